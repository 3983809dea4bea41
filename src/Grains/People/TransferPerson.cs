using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>A member of another agency from a day on; who had left comes back.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The new agency.</param>
/// <param name="EffectiveOn">First day there: past, today or to come.</param>
[GenerateSerializer, Immutable, Alias("bangkom.TransferPerson")]
public sealed record TransferPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] DateOnly EffectiveOn) : RosterCommand
{
    private protected override Decision? Plan(DecisionContext context, out RosterChanges? changes)
    {
        changes = null;
        var refusal = PersonLookup.Find(context, Person, out var entry)
            ?? RosterRules.CheckDay(EffectiveOn, "effectiveOn")
            ?? RosterRules.Check(Agency, EffectiveOn, context.Roster.Rules.Agencies);
        if (refusal is null)
        {
            changes = new RosterChanges(entry!, context);
            changes.Transfer(Agency, EffectiveOn);
        }

        return refusal;
    }
}
