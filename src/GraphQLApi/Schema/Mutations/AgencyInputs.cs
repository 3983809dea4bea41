using System.ComponentModel;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("An agency exists, for all time.")]
internal sealed class DefineAgencyInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string? Parent { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new DefineAgency(check.Code<AgencyId>(Code, "code"), Name, check.CodeOrNull<AgencyId>(Parent, "parent"));
}

[Description("The latest name holds for all time.")]
internal sealed class RenameAgencyInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new RenameAgency(check.Code<AgencyId>(Code, "code"), Name);
}

[Description("A new parent from a day on; left out: a top agency.")]
internal sealed class MoveAgencyInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string? Parent { get; set; }

    public DateOnly EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new MoveAgency(check.Code<AgencyId>(Code, "code"), check.CodeOrNull<AgencyId>(Parent, "parent"), EffectiveOn);
}

[Description("The agency closes on a day, the first one without it; its members move to the successor.")]
internal sealed class MergeAgenciesInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Into { get; set; } = null!;

    public DateOnly EffectiveOn { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new MergeAgencies(check.Code<AgencyId>(Code, "code"), check.Code<AgencyId>(Into, "into"), EffectiveOn);
}
