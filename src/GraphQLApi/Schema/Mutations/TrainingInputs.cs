using System.Collections.Immutable;
using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Programs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("A programme of the catalogue; the latest definition holds for all time.")]
internal sealed class DefineProgramInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public LearningForm Form { get; set; }

    [Description("In the form's unit.")]
    public decimal Quantity { get; set; }

    public IEnumerable<string>? Competencies { get; set; }

    [Description("Gaps that it closes, each competency of the catalogue once.")]
    public IEnumerable<GapClosingInput>? Closes { get; set; }

    [Description("Left out: not known; a programme without any cost is in no proposal.")]
    public Rupiah? CostPerParticipantRupiah { get; set; }

    [Description("Of a batch beside its participants.")]
    public Rupiah? CostPerBatchRupiah { get; set; }

    [Description("Codes of programmes to complete first.")]
    public IEnumerable<string>? Prerequisites { get; set; }

    [Description("How it is usually run.")]
    public BatchMode? Mode { get; set; }

    internal override Command ToCommand(InputCheck check) => new DefineProgram(
        check.Code<ProgramId>(Code, "code"), Name, Form, Quantity, Competencies?.ToImmutableArray() ?? [],
        Closes?.Select(g => new GapClosing(check.Code<CompetencyId>(g.Competency, "closes"), g.Level)).ToImmutableArray(),
        CostPerParticipantRupiah?.Value, CostPerBatchRupiah?.Value,
        Prerequisites?.Select(p => check.Code<ProgramId>(p, "prerequisites")).ToImmutableArray(), Mode);
}

[Name("GapClosingInput")]
[Description("A gap that a programme closes.")]
internal sealed class GapClosingInput
{
    public string Competency { get; set; } = null!;

    [Description("The level that it brings people to, 1 to 5.")]
    public int Level { get; set; }
}

/// <summary>A batch's plan, whole.</summary>
internal abstract class BatchPlanInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Program { get; set; } = null!;

    public string? Partner { get; set; }

    [Description("Phase of the programme's roll-out, from 1.")]
    public int? Wave { get; set; }

    public BatchMode Mode { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    [Description("Left out: no limit.")]
    public int? Seats { get; set; }

    [Description("Seats of agencies, each with those below it; together they may pass `seats`. An agency without one has no limit of its own.")]
    public IEnumerable<QuotaInput>? Quotas { get; set; }

    internal BatchPlan ToPlan(InputCheck check) => new(
        Name, check.Code<ProgramId>(Program, "program"), check.CodeOrNull<PartnerId>(Partner, "partner"), Wave, Mode, StartsOn, EndsOn, Seats,
        Quotas?.Select(q => new AgencyQuota(check.Code<AgencyId>(q.Agency, "quotas"), q.Seats)).ToImmutableArray());
}

[Name("QuotaInput")]
[Description("How many seats people of an agency may have, those of the agencies below it included.")]
internal sealed class QuotaInput
{
    public string Agency { get; set; } = null!;

    [Description("0 = nobody.")]
    public int Seats { get; set; }
}

[Description("A batch is planned.")]
internal sealed class ScheduleBatchInput : BatchPlanInput
{
    internal override Command ToCommand(InputCheck check) => new ScheduleBatch(check.Code<BatchId>(Code, "code"), ToPlan(check));
}

[Description("A batch's new plan, whole. Who waits moves up into what it frees; nobody loses a seat.")]
internal sealed class ChangeBatchInput : BatchPlanInput
{
    internal override Command ToCommand(InputCheck check) => new ChangeBatch(check.Code<BatchId>(Code, "code"), ToPlan(check));
}

[Description("A batch will not run.")]
internal sealed class CancelBatchInput : MutationInput
{
    public string Code { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new CancelBatch(check.Code<BatchId>(Code, "code"));
}

/// <summary>A person and a batch.</summary>
internal abstract class SeatInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public string Batch { get; set; } = null!;

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }
}

[Description("A person gets a seat, or the last place on the wait-list.")]
internal sealed class EnrolInput : SeatInput
{
    internal override Command ToCommand(InputCheck check) =>
        new EnrolPerson(check.Person(Person), check.Code<BatchId>(Batch, "batch"), On ?? check.Today);
}

[Description("A person gives up the seat or the place on the wait-list; who comes next moves up.")]
internal sealed class WithdrawInput : SeatInput
{
    public string? Reason { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new WithdrawPerson(check.Person(Person), check.Code<BatchId>(Batch, "batch"), On ?? check.Today, Reason);
}

[Description("A person attended a batch on a day.")]
internal sealed class RecordAttendanceInput : SeatInput
{
    internal override Command ToCommand(InputCheck check) =>
        new AttendPerson(check.Person(Person), check.Code<BatchId>(Batch, "batch"), On ?? check.Today);
}
