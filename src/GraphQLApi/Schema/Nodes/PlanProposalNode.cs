using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Planning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("PlanProposal")]
internal sealed class PlanProposalNode(Snapshot read, PlanProposal proposal)
{
    public int Year => proposal.Request.Year;

    public Rupiah BudgetRupiah => new(proposal.Request.BudgetRupiah);

    public Rupiah CostRupiah => new(proposal.CostRupiah);

    [Description("Open needs before the plan.")]
    public int OpenNeeds => proposal.OpenNeeds;

    [Description("Open needs that it would close.")]
    public int ClosedNeeds => proposal.ClosedNeeds;

    [Description("Σ priority of the open needs that it would close / of all.")]
    public RatioNode Priority => new(Bangkom.Grains.Learning.Ratio.Of(proposal.ClosedPriority, proposal.OpenPriority));

    [Description("In the order chosen: the most priority per rupiah first.")]
    public IEnumerable<ProposedBatchNode> Batches => proposal.Batches.Select(b => new ProposedBatchNode(read, b));

    [Description("Programmes that would close needs and are not proposed.")]
    public IEnumerable<LeftOutProgramNode> LeftOut => proposal.LeftOut.Select(l => new LeftOutProgramNode(read, l));

    [Description("The year before, which weighs in it.")]
    public IEnumerable<ProgramHistoryNode> Histories => proposal.Histories.Select(h => new ProgramHistoryNode(read, h));
}

[Name("ProposedBatch")]
internal sealed class ProposedBatchNode(Snapshot read, ProposedBatch batch)
{
    public PlanLineNode Line => new(read, batch.Line);

    [Description("Σ priority of the needs that it would close.")]
    public decimal Priority => batch.Priority;

    [Description("What the priority was multiplied with: the programme's measured effect; else that of the measured ones on average, or 1.")]
    public decimal EffectWeight => batch.EffectWeight;
}

[Name("LeftOutProgram")]
internal sealed class LeftOutProgramNode(Snapshot read, LeftOutProgram left)
{
    public async Task<ProgramNode> Program() => await read.ProgramAsync(left.Program) ?? throw Snapshot.Behind("programme");

    public LeftOutReason Reason => left.Reason;

    [Description("People with an open need that it would close.")]
    public int People => left.People;
}
