using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Partners;
using Bangkom.Grains.Planning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Programs;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Tests.Folds;

/// <summary>
/// A fold's version stands for what it makes of these facts. When one goes red the same facts give another state: raise the state's
/// <c>FoldVersion</c>, and write the new result with <c>BANGKOM_WRITE_FOLDS=1</c>.
/// </summary>
public sealed class FoldVersionTests
{
    private static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");
    private static readonly AsnId Ani = AsnId.Parse("0f8fad5bd9cb469fa16570867728950e");
    private static readonly AsnId Budi = AsnId.Parse("7c9e6679742540de944be07fc1f90ae7");
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly FiguresDate Date = new(2026, new DateOnly(2026, 6, 1));

    /// <summary>Positions after the default rules do not hang on how many there are.</summary>
    private const long RulesMax = 1_000;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Agency()
    {
        var state = new AgencyState(new AgencyId("A"), RegionRules.Start(Zone));
        Fold(state.Apply);
        var view = state.ViewOf(Date);
        Check("agency", AgencyState.FoldVersion, new { view.Figures, Programs = view.Programs.OrderBy(p => p.Key), state.Batches });
    }

    [Fact]
    public void Batch()
    {
        var state = new BatchState(new BatchId("B"));
        Fold(state.Apply);
        Check("batch", BatchState.FoldVersion, new { View = state.ViewOn(Date.On, 0, null)!, Trails = state.Trails().OrderBy(t => t.Person), Invitations = state.Invitations(), Sessions = state.Sessions(), state.Life.Rule, Fulfils = new[] { Ani, Budi }.Select(state.Life.Fulfils) });
    }

    [Fact]
    public void Program()
    {
        var state = new ProgramState(new ProgramId("P"));
        Fold(state.Apply);
        Check("program", ProgramState.FoldVersion, new { state.Definition, state.Batches });
    }

    [Fact]
    public void Partner()
    {
        var state = new PartnerState(new PartnerId("UBT"), Zone);
        Fold(state.Apply);
        Check("partner", PartnerState.FoldVersion, new { state.Name, state.Keys, Receipts = state.Receipts.ToDictionary(r => r.Position), state.Held, Sums = state.Sums(null, null), Accepted = state.AcceptedBetween(null, null) });
    }

    [Fact]
    public void Catalog()
    {
        var state = new CatalogState();
        Fold(state.Apply);
        Check("catalog", CatalogState.FoldVersion, new { state.View.Programs, state.View.Batches, state.View.Cancelled, state.View.Partners, state.View.Activities, state.View.Webhooks, Policies = state.View.Policies.All.Length - DefaultPolicies.All.Count });
    }

    [Fact]
    public void Needs()
    {
        var state = new NeedsState();
        Fold(state.Apply);
        Check("needs", NeedsState.FoldVersion, state.People.OrderBy(p => p.Key).Select(p => new { Person = p.Key, Histories = p.Value.Values }));
    }

    [Fact]
    public void Plans()
    {
        var state = new PlansState();
        Fold(state.Apply);
        Check("plans", PlansState.FoldVersion, state.Plans.Values);
    }

    [Fact]
    public void Evaluation()
    {
        var state = new EvaluationState();
        Fold(state.Apply, Answers());
        var view = SatisfactionFigures.Of(state, new EvaluationGroup(GroupKind.Region, ""), AgencyTree.Empty.On(Date.On), Quarter.Of(2026, 1), Quarter.Of(2026, 4));
        Check("evaluation", EvaluationState.FoldVersion, new { view, state.Clock, state.Questionnaires, Steps = state.Reactions.Publication.Steps.Count, Services = state.Services.Pack() });
    }

