using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Outreach;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Outreach;

public sealed class OutreachTests
{
    private readonly DecidingRegion _region = new();

    [Theory]
    // 8.5 JP are missing: three days at 3 JP a day, so the 29th is the last day to begin.
    [InlineData(11.5, 20, null, 8.5, "2026-12-31", 3, "2026-12-29")]
    [InlineData(0, 20, null, 20, "2026-12-31", 7, "2026-12-25")]
    [InlineData(0, 24, "2026-06-30", 24, "2026-06-30", 8, "2026-06-23")]
    [InlineData(0, 24, "2027-06-30", 24, "2026-12-31", 8, "2026-12-24")]
    public void The_day_to_act_is_as_many_days_before_the_deadline_as_e_learning_at_its_cap_takes(
        double jp, double target, string? contractTo, double missing, string deadline, int days, string actBy)
    {
        var job = Employment() with { ContractTo = contractTo is null ? null : DateOnly.Parse(contractTo, System.Globalization.CultureInfo.InvariantCulture) };
        var way = WayToTarget.Of((decimal)jp, (decimal)target, job, 2026, _region.Roster.Rules.Policies.On(_region.Today))!;
        Assert.Equal(((decimal)missing, deadline, days, actBy), (way.MissingJp, $"{way.Deadline:yyyy-MM-dd}", way.DaysNeeded, $"{way.ActBy:yyyy-MM-dd}"));
    }

    [Fact]
    public void Nothing_is_missing_once_the_target_is_reached() =>
        Assert.Null(WayToTarget.Of(20, 20, Employment(), 2026, _region.Roster.Rules.Policies.On(_region.Today)));

    [Fact]
    public void A_reason_is_about_somebody_known_and_a_year_that_has_begun()
    {
        var person = _region.Join(1, Health);
        _region.Refuses("UNKNOWN_PERSON", "person", new ExplainAbsence(AsnId.New(), 2026, AbsenceReason.Workload));
        _region.Refuses("INVALID_YEAR", "year", new ExplainAbsence(person, 2027, AbsenceReason.Workload));
        _region.Accept(new ExplainAbsence(person, 2026, AbsenceReason.Workload), "admin");
        Assert.Equal(person, _region.Facts[^1].Targets.Asn);
    }

    [Fact]
    public void A_campaign_has_a_window_a_share_and_an_audience()
    {
        var person = _region.Join(1, Health);
        var terms = Terms([person]);
        _region.Refuses("INVALID_CODE", "campaign", new LaunchCampaign(terms with { Campaign = "no code" }));
        _region.Refuses("INVALID_SHARE", "holdOutShare", new LaunchCampaign(terms with { HoldOutShare = 0.95m }));
        _region.Refuses("INVALID_WINDOW", "outcomeTo", new LaunchCampaign(terms with { OutcomeTo = terms.On.AddDays(-1) }));
        _region.Refuses("UNKNOWN_PROGRAM", "program", new LaunchCampaign(terms with { Program = new ProgramId("NONE") }));
        _region.Refuses("UNKNOWN_AGENCY", "agencies", new LaunchCampaign(terms with { Rule = terms.Rule with { Agencies = [new AgencyId("NONE")] } }));
        _region.Refuses("NO_AUDIENCE", "atRisk", new LaunchCampaign(terms with { Audience = [] }));
        _region.Accept(new LaunchCampaign(terms), "admin");
    }

    [Fact]
    public void Nobody_whom_chance_holds_out_is_told_and_the_first_time_counts()
    {
        ImmutableArray<AsnId> people = [.. Enumerable.Range(0, 10).Select(_ => AsnId.New()).Order()];
        var state = new OutreachState();
        Apply(state, 1, Terms(people));
        var heldOut = state.Campaigns["C"].HeldOut;
        Assert.Equal(5, heldOut.Count);
        var told = people.Where(p => !heldOut.Contains(p)).ToArray();
        Assert.Null(Tell(told[0]).ProblemIn(state));
        Assert.Equal("HELD_OUT", Tell(told[0], heldOut.First()).ProblemIn(state)!.Code);
        Assert.Equal("NOT_IN_AUDIENCE", Tell(AsnId.New()).ProblemIn(state)!.Code);
        Assert.Equal("UNKNOWN_CAMPAIGN", (Tell(told[0]) with { Campaign = "D" }).ProblemIn(state)!.Code);
        Apply(state, 2, new PeopleTold("C", [told[0], told[1]], OutreachChannel.Message, _region.Today));
        Apply(state, 3, new PeopleTold("C", [told[1], told[2]], OutreachChannel.Letter, _region.Today));
        var kept = OutreachState.FromParts(state.ToParts()).Campaigns["C"];
        Assert.Equal(3, kept.Told.Count);
        Assert.Equal(OutreachChannel.Message, kept.Told[told[1]].Channel);
        Assert.True(kept.HeldOut.SetEquals(heldOut));
    }

    [Fact]
    public void The_latest_reason_holds()
    {
        var (state, person) = (new OutreachState(), AsnId.New());
        Apply(state, 1, new AbsenceExplained(person, 2026, AbsenceReason.Workload));
        Apply(state, 2, new AbsenceExplained(person, 2026, AbsenceReason.SuperiorRefused));
        Apply(state, 3, new AbsenceExplained(person, 2025, AbsenceReason.NotInvited));
        Assert.Equal(AbsenceReason.SuperiorRefused, OutreachState.FromParts(state.ToParts()).Reasons[new PersonInYear(person, 2026)]);
    }

    private CampaignLaunched Terms(ImmutableArray<AsnId> audience) => new(
        "C", "Ajakan", OutreachChannel.Message, new AudienceRule(null, null, null, true, false), 0.5m, 42, _region.Today, _region.Today.AddDays(30), null, audience);

    private TellPeople Tell(params AsnId[] people) => new("C", [.. people], OutreachChannel.Message, _region.Today);

    private void Apply(OutreachState state, long position, Fact fact) =>
        state.Apply(new RecordedFact(position, _region.Now, _region.Now, "admin", $"{position}", new FactTargets(null, []), fact));
}
