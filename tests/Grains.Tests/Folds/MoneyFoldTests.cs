using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Professionalism;

namespace Bangkom.Grains.Tests.Folds;

/// <summary>As <see cref="FoldVersionTests"/>, of money, outreach and profiles.</summary>
public sealed class MoneyFoldTests
{
    private static readonly AsnId Ani = AsnId.Parse("0f8fad5bd9cb469fa16570867728950e");
    private static readonly AsnId Budi = AsnId.Parse("7c9e6679742540de944be07fc1f90ae7");
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Budget()
    {
        var state = Fold(
            new BudgetState(),
            new RegionBudgetSet(2026, 1_000_000, "Perda"),
            new BudgetPlanned(2026, FundingSource.Apbd, 900),
            new CeilingSet(2026, FundingSource.Apbd, 800, "DPA"),
            new CeilingSet(2026, FundingSource.Apbd, 700, "DPA 2"),
            new BudgetCommitted("C", 2026, FundingSource.Apbd, 600, Day, null, new BatchId("B"), new PartnerId("UBT")),
            new BudgetRealised("C", 300, Day, "SP2D"),
            new CommitmentReleased("C", 100, Day, "less"),
            new RealisationCorrected(6, 250, "slip"),
            new AgreementSigned(new PartnerId("UBT"), "PKS", Day, Day, 10, 5, 0.5m, 7));
        Check("budget", BudgetState.FoldVersion, new { state.View.Years, state.View.Commitments, state.View.Realisations, state.View.Agreements });
    }

    [Fact]
    public void Outreach()
    {
        var rule = new AudienceRule(null, null, null, true, false);
        var state = Fold(
            new OutreachState(),
            new AbsenceExplained(Ani, 2026, AbsenceReason.Workload),
            new AbsenceExplained(Ani, 2026, AbsenceReason.NotInvited),
            new CampaignLaunched("C", "Ajakan", OutreachChannel.Letter, rule, 0.5m, 42, Day, Day, null, [Ani, Budi]),
            new PeopleTold("C", [Ani], OutreachChannel.Message, Day));
        Check("outreach", OutreachState.FoldVersion, new
        {
            Reasons = state.Reasons.Select(r => $"{r.Key.Person} {r.Key.Year} {r.Value}"),
            HeldOut = state.Campaigns["C"].HeldOut,
            Told = state.Campaigns["C"].Told.Select(t => $"{t.Key} {t.Value.Channel} {t.Value.On:yyyy-MM-dd}"),
        });
    }

    [Fact]
    public void Professionalism()
    {
        var state = Fold(
            new ProfileState(),
            new ProfileRecorded(Ani, Day, Qualification.S1, "GURU", null, PerformanceRating.Good, null),
            new ProfileRecorded(Ani, Day.AddDays(-9), Qualification.D3, null, PostTraining.Functional, null, DisciplineRecord.Light));
        Check("professionalism", ProfileState.FoldVersion, state.People[Ani]);
    }

    private static T Fold<T>(T state, params Fact[] facts)
        where T : IProjectionState
    {
        foreach (var (i, fact) in facts.Index())
        {
            state.Apply(new RecordedFact(i + 1, Now, Now, "admin", $"{i}", FactTargets.Everyone, fact));
        }

        return state;
    }

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
