using System.Collections.Immutable;
using System.ComponentModel;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Professionalism;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("Why a person takes no part in a year; the latest reason holds. An ASN says it of themselves alone.")]
internal sealed class ExplainAbsenceInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    [Description("Left out: this year.")]
    public int? Year { get; set; }

    public AbsenceReason Reason { get; set; }

    internal override Command ToCommand(InputCheck check) => new ExplainAbsence(check.Person(Person), Year ?? check.Today.Year, Reason);
}

[Description("Begins a campaign: the audience is found now by the rule, and chance holds a share of it out.")]
internal sealed class LaunchCampaignInput : MutationInput
{
    [Description("A new code.")]
    public string Campaign { get; set; } = null!;

    public string Name { get; set; } = null!;

    public OutreachChannel Channel { get; set; }

    [Description("Agencies with those below them; left out: the region.")]
    public IEnumerable<string>? Agencies { get; set; }

    public IEnumerable<EmployeeStatus>? Statuses { get; set; }

    public IEnumerable<PostKind>? Posts { get; set; }

    [Description("Only who has no completion of this year; left out: no.")]
    public bool? WithoutCompletion { get; set; }

    [Description("Only who will miss the target at their own pace; left out: no.")]
    public bool? AtRisk { get; set; }

    [Description("0 to 0.9.")]
    public decimal HoldOutShare { get; set; }

    [Description("Left out: follows from the key.")]
    public int? Seed { get; set; }

    [Description("Last day of the outcome window, which begins today.")]
    public DateOnly OutcomeTo { get; set; }

    [Description("The programme that it is for; left out: any training.")]
    public string? Program { get; set; }

    internal override Command ToCommand(InputCheck check) => new LaunchCampaign(new CampaignLaunched(
        Campaign,
        Name,
        Channel,
        new AudienceRule(
            Agencies?.Select(a => check.Code<AgencyId>(a, "agencies")).ToImmutableArray(), Statuses?.ToImmutableArray(), Posts?.ToImmutableArray(),
            WithoutCompletion ?? false, AtRisk ?? false),
        HoldOutShare,
        Seed ?? Key.Aggregate(17L, (hash, c) => (hash * 31) + c),
        check.Today,
        OutcomeTo,
        check.CodeOrNull<ProgramId>(Program, "program"),
        []));
}

[Description("People were told. Refused for who is held out by chance: HELD_OUT.")]
internal sealed class RecordExposuresInput : MutationInput
{
    public string Campaign { get; set; } = null!;

    [GqlId]
    public IEnumerable<string> People { get; set; } = null!;

    public OutreachChannel Channel { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new TellPeople(Campaign, [.. People.Select(p => check.Person(p, "people"))], Channel, On ?? check.Today);
}

[Description("Something becomes known about a person for the professionalism index; what is left out says nothing.")]
internal sealed class RecordProfileInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    [Description("Since when: of a punishment and an appraisal their day. Left out: today.")]
    public DateOnly? On { get; set; }

    public Qualification? Qualification { get; set; }

    [Description("Such as GURU or DOKTER.")]
    public string? FunctionalPost { get; set; }

    public PostTraining? PostTraining { get; set; }

    public PerformanceRating? Performance { get; set; }

    [Description("NONE: looked at, and never punished.")]
    public DisciplineRecord? Discipline { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new RecordProfile(null, check.Person(Person), On ?? check.Today, Qualification, FunctionalPost, PostTraining, Performance, Discipline);
}