    /// <summary>Six people answer, take tests and are followed up; one answer waits.</summary>
    private static IEnumerable<(string Source, Fact Fact)> Answers()
    {
        var day = new DateOnly(2026, 3, 6);
        yield return (Sources.Answers, new QuestionnaireDefined(new QuestionnaireId("Q"), "Evaluasi", new ProgramId("P"), null, 5, ["Materi", "Pengajar"]));
        yield return (Sources.Answers, new ServiceUnitDefined(new ServiceUnitId("LOKET"), "Loket", new AgencyId("A"), 500));
        yield return (Sources.Answers, new ServiceUnitTrained(new ServiceUnitId("LOKET"), new ProgramId("P"), null, day));
        yield return (Sources.Answers, new SurveyRecorded(new ServiceUnitId("LOKET"), Quarter.Of(2026, 1), 10, [.. Enumerable.Range(31, 9)], [.. Enumerable.Repeat(10, 9)], "1/9"));
        for (var i = 0; i < 6; i++)
        {
            var place = new AnswerPlace(new ProgramId("P"), new BatchId("B"), new PartnerId("UBT"), day, new AgencyId(i % 2 == 0 ? "A" : "B"), []);
            yield return (Sources.Answers, new QuestionnaireAnswered(new QuestionnaireId("Q"), $"q{i}", place, day, 5, [1 + (i % 5), 5], 4 + i));
            yield return (Sources.Answers, new TestRecorded($"t{i}", place, day, LearningDimension.Knowledge, TestPhase.Pre, 40 + (10 * i), 100));
            yield return (Sources.Answers, new TestRecorded($"t{i}", place, day, LearningDimension.Knowledge, TestPhase.Post, 90, 100));
            foreach (var role in Enum.GetValues<FollowUpRole>())
            {
                yield return (Sources.Answers, new FollowUpAnswered($"s{i}", role, 3, place, day.AddMonths(3), day.AddMonths(3), [2 + (i % 3)], 0.5m, 3));
            }
        }
    }

    private static void Fold(Action<RecordedFact> apply) => Fold(apply, Facts());

    private static void Fold(Action<RecordedFact> apply, IEnumerable<(string Source, Fact Fact)> facts)
    {
        var position = 0L;
        foreach (var (source, fact) in facts)
        {
            position = source == "engine" ? position + 1 : Math.Max(position, RulesMax) + 1;
            apply(new RecordedFact(position, Now, Now, source, $"{position}", FactTargets.Everyone, fact));
        }
    }

