using System.Globalization;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Programs;

namespace Bangkom.Silo.Demo;

/// <summary>Two campaigns, one that truly moves people and one that does not, and reasons why others take no part.</summary>
/// <param name="desk">Takes what is made.</param>
internal sealed class DemoOutreach(DemoDesk desk)
{
    private const int Seed = 1_999;
    private const decimal HoldOutShare = 0.4m;

    private static readonly DemoCampaign[] Campaigns =
    [
        new("AJAK-LAYANAN", "Ajakan Pelayanan Prima", "AJ-LAYANAN", OutreachChannel.Message, EmployeeStatus.Pns, 0.45, 0.15),
        new("AJAK-ARSIP", "Ajakan Tertib Arsip", "AJ-ARSIP", OutreachChannel.Letter, EmployeeStatus.Pppk, 0.2, 0.2),
    ];

    private static readonly AbsenceReason[] Reasons =
        [AbsenceReason.Workload, AbsenceReason.Workload, AbsenceReason.NotInvited, AbsenceReason.FeelsCompetent, AbsenceReason.ScheduleClash, AbsenceReason.NotInterested, AbsenceReason.SuperiorRefused, AbsenceReason.LeaveOrIllness];

    /// <summary>A campaign, and what it truly does to people.</summary>
    private sealed record DemoCampaign(string Code, string Name, string Program, OutreachChannel Channel, EmployeeStatus Status, double Told, double HeldOut);

    /// <summary>Seeds both.</summary>
    /// <param name="today">The day that the region is made for.</param>
    /// <param name="cancellationToken">Ends the seeding; the next start goes on.</param>
    public async Task SeedAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await desk.AppendAsync(Campaigns.SelectMany(Definitions), cancellationToken);
        foreach (var campaign in Campaigns)
        {
            await RunAsync(campaign, today, cancellationToken);
        }

        await ExplainAsync(cancellationToken);
    }

    private static IEnumerable<(string Name, Command Command)> Definitions(DemoCampaign campaign)
    {
        yield return ($"outreach/{campaign.Program}", new DefineProgram(new ProgramId(campaign.Program), $"Kelas {campaign.Name}", LearningForm.ELearning, 2, ["PELAYANAN_PUBLIK"]));
        yield return ($"outreach/{campaign.Program}/batch", new ScheduleBatch(
            new BatchId($"{campaign.Program}-MANDIRI"), new BatchPlan($"Kelas {campaign.Name} (mandiri)", new ProgramId(campaign.Program), null, 1, BatchMode.SelfPaced, null, null, null)));
    }

    private async Task RunAsync(DemoCampaign campaign, DateOnly today, CancellationToken cancellationToken)
    {
        var outreach = desk.Grains.GetGrain<IOutreachGrain>(desk.Region.Key("all"));
        var on = today.AddDays(-21);
        var rule = new AudienceRule([new AgencyId("DINKES"), new AgencyId("SETDA")], [campaign.Status], null, WithoutCompletion: false, AtRisk: false);
        if (await outreach.GetCampaign(campaign.Code) is null)
        {
            var audience = await desk.Grains.GetGrain<IAudienceGrain>(desk.Region.Id.Value).FindAudience(rule);
            DemoDesk.Expect(await outreach.Launch(
                new LaunchCampaign(new CampaignLaunched(campaign.Code, campaign.Name, campaign.Channel, rule, HoldOutShare, Seed, on, today.AddDays(-1), new ProgramId(campaign.Program), audience)),
                desk.KeyOf($"outreach/{campaign.Code}")).WaitAsync(cancellationToken));
        }

        var launched = (await outreach.GetCampaign(campaign.Code))!;
        var invited = launched.Terms.Audience.Where(p => !launched.HeldOut.Contains(p)).ToArray();
        // Nine in ten are reached.
        DemoDesk.Expect(await outreach.Tell(
            new TellPeople(campaign.Code, [.. invited.Where((_, i) => i % 10 != 9)], campaign.Channel, launched.Terms.On), desk.KeyOf($"outreach/{campaign.Code}/told")).WaitAsync(cancellationToken));
        await desk.AppendAsync(Learning(campaign, launched), cancellationToken);
    }

    /// <summary>Some of each group enrol, and most of these complete.</summary>
    private static IEnumerable<(string Name, Command Command)> Learning(DemoCampaign campaign, Campaign launched)
    {
        var random = new Random(Seed);
        var batch = new BatchId($"{campaign.Program}-MANDIRI");
        foreach (var person in launched.Terms.Audience)
        {
            var (enrols, completes, days) = (random.NextDouble(), random.NextDouble(), random.Next(1, 19));
            if (enrols >= (launched.HeldOut.Contains(person) ? campaign.HeldOut : campaign.Told))
            {
                continue;
            }

            var day = launched.Terms.On.AddDays(days);
            yield return ($"outreach/{campaign.Code}/{person}/seat", new EnrolPerson(person, batch, day));
            if (completes < 0.8)
            {
                yield return ($"outreach/{campaign.Code}/{person}/done", new CompleteItem(null, person, new CompletionContent(
                    $"Kelas {campaign.Name}", LearningForm.ELearning, LearningScope.National, 2, null, Moment.On(day), new ProgramId(campaign.Program), batch, null, null, null)));
            }
        }
    }

    /// <summary>Two in three of those who take no part have said why.</summary>
    private async Task ExplainAsync(CancellationToken cancellationToken)
    {
        if (await desk.Grains.GetGrain<IAudienceGrain>(desk.Region.Id.Value).GetOutreach(null, includeChildren: true, null) is not { } view)
        {
            return;
        }

        var random = new Random(Seed + 1);
        await desk.AppendAsync(
            view.Absent
                .Select(a => (a.Person, IsSaid: random.Next(3) > 0, Reason: Reasons[random.Next(Reasons.Length)]))
                .Where(a => a.IsSaid)
                .Select(a => (string.Create(CultureInfo.InvariantCulture, $"absence/{a.Person}/{view.On.Year}"), (Command)new ExplainAbsence(a.Person, view.On.Year, a.Reason))),
            cancellationToken);
    }
}
