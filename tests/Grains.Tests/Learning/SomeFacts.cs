using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using CsCheck;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

/// <summary>Generates crowded lives: few days, titles, certificates and keys, so that every rule meets every other.</summary>
internal static class SomeFacts
{
    public static readonly AsnId Person = new(new Guid(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9));

    private static readonly AgencyId[] Agencies = [Health, Schools, new("BKPSDM")];

    private static readonly Gen<LearningForm> Form = Gen.OneOf(
        LearningForm.ELearning, LearningForm.ELearning, LearningForm.SelfStudy, LearningForm.Coaching, LearningForm.Mentoring,
        LearningForm.Seminar, LearningForm.Workshop, LearningForm.Technical, LearningForm.Distance, LearningForm.Community);

    /// <summary>A minute around two turns of a year, so that days, months and years are all crossed.</summary>
    private static readonly Gen<Moment> Moments = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 47], Gen.Int[0, 3], Gen.Int[0, 1]).Select((day, half, bare, year) =>
    {
        var at = new DateTimeOffset(2024 + year, 12, 28, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(30 * half);
        return bare == 0 ? Moment.On(DateOnly.FromDateTime(at.UtcDateTime)) : Moment.At(at);
    });

    private static readonly Gen<CompletionContent> Contents = Gen.Select(
        Form, Gen.Int[0, 1], Gen.Int[0, 120], Moments, Gen.Int[-1, 72], Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, 9]).Select(
        (form, scope, twentieths, completed, hours, title, program, certificate) =>
        {
            var start = completed.InstantIn(Zone).AddHours(-hours);
            var started = hours < 0 ? (Moment?)null : completed.IsDate ? Moment.On(Zone.DayOf(start)) : Moment.At(start);
            return new CompletionContent(
                string.Create(CultureInfo.InvariantCulture, $"title {title}"), form, (LearningScope)scope, twentieths / 20m, started, completed,
                program < 3 ? new ProgramId($"P{program}") : null,
                program is > 2 and < 5 ? new BatchId($"B{program}") : null,
                certificate < 4 ? $"C{certificate}" : null, certificate < 4 ? $"I{certificate % 2}" : null, null);
        });

    /// <summary>0: completed; 1: corrected; 2: revoked; 3: re-credited.</summary>
    private static readonly Gen<(int Kind, int Of, CompletionContent Content, int Agency)> Step =
        Gen.Select(Gen.Frequency((12, 0), (3, 1), (1, 2), (2, 3)), Gen.Int[0, 1000], Contents, Gen.Int[0, 2]);

    /// <summary>The facts of one life, in the order of the ledger.</summary>
    public static readonly Gen<RecordedFact[]> Life = Step.Array[1, 40].Select(ToFacts);

    private static RecordedFact[] ToFacts((int Kind, int Of, CompletionContent Content, int Agency)[] steps)
    {
        var facts = new List<RecordedFact>();
        var firsts = new List<long>();
        var versions = new List<long>();
        foreach (var (kind, of, content, agency) in steps)
        {
            var position = 100 + facts.Count;
            PersonFact fact;
            if (kind == 0 || firsts.Count == 0)
            {
                fact = new Completed(Person, Agencies[agency], null, content, DateTimeOffset.UnixEpoch);
                firsts.Add(position);
                versions.Add(position);
            }
            else if (kind == 1)
            {
                fact = new CompletionCorrected(Person, firsts[of % firsts.Count], Agencies[agency], null, content, DateTimeOffset.UnixEpoch);
                versions.Add(position);
            }
            else
            {
                fact = kind == 2
                    ? new CompletionRevoked(Person, firsts[of % firsts.Count], DateTimeOffset.UnixEpoch)
                    : new CompletionRecredited(Person, versions[of % versions.Count], Agencies[agency]);
            }

            // Keys fall while positions grow, so that ties go against the order of arrival.
            facts.Add(new(position, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, position % 2 == 0 ? "partner/UNI" : "admin",
                $"k{999 - position}", FactTargets.Everyone, fact));
        }

        return [.. facts];
    }
}
