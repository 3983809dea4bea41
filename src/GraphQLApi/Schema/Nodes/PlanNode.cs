using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Planning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Plan")]
[Description("A stored plan of a year.")]
internal sealed class PlanNode(Snapshot read, PlanDefined plan)
{
    public string Code => plan.Plan.Value;

    public string Name => plan.Name;

    public int Year => plan.Year;

    [Description("The ceiling; null: none was given.")]
    public Rupiah? BudgetRupiah => Rupiah.Of(plan.BudgetRupiah);

    public Rupiah CostRupiah => new(plan.Lines.Sum(l => l.CostRupiah));

    [Description("Its batches, the best first where it was proposed.")]
    public IEnumerable<PlanLineNode> Lines => plan.Lines.Select(l => new PlanLineNode(read, l));

    [Description("By programme: what was planned against what happened in its year so far.")]
    public async Task<IEnumerable<PlanOutcomeNode>> Outcomes() => (await read.Desk.Plans.GetPlan(plan.Plan))?.Outcomes.Select(o => new PlanOutcomeNode(read, o)) ?? [];
}

[Name("PlanLine")]
[Description("A batch that a plan foresees.")]
internal sealed class PlanLineNode(Snapshot read, PlanLine line)
{
    public async Task<ProgramNode> Program() => await read.ProgramAsync(line.Program) ?? throw Snapshot.Behind("programme");

    [Description("Phase of the programme's roll-out.")]
    public int Wave => line.Wave;

    [Description("Null: no limit (self-paced).")]
    public int? Seats => line.Seats;

    [Description("People with a need that it would close.")]
    public int People => line.People;

    public IEnumerable<PlannedClosingNode> Closes => line.Closes.Select(c => new PlannedClosingNode(read, c));

    [Description("Needs that it would close.")]
    public int Needs => line.Needs;

    public Rupiah CostRupiah => new(line.CostRupiah);

    [Description("Cost / needs that it would close; null when it would close none.")]
    public Rupiah? CostPerClosedNeedRupiah => line.Needs == 0 ? null : new Rupiah((long)Math.Round((decimal)line.CostRupiah / line.Needs, MidpointRounding.ToEven));

    public string? Reason => line.Reason;
}

[Name("PlannedClosing")]
internal sealed class PlannedClosingNode(Snapshot read, PlannedClosing closing)
{
    public Task<CompetencyNode> Competency() => read.CompetencyAsync(closing.Competency);

    public int Needs => closing.Needs;
}

[Name("PlanOutcome")]
[Description("What a plan foresaw of a programme, and what happened.")]
internal sealed class PlanOutcomeNode(Snapshot read, PlanOutcome outcome)
{
    public async Task<ProgramNode> Program() => await read.ProgramAsync(outcome.Program) ?? throw Snapshot.Behind("programme");

    public int PlannedBatches => outcome.PlannedBatches;

    public int PlannedPeople => outcome.PlannedPeople;

    public int PlannedNeeds => outcome.PlannedNeeds;

    public Rupiah PlannedCostRupiah => new(outcome.PlannedCostRupiah);

    [Description("Batches of the programme that start in the year, cancelled ones left out; self-paced ones too.")]
    public int Batches => outcome.Batches;

    [Description("What happened in the year.")]
    public ProgramHistoryNode Happened => new(read, outcome.Happened);
}
