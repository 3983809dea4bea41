using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Bench.Rules;

/// <summary>People and completions to fold, under the default rules.</summary>
internal static class Samples
{
    public static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");
    public static readonly AgencyId Agency = new("A00");
    public static readonly FiguresDate Date = new(2026, new DateOnly(2026, 12, 31));

    private static readonly LearningForm[] Forms = [LearningForm.Technical, LearningForm.ELearning, LearningForm.Seminar, LearningForm.Course];

    public static RegionRules Rules { get; } = new(
        AgencyTree.Empty, DefaultPolicies.All.Select((policy, i) => (policy, Position: i + 1L)).Aggregate(PolicyBook.Empty, static (book, p) => book.With(p.policy, p.Position)), Zone);

    public static AsnId Person(int number) => new(new Guid(number, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

    public static PersonJoined Joined(int person) => new(
        Person(person), Agency, new DateOnly(2015, 1, 1), new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)));

    /// <summary>Completions of a person in order of arrival, which is not the order of their days.</summary>
    public static RecordedFact[] Completions(int person, int count, long after = 1_000) =>
        [.. Enumerable.Range(0, count).Select(i => Recorded(after + i + 1, new Completed(Person(person), Agency, null, Content(i), DateTimeOffset.UnixEpoch)))];

    public static RecordedFact Recorded(long position, Fact fact) => new(
        position, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "partner/UNIV", $"k{position}", new FactTargets((fact as PersonFact)?.Person, [Agency]), fact);

    private static CompletionContent Content(int number)
    {
        var day = new DateOnly(2026, 1, 1).AddDays(number * 7 % 360);
        return new($"Pelatihan Kompetensi Teknis, Angkatan {number}", Forms[number % Forms.Length], LearningScope.National, 1 + (number % 3),
            Moment.On(day), Moment.On(day), new ProgramId($"P{number % 40:00}"), new BatchId($"B{number % 40:00}"), null, null, 85);
    }
}
