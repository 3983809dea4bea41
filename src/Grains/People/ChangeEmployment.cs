using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>Another status, post, rank or contract from a day on.</summary>
/// <param name="Person">Who.</param>
/// <param name="Employment">The employment, whole.</param>
/// <param name="EffectiveOn">Its first day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ChangeEmployment")]
public sealed record ChangeEmployment(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] Employment Employment,
    [property: Id(2)] DateOnly EffectiveOn) : RosterCommand
{
    private protected override Decision? Plan(DecisionContext context, out RosterChanges? changes)
    {
        changes = null;
        var refusal = PersonLookup.Find(context, Person, out var entry)
            ?? RosterRules.CheckDay(EffectiveOn, "effectiveOn")
            ?? RosterRules.Check(Employment, context);
        if (refusal is null && Employment.Superior == Person)
        {
            refusal = new Decision.Refuse("UNKNOWN_SUPERIOR", "superior", "Nobody is their own superior: name another person, or leave it out.");
        }

        if (refusal is null)
        {
            changes = new RosterChanges(entry!, context);
            changes.Employ(Employment, EffectiveOn);
        }

        return refusal;
    }
}