    private static IEnumerable<(string Source, Fact Fact)> Facts()
    {
        var job = new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1));
        var plan = new BatchPlan("Angkatan I", new ProgramId("P"), new PartnerId("UBT"), 1, BatchMode.Scheduled, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 6), 30);
        yield return ("engine", new RegionDefined(new RegionId("R"), "Region", Zone.Name));
        foreach (var policy in DefaultPolicies.All)
        {
            yield return ("engine", policy);
        }

        yield return ("admin", new AgencyDefined(new AgencyId("A"), "Dinas A"));
        yield return ("admin", new AgencyDefined(new AgencyId("B"), "Dinas B"));
        yield return ("admin", new PartnerDefined(new PartnerId("UBT"), "Universitas Bukitintan"));
        yield return ("admin", new KeyIssued(new PartnerId("UBT"), null, "0a1b2c3d", "00"));
        yield return ("admin", new ProgramDefined(new ProgramId("P"), "Program", LearningForm.Technical, 8, ["KOMUNIKASI"]));
        yield return ("admin", new BatchScheduled(new BatchId("B"), plan));
        yield return ("admin", new BatchScheduled(new BatchId("C"), plan));
        yield return ("admin", new BatchCancelled(new BatchId("C")));
        yield return ("admin", new PersonJoined(Ani, new AgencyId("A"), new DateOnly(2015, 1, 1), job));
        yield return ("admin", new PersonJoined(Budi, new AgencyId("A"), new DateOnly(2026, 2, 1), job with { JoinedOn = new DateOnly(2026, 2, 1) }));
        yield return ("admin", new PersonTransferred(Budi, new AgencyId("B"), new AgencyId("A"), new DateOnly(2026, 5, 1)));
        yield return ("admin", new Enrolled(Ani, new BatchId("B"), new AgencyId("A"), new DateOnly(2026, 2, 20)));
        yield return ("admin", new Attended(Budi, new BatchId("B"), new AgencyId("A"), new DateOnly(2026, 3, 2)));
        yield return ("partner/UBT", Complete(Ani, LearningForm.Technical, 8, new DateOnly(2026, 3, 6), new BatchId("B")));
        yield return ("partner/UBT", Complete(Ani, LearningForm.ELearning, 5, new DateOnly(2026, 3, 4), null));
        yield return ("partner/UBT", Complete(Budi, LearningForm.Seminar, 1, new DateOnly(2026, 4, 4), null));
        yield return ("partner/UBT", new CompletionRevoked(Budi, Position(3), Now));
        yield return ("partner/UBT", new ReceiptRecorded(new PartnerId("UBT"), "partner/UBT", Now, 5, 4, 0, 1, ImmutableSortedDictionary<string, int>.Empty.Add("UNKNOWN_PERSON", 1)));
        yield return ("partner/UBT", new ItemQuarantined(new PartnerId("UBT"), "partner/UBT", "9", "UNKNOWN_PERSON", "Nobody.", Now, "ff", "nip", 1));
        yield return ("admin", new KeyIssued(new PartnerId("UBT"), "MOODLE", "0a1b2c3d", "00ff", ["203.0.113.0/24"]));
        yield return ("engine", new KeyUsed(new PartnerId("UBT"), "0a1b2c3d", "203.0.113.7"));
        yield return ("admin", new ActivityMapped(new PartnerId("UBT"), "https://lms.example.ac.id/course/view.php?id=7", new ProgramId("P"), new BatchId("B")));
        yield return ("admin", new ActivityMapped(new PartnerId("UBT"), "https://lms.example.ac.id/course/view.php?id=8", new ProgramId("P")));
        yield return ("admin", new Invited(Ani, new BatchId("B"), new AgencyId("A"), new DateOnly(2026, 2, 1)));
        yield return ("admin", new Invited(Budi, new BatchId("B"), new AgencyId("A"), new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 8)));
        yield return ($"person/{Budi}", new InvitationAnswered(Budi, new BatchId("B"), new DateOnly(2026, 2, 2), DeclineReason.ScheduleClash));
        yield return ("admin", new SessionPlanned(new BatchId("B"), "S1", "Pembukaan", Now, Now.AddHours(1)));
        yield return ("admin", new Attended(Budi, new BatchId("B"), new AgencyId("A"), new DateOnly(2026, 3, 3), "S1"));
        yield return ("admin", new CompletionRuleSet(new BatchId("B"), 1, 70, false));
        yield return ("admin", new Assessed(Budi, new BatchId("B"), new DateOnly(2026, 3, 6), 71, false));
        yield return ("admin", new ActivityUnmapped(new PartnerId("UBT"), "https://lms.example.ac.id/course/view.php?id=8"));
        yield return ("admin", new CompetencyAssessed(Ani, new CompetencyId("KOMUNIKASI"), 1, new DateOnly(2026, 2, 1)));
        yield return ("admin", new CompetencyAssessed(Ani, new CompetencyId("KOMUNIKASI"), 3, new DateOnly(2026, 5, 1)));
        yield return ("admin", new NeedsAnswered(Budi, new NeedsSurveyId("AKPK"), new DateOnly(2026, 2, 2), [new(new CompetencyId("KOMUNIKASI"), 4, 5, 3, true), new(new CompetencyId("PROYEK"), 1, 2, 3)]));
        yield return ("admin", new PlanDefined(new PlanId("R"), "Rencana", 2027, 1_000, [new(new ProgramId("P"), 1, 30, 2, [new(new CompetencyId("KOMUNIKASI"), 2)], 900)]));
        yield return ("admin", new PlanDefined(new PlanId("R"), "Rencana kedua", 2027, null, [new(new ProgramId("P"), 1, null, 3, [], 0)]));
    }

    /// <summary>The seminar is the third completion after the definitions.</summary>
    private static long Position(int completion) => RulesMax + 13 + completion;

    private static Completed Complete(AsnId person, LearningForm form, decimal quantity, DateOnly day, BatchId? batch) => new(
        person, new AgencyId("A"), null, new CompletionContent($"Pelatihan {form}", form, LearningScope.National, quantity, null, Moment.On(day), batch is null ? null : new ProgramId("P"), batch, null, null, null), Now);

    private static void Check(string fold, int version, object result)
    {
        var text = JsonSerializer.Serialize(result, Readable).ReplaceLineEndings("\n") + "\n";
        var path = Path.Combine(Folder(), $"{fold}.v{version}.json");
        if (Environment.GetEnvironmentVariable("BANGKOM_WRITE_FOLDS") == "1" && !File.Exists(path))
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
