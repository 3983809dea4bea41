using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>A member no more.</summary>
/// <param name="Person">Who.</param>
/// <param name="EffectiveOn">The first day out: past, today or to come.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordDeparture")]
public sealed record RecordDeparture(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] DateOnly EffectiveOn) : RosterCommand
{
    private protected override Decision? Plan(DecisionContext context, out RosterChanges? changes)
    {
        changes = null;
        var refusal = PersonLookup.Find(context, Person, out var entry) ?? RosterRules.CheckDay(EffectiveOn, "effectiveOn");
        if (refusal is null && !entry!.Person.Agencies.Any(a => a.EffectiveOn < EffectiveOn))
        {
            refusal = new Decision.Refuse("LEFT_BEFORE_JOINED", "effectiveOn", "The first day out must come after the first day in.");
        }

        if (refusal is null)
        {
            changes = new RosterChanges(entry!, context);
            changes.Leave(EffectiveOn, context.Today);
        }

        return refusal;
    }
}
