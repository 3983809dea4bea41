using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Planning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>The head of a plan.</summary>
internal abstract class YearPlanInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;
}

[Description("A plan of a year, whole.")]
internal sealed class DefinePlanInput : YearPlanInput
{
    public int Year { get; set; }

    [Description("The ceiling, which the lines must keep to; left out: none.")]
    public Rupiah? BudgetRupiah { get; set; }

    public IEnumerable<PlanLineInput> Lines { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new DefinePlan(
        check.Code<PlanId>(Code, "code"),
        Name,
        Year,
        BudgetRupiah?.Value,
        [
            .. Lines.Select(l => new PlanLine(
                check.Code<ProgramId>(l.Program, "lines"),
                l.Wave,
                l.Seats,
                l.People,
                [.. (l.Closes ?? []).Select(c => new PlannedClosing(check.Code<CompetencyId>(c.Competency, "lines"), c.Needs))],
                l.CostRupiah.Value,
                l.Reason)),
        ]);
}

[Name("PlanLineInput")]
[Description("A batch that a plan foresees.")]
internal sealed class PlanLineInput
{
    public string Program { get; set; } = null!;

    [DefaultAstValue("1")]
    [Description("Phase of the programme's roll-out.")]
    public int Wave { get; set; }

    [Description("Left out: no limit (self-paced).")]
    public int? Seats { get; set; }

    public int People { get; set; }

    public IEnumerable<PlannedClosingInput>? Closes { get; set; }

    public Rupiah CostRupiah { get; set; }

    public string? Reason { get; set; }
}

[Name("PlannedClosingInput")]
[Description("Needs of one competency that a planned batch would close.")]
internal sealed class PlannedClosingInput
{
    public string Competency { get; set; } = null!;

    public int Needs { get; set; }
}

[Description("Stores the proposal that `planProposal` makes of the same arguments at this moment.")]
internal sealed class AdoptPlanInput : YearPlanInput
{
    [Description("Left out: next year.")]
    public int? Year { get; set; }

    [Description("The ceiling.")]
    public Rupiah BudgetRupiah { get; set; }

    [DefaultAstValue("30")]
    public int SeatsPerBatch { get; set; }

    [DefaultAstValue("1")]
    [Description("People without whom a batch is not worth running.")]
    public int SmallestBatch { get; set; }

    /// <summary>What the plan is made from.</summary>
    internal PlanRequest Request(DateOnly today) => new(Year ?? today.Year + 1, BudgetRupiah.Value, SeatsPerBatch, SmallestBatch);

    /// <summary>The code that the command was checked for.</summary>
    internal static PlanId PlanOf(Command command) => ((DefinePlan)command).Plan;

    // The lines are the grain's to make; the head is checked here, so that what is wrong names its field.
    internal override Command ToCommand(InputCheck check)
    {
        var request = Request(check.Today);
        if (PlanRequestRules.Check(request) is var (field, message))
        {
            check.Wrong(field, message);
        }

        return new DefinePlan(check.Code<PlanId>(Code, "code"), Name, request.Year, request.BudgetRupiah, []);
    }
}
