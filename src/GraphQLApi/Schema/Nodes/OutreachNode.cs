using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Outreach;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Outreach")]
[Description("Who takes no part and why, and who will miss the target. People's figures: members in scope on the figure's date.")]
internal sealed class OutreachNode(Snapshot read, OutreachView view)
{
    /// <summary>What it costs to ask, in plain fields: agencies look at each of their people.</summary>
    public const double Price = 200;

    public DateOnly FiguresOn => view.On;

    [Description("In scope without a completion of the year / in scope.")]
    public RatioNode NonParticipants => new(Ratio.Of(view.Absent.Length, view.InScope));

    [Description("How many of them gave which reason, as declared by themselves or an administrator; the most first. NOT_RECORDED: nobody has said.")]
    public IEnumerable<AbsenceCountNode> Reasons => view.Absent.CountBy(a => a.Reason)
        .OrderByDescending(r => r.Value).ThenBy(r => r.Key).Select(r => new AbsenceCountNode(r.Key, r.Value));

    [Authorize(Roles = Roles.Administrator)]
    [Description("Who they are, by agency.")]
    public Connection<AbsentPersonNode> Absent(AbsenceReason? reason, int first = 50, string? after = null) => Connection<AbsentPersonNode>.Of(
        [.. view.Absent.Where(a => reason is null || a.Reason == reason)], a => a.Person.ToString(), a => new AbsentPersonNode(read, a), first, after);

    [Description("Will miss the target at their own pace / in scope, by `rule`.")]
    public RatioNode AtRisk => new(Ratio.Of(view.AtRisk.Length, view.InScope));

    [Description("How those at risk, and the date by which they must act, are found.")]
    public string Rule => WayToTarget.Rule;

    [Description("A stable code of the rule, for readers who say it in their own words.")]
    public string RuleCode => WayToTarget.RuleCode;

    [Authorize(Roles = Roles.Administrator)]
    [Description("Who they are; who must act first stands first.")]
    public Connection<PersonAtRiskNode> PeopleAtRisk(int first = 50, string? after = null) => Connection<PersonAtRiskNode>.Of(
        [.. view.AtRisk], a => a.Person.ToString(), a => new PersonAtRiskNode(read, a), first, after);
}

[Name("AbsenceCount")]
internal sealed record AbsenceCountNode(AbsenceReason Reason, int People);

[Name("AbsentPerson")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class AbsentPersonNode(Snapshot read, AbsentPerson absent)
{
    public async Task<PersonNode> Person() => await read.PersonAsync(absent.Person) ?? throw Snapshot.Behind("person");

    public Task<AgencyNode?> Agency() => read.AgencyAsync(absent.Agency);

    public AbsenceReason Reason => absent.Reason;
}

[Name("PersonAtRisk")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class PersonAtRiskNode(Snapshot read, PersonAtRisk atRisk)
{
    public async Task<PersonNode> Person() => await read.PersonAsync(atRisk.Person) ?? throw Snapshot.Behind("person");

    public Task<AgencyNode?> Agency() => read.AgencyAsync(atRisk.Agency);

    public decimal Jp => atRisk.Jp;

    public decimal Target => atRisk.Target;

    public WayToTargetNode Way => new(atRisk.Way);
}

[Name("WayToTarget")]
[Description("What is missing to a target, and by when to begin with it.")]
internal sealed class WayToTargetNode(WayToTarget way)
{
    public decimal MissingJp => way.MissingJp;

    [Description("The year's last day, or the contract's when it ends before.")]
    public DateOnly Deadline => way.Deadline;

    [Description("Days of e-learning at its daily cap.")]
    public int DaysNeeded => way.DaysNeeded;

    [Description("The last day on which it is enough to begin; in the past = too late at the cap.")]
    public DateOnly ActBy => way.ActBy;
}

[Name("DoubleBooking")]
[Authorize(Roles = Roles.Administrator)]
[Description("Somebody with seats in two batches at the same time.")]
internal sealed class DoubleBookingNode(Snapshot read, DoubleBooking booking)
{
    public Task<PersonNode?> Person() => read.PersonAsync(booking.Person);

    public Task<BatchNode?> First() => read.BatchAsync(booking.First);

    public Task<BatchNode?> Second() => read.BatchAsync(booking.Second);

    public DateOnly From => booking.From;

    public DateOnly To => booking.To;
}
