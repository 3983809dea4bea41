using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Batch")]
[Implements(typeof(INode))]
internal sealed partial class BatchNode(Snapshot read, BatchId batch, BatchPlan plan) : INode
{
    [GqlId]
    public string Id => read.Desk.IdOf(NodeTypes.Batch, Code);

    public string Code => batch.Value;

    public string Name => plan.Name;

    public async Task<ProgramNode> Program() => await read.ProgramAsync(plan.Program) ?? throw Snapshot.Behind("programme");

    public Task<PartnerNode?> Partner() => read.PartnerAsync(plan.Partner);

    [Description("Phase of the programme's roll-out.")]
    public int? Wave => plan.Wave;

    public BatchMode Mode => plan.Mode;

    public DateOnly? StartsOn => plan.StartsOn;

    public DateOnly? EndsOn => plan.EndsOn;

    [Description("Null: no limit (self-paced).")]
    public int? Seats => plan.Seats;

    [Description("From the dates and facts, on today's date.")]
    public async Task<BatchStatus> Status() => (await ViewAsync()).Status;

    public async Task<int?> Enrolled() => (await ViewAsync()).Enrolled;

    public async Task<int?> WaitListed() => (await ViewAsync()).WaitListed;

    public async Task<int?> Attended() => (await ViewAsync()).Attended;

    [Description("A completion without enrolment counts as enrolled and attended from startedAt, else completedAt, in that day's agency.")]
    public async Task<int?> Completed() => (await ViewAsync()).Completed;

    [Description("1 − Σ p² over the agencies' shares of the enrolled.")]
    public async Task<decimal?> AgencyMix() => (await ViewAsync()).AgencyMix;

    [Description("By the agency held at enrolment: the same people in every column. Agencies with a quota are there even without people.")]
    public async Task<IEnumerable<BatchAgencyNode>?> Agencies() => (await ViewAsync()).Agencies.Select(a => new BatchAgencyNode(read, a));

    [Authorize(Roles = Roles.Administrator)]
    [Description("Who waits for a seat, in the order of moving up.")]
    public async Task<IEnumerable<WaitingPersonNode>?> WaitList(int first = 50) =>
        (await read.Desk.Batch(batch).GetWaitList(first)).Select(w => new WaitingPersonNode(read, w));

    public async Task<long> Position() => (await ViewAsync()).Position;

    private async Task<BatchView> ViewAsync() => await read.BatchViewAsync(batch) ?? throw Snapshot.Behind("batch");
}
