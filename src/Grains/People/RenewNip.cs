using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>A further NIP of a person, such as that of a renewed contract; the earlier ones still mean them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Nip">18 digits.</param>
/// <param name="EffectiveOn">Its first day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RenewNip")]
public sealed record RenewNip(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] string Nip,
    [property: Id(2)] DateOnly EffectiveOn) : RosterCommand
{
    /// <summary>The command's name alone: a NIP stands in no log.</summary>
    public override string ToString() => nameof(RenewNip);

    private protected override Decision? Plan(DecisionContext context, out RosterChanges? changes)
    {
        changes = null;
        var refusal = RosterRules.CheckNip(Nip, "nip", context, out var nip)
            ?? PersonLookup.Find(context, Person, out _)
            ?? RosterRules.CheckDay(EffectiveOn, "effectiveOn")
            ?? CheckFree(nip, context);
        if (refusal is null)
        {
            changes = new RosterChanges(context.Roster.People[Person], context);
            changes.RenewNip(nip.Digits, EffectiveOn);
        }

        return refusal;
    }

    private Decision.Refuse? CheckFree(Nip nip, DecisionContext context) =>
        context.Roster.TryFind(nip.Digits, out AsnId owner) && owner != Person
            ? new Decision.Refuse("NIP_TAKEN", "nip", "The NIP belongs to another person.")
            : null;
}
