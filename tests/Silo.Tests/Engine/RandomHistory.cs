using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>
/// A seeded history of a small region: two levels of agencies, joins, transfers also back-dated, departures, merges, completions of
/// every form with caps, overlaps and look-alikes, corrections, revocations, enrolments, held items of all kinds.
/// </summary>
public sealed class RandomHistory
{
    private const int People = 30;
    private const int Completions = 260;
    private static readonly LearningForm[] Forms =
    [
        LearningForm.ELearning, LearningForm.SelfStudy, LearningForm.Community, LearningForm.Coaching, LearningForm.Mentoring, LearningForm.Seminar,
        LearningForm.Workshop, LearningForm.Technical, LearningForm.Course, LearningForm.Degree, LearningForm.Leadership,
    ];

    /// <summary>The first has seats and quotas, and takes completions without enrolment too; the second has few seats.</summary>
    public static readonly BatchId[] Seated = [new("S0"), new("S1")];

    private static readonly BatchId[] Completable = [new("B0"), new("B1"), new("B2"), new("B3"), Seated[0]];

    private readonly Random _random;
    private readonly DateOnly _today;
    private readonly List<string> _agencies = ["A", "B", "C", "D", "E", "A-1", "A-2"];
    private readonly List<string> _nips = [];
    private readonly Dictionary<string, CompletionContent> _pushed = [];

    public RandomHistory(int seed, DateOnly today)
    {
        (_random, _today) = (new Random(seed), today);
        for (var i = 0; i < People; i++)
        {
            _nips.Add(string.Create(CultureInfo.InvariantCulture, $"{1970 + i}0{1 + (i % 9)}1{i % 9}201001{1 + (i % 2)}{i + 1:000}"));
        }
    }

    /// <summary>Everyone's NIP.</summary>
    public IReadOnlyList<string> Nips => _nips;

    /// <summary>What must come first: agencies, programmes, batches, a partner.</summary>
    public IEnumerable<(string Source, Submission Item)> Definitions()
    {
        foreach (var agency in _agencies)
        {
            yield return Import(Sources.AgencyImport, new AgencyRow(new AgencyId(agency), $"Dinas {agency}", agency.Length > 1 ? new AgencyId("A") : null, _today));
        }

        yield return Admin(new DefinePartner(new PartnerId("UBT"), "Universitas Bukitintan"));
        for (var i = 0; i < 4; i++)
        {
            yield return Admin(new DefineProgram(new ProgramId($"P{i}"), $"Program {i}", LearningForm.Technical, 10, ["KOMUNIKASI"]));
            yield return Admin(new ScheduleBatch(new BatchId($"B{i}"), new BatchPlan($"Angkatan {i}", new ProgramId($"P{i}"), new PartnerId("UBT"), 1, BatchMode.SelfPaced, null, null, null)));
        }

        yield return Admin(new ScheduleBatch(Seated[0], SeatedPlan(0, 14)));
        yield return Admin(new ScheduleBatch(Seated[1], SeatedPlan(1, 4)));
    }

    /// <summary>The plan of a batch with seats.</summary>
    /// <param name="batch">0 or 1.</param>
    /// <param name="seats">Its seats.</param>
    public BatchPlan SeatedPlan(int batch, int seats) => new(
        $"Angkatan terbatas {batch}", new ProgramId($"P{batch}"), null, 2, BatchMode.Scheduled, _today.AddDays(batch == 0 ? -2 : 10), _today.AddDays(12), seats,
        batch == 0 ? [new(new AgencyId("A"), 5), new(new AgencyId("C"), 2)] : null);

    /// <summary>Everyone joins.</summary>
    public IEnumerable<(string Source, Submission Item)> Joins() => _nips.Select((nip, i) => Import(Sources.RosterImport, Row(nip, i, _agencies[i % _agencies.Count], null)));

