using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>
/// What a roster file says about one person: compared with the roster on its effective date; what differs becomes facts.
/// </summary>
/// <param name="Nip">18 digits.</param>
/// <param name="Name">The name.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Employment">The employment; its superior is filled in from <paramref name="SuperiorNip"/>.</param>
/// <param name="PreviousNip">A NIP that the same person had before, or null.</param>
/// <param name="EffectiveOn">The day from which the row holds; null = the day of joining for somebody new, else the import day.</param>
/// <param name="LeftOn">The first day out, or null.</param>
/// <param name="SuperiorNip">A NIP of the person who approves, or null: the agency's head.</param>
/// <param name="ImportDay">The day of the import in the region's zone.</param>
/// <param name="NipsInFile">Every NIP of the file; null = it is not known.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RosterRow")]
public sealed record RosterRow(
    [property: Id(0)] string Nip,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId Agency,
    [property: Id(3)] Employment Employment,
    [property: Id(4)] string? PreviousNip,
    [property: Id(5)] DateOnly? EffectiveOn,
    [property: Id(6)] DateOnly? LeftOn,
    [property: Id(7)] string? SuperiorNip,
    [property: Id(8)] DateOnly ImportDay,
    [property: Id(9)] ImmutableHashSet<string>? NipsInFile) : RosterCommand
{
    /// <summary>The command's name alone: NIP and name stand in no log.</summary>
    public override string ToString() => nameof(RosterRow);

    private protected override Decision? Plan(DecisionContext context, out RosterChanges? changes)
    {
        changes = null;
        if (Check(context, out var nip, out var entry, out var employment) is { } refusal)
        {
            return refusal;
        }

        if (entry is null)
        {
            return null;
        }

        var on = EffectiveOn ?? ImportDay;
        changes = new RosterChanges(entry, context);
        changes.RenewNip(nip.Digits, on);
        if (LeftOn <= on)
        {
            // The row tells of somebody who is gone: its agency and post are those of before.
            changes.Leave(LeftOn.Value, on);
            return null;
        }

        if (RosterRules.Check(Agency, on, context.Roster.Rules.Agencies) is { } closed)
        {
            return closed;
        }

        changes.Transfer(Agency, on);
        changes.Employ(employment, on, Name.Trim());
        if (LeftOn is { } left)
        {
            changes.StayUntil(Agency, on, left);
        }

        return null;
    }

    private protected override Decision Join(DecisionContext context)
    {
        var refusal = Check(context, out var nip, out _, out var employment);
        var on = EffectiveOn ?? Employment.JoinedOn;
        refusal ??= RosterRules.Check(Agency, on, context.Roster.Rules.Agencies);
        if (refusal is null && LeftOn <= on)
        {
            refusal = new Decision.Refuse("LEFT_BEFORE_JOINED", "leftOn", "The first day out must come after the first day in.");
        }

        return refusal
            ?? PossibleRenewal.Check(nip, Name, NipsInFile, context)
            ?? NewPerson.Joins(nip, Name.Trim(), Agency, employment, on, LeftOn, context);
    }

    private Decision.Refuse? Check(DecisionContext context, out Nip nip, out RosterEntry? entry, out Employment employment)
    {
        entry = null;
        employment = Employment;
        var refusal = RosterRules.CheckNip(Nip, "nip", context, out nip)
            ?? FindEntry(nip, context, out entry)
            ?? RosterRules.CheckName(Name)
            ?? RosterRules.CheckDay(EffectiveOn, "effectiveOn")
            ?? RosterRules.CheckDay(LeftOn, "leftOn")
            ?? FindSuperior(context, nip, entry, out employment)
            ?? RosterRules.Check(employment, context);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!context.Roster.Rules.Agencies.Contains(Agency))
        {
            return RosterRules.Check(Agency, ImportDay, context.Roster.Rules.Agencies);
        }

        return LeftOn <= Employment.JoinedOn
            ? new Decision.Refuse("LEFT_BEFORE_JOINED", "leftOn", "The first day out must come after the day of joining.")
            : null;
    }

    private Decision.Refuse? FindEntry(Nip nip, DecisionContext context, out RosterEntry? entry)
    {
        entry = context.Roster.TryFind(nip.Digits, out AsnId owner) && context.Roster.TryFind(owner, out var known) ? known : null;
        if (string.IsNullOrWhiteSpace(PreviousNip))
        {
            return null;
        }

        if (RosterRules.CheckNip(PreviousNip, "previousNip", context, out var previous) is { } wrong)
        {
            return wrong;
        }

        if (previous == nip)
        {
            return null;
        }

        if (!context.Roster.TryFind(previous.Digits, out AsnId former) || !context.Roster.TryFind(former, out var before))
        {
            return new Decision.Refuse("UNKNOWN_PREVIOUS_NIP", "previousNip", "Nobody has or had the former NIP: correct it, or leave it out for somebody new.");
        }

        if (entry is not null && owner != former)
        {
            return new Decision.Refuse("NIP_TAKEN", "nip", "The NIP belongs to another person than the former NIP: correct one of the two.");
        }

        entry = before;
        return null;
    }

    private Decision.Refuse? FindSuperior(DecisionContext context, Nip nip, RosterEntry? self, out Employment employment)
    {
        employment = Employment;
        if (string.IsNullOrWhiteSpace(SuperiorNip))
        {
            return null;
        }

        if (RosterRules.CheckNip(SuperiorNip, "superiorNip", context, out var digits) is { } wrong)
        {
            return wrong;
        }

        if (digits == nip || !context.Roster.TryFind(digits.Digits, out AsnId superior) || superior == self?.Person.Person)
        {
            return new Decision.Refuse("UNKNOWN_SUPERIOR", "superiorNip", "No other person has or had the superior's NIP: import the superior first, or correct it.");
        }

        employment = Employment with { Superior = superior };
        return null;
    }
}
