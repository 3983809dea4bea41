using System.ComponentModel;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>What a person is employed as.</summary>
internal abstract class EmploymentInput : MutationInput
{
    public EmployeeStatus Status { get; set; }

    public PostKind Post { get; set; }

    [Description("Echelon or functional level.")]
    public string? PostLevel { get; set; }

    public string? Rank { get; set; }

    [Description("The target of the first year is prorated from it.")]
    public DateOnly JoinedOn { get; set; }

    public DateOnly? ContractFrom { get; set; }

    [Description("Last day of the contract.")]
    public DateOnly? ContractTo { get; set; }

    [GqlId]
    [Description("Who approves; left out: the agency's head.")]
    public string? Superior { get; set; }

    internal Employment ToEmployment(InputCheck check) =>
        new(Status, Post, PostLevel, Rank, JoinedOn, ContractFrom, ContractTo, check.PersonOrNull(Superior, "superior"));
}

[Description("A person becomes a member of an agency.")]
internal sealed class RecordJoinInput : EmploymentInput
{
    public string Nip { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Agency { get; set; } = null!;

    [Description("First day as a member; left out: joinedOn.")]
    public DateOnly? EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new RecordJoin(check.Nip(Nip), Name, check.Code<AgencyId>(Agency, "agency"), ToEmployment(check), EffectiveOn);
}

[Description("A member of another agency from a day on.")]
internal sealed class TransferPersonInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public string Agency { get; set; } = null!;

    public DateOnly EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new TransferPerson(check.Person(Person), check.Code<AgencyId>(Agency, "agency"), EffectiveOn);
}

[Description("Status, post, rank or contract from a day on, whole.")]
internal sealed class ChangeEmploymentInput : EmploymentInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public DateOnly EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) => new ChangeEmployment(check.Person(Person), ToEmployment(check), EffectiveOn);
}

[Description("A further NIP of the same person; the former ones still find them.")]
internal sealed class RenewNipInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public string Nip { get; set; } = null!;

    public DateOnly EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) => new RenewNip(check.Person(Person), check.Nip(Nip), EffectiveOn);
}

[Description("A member no more; effectiveOn is the first day out.")]
internal sealed class RecordDepartureInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public DateOnly EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) => new RecordDeparture(check.Person(Person), EffectiveOn);
}

[Description("NIP, name and raw items are emptied everywhere; every total stays. Final.")]
internal sealed class ErasePersonInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new ErasePerson(check.Person(Person));
}