    /// <summary>Everything else, to be sent in any order.</summary>
    public IReadOnlyList<(string Source, Submission Item)> Events()
    {
        var events = new List<(string, Submission)>();
        for (var i = 0; i < Completions; i++)
        {
            var key = $"C{i}";
            var content = Content(i);
            _pushed[key] = content;
            events.Add(Push(key, new CompleteItem(Pick(_nips), null, content)));
        }

        for (var i = 0; i < 40; i++)
        {
            var person = _random.Next(People);
            events.Add(Import(Sources.RosterImport, Row(_nips[person], person, Pick(_agencies), _today.AddDays(_random.Next(-500, 20)))));
        }

        return events;
    }

    /// <summary>Corrections and revocations; those of one completion keep their order.</summary>
    public IEnumerable<(string Source, Submission Item)> Corrections(IReadOnlyDictionary<string, string> nipOf)
    {
        for (var i = 0; i < 50; i++)
        {
            var key = $"C{_random.Next(Completions)}";
            if (_random.Next(3) == 0)
            {
                yield return Push($"R{i}", new RevokeItem(key, null));
            }
            else if (nipOf.TryGetValue(key, out var nip))
            {
                yield return Push($"K{i}", new CorrectItem(key, null, nip, null, Content(1_000 + i)));
            }
        }
    }

    /// <summary>Late changes of the tree.</summary>
    public IEnumerable<(string Source, Submission Item)> Merges()
    {
        yield return Admin(new MergeAgencies(new AgencyId("E"), new AgencyId("D"), _today.AddDays(-100)));
        yield return Admin(new MergeAgencies(new AgencyId("D"), new AgencyId("C"), _today.AddDays(-30)));
        yield return Import(Sources.AgencyImport, new AgencyRow(new AgencyId("A-2"), "Dinas A-2", new AgencyId("B"), _today));
    }

    private CompletionContent Content(int number)
    {
        var form = Pick(Forms);
        var day = _today.AddDays(-_random.Next(0, 620));
        var timed = _random.Next(2) == 0;
        var end = timed
            ? Moment.At(new DateTimeOffset(day.ToDateTime(new TimeOnly(_random.Next(24), 30)), TimeSpan.FromHours(7)).AddDays(-1))
            : Moment.On(day);
        Moment? start = _random.Next(3) switch
        {
            0 => null,
            1 when timed => Moment.At(new DateTimeOffset(day.ToDateTime(new TimeOnly(0, 0)), TimeSpan.FromHours(7)).AddDays(-_random.Next(1, 4))),
            _ => Moment.On(day.AddDays(-_random.Next(2, 6))),
        };
        var batch = _random.Next(3) == 0 ? Pick(Completable) : (BatchId?)null;
        return new CompletionContent(
            $"Pelatihan {_random.Next(12)}",
            form,
            form == LearningForm.Leadership || _random.Next(4) > 0 ? LearningScope.National : LearningScope.International,
            _random.Next(0, 12) + (_random.Next(3) == 0 ? 0.25m : 0),
            start,
            end,
            batch is { } b ? new ProgramId("P" + b.Value[1..]) : _random.Next(4) == 0 ? new ProgramId($"P{_random.Next(4)}") : null,
            batch,
            _random.Next(4) == 0 ? $"CERT-{number % 90}" : null,
            null,
            null);
    }

    private static RosterRow Row(string nip, int number, string agency, DateOnly? effectiveOn) => new(
        nip,
        $"Pegawai {number}",
        new AgencyId(agency),
        new Employment((EmployeeStatus)(number % 4), PostKind.Pelaksana, null, (EmployeeStatus)(number % 4) is EmployeeStatus.Pns or EmployeeStatus.Cpns ? "III/a" : "IX",
            number % 5 == 0 ? new DateOnly(2026, 3, 1) : new DateOnly(2015, 3, 1)),
        null,
        effectiveOn,
        null,
        null,
        new DateOnly(2026, 6, 1),
        null);

    private (string, Submission) Push(string key, Command command) => ("partner/UBT", EngineHost.Item(key, command));

    private static (string, Submission) Import(string source, Command command) =>
        (source, EngineHost.Item(Convert.ToHexString(EngineHost.Hash(command)), command));

    private static (string, Submission) Admin(Command command) => Import(Sources.Admin, command);

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
