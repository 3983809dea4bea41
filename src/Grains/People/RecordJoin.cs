using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>Somebody joins; who is known by the NIP and had left comes back.</summary>
/// <param name="Nip">18 digits.</param>
/// <param name="Name">The name.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Employment">The employment.</param>
/// <param name="EffectiveOn">First day as a member; null = the day of joining.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordJoin")]
public sealed record RecordJoin(
    [property: Id(0)] string Nip,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId Agency,
    [property: Id(3)] Employment Employment,
    [property: Id(4)] DateOnly? EffectiveOn) : RosterCommand
{
    /// <summary>The command's name alone: NIP and name stand in no log.</summary>
    public override string ToString() => nameof(RecordJoin);

    private protected override Decision? Plan(DecisionContext context, out RosterChanges? changes)
    {
        changes = null;
        var on = EffectiveOn ?? Employment.JoinedOn;
        var refusal = RosterRules.CheckNip(Nip, "nip", context, out var nip)
            ?? RosterRules.CheckName(Name)
            ?? RosterRules.CheckDay(on, "effectiveOn")
            ?? RosterRules.Check(Employment, context)
            ?? RosterRules.Check(Agency, on, context.Roster.Rules.Agencies);
        if (refusal is not null || !context.Roster.TryFind(nip.Digits, out AsnId person) || !context.Roster.TryFind(person, out var entry))
        {
            return refusal;
        }

        if (entry.Person.AgencyOn(on, context.Roster.Rules.Agencies) is { } held && held != Agency)
        {
            return new Decision.Refuse("NIP_TAKEN", "nip", "Whoever has this NIP is a member of another agency on that day: record a transfer instead.");
        }

        changes = new RosterChanges(entry, context);
        changes.Transfer(Agency, on);
        changes.Employ(Employment, on, Name.Trim());
        return null;
    }

    private protected override Decision Join(DecisionContext context)
    {
        Ids.Nip.TryParse(Nip, context.Today, out var nip, out _);
        return PossibleRenewal.Check(nip, Name, null, context)
            ?? NewPerson.Joins(nip, Name.Trim(), Agency, Employment, EffectiveOn ?? Employment.JoinedOn, null, context);
    }
}
