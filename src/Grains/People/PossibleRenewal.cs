using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>
/// Tells whether a new contract's NIP may belong to somebody who is known under an earlier one: a renewed contract changes
/// digits 9–14 and perhaps 16–18, and the same person counted twice would halve their record.
/// </summary>
internal static class PossibleRenewal
{
    /// <summary>Refuses a new person who may be a known one, or null.</summary>
    /// <param name="nip">The new NIP.</param>
    /// <param name="name">The name.</param>
    /// <param name="present">NIPs that are in the same file; whoever has one of them is another person. Null = there is no file.</param>
    /// <param name="context">The writer's memory.</param>
    public static Decision.Refuse? Check(Nip nip, string name, ImmutableHashSet<string>? present, DecisionContext context)
    {
        if (!nip.IsContract)
        {
            return null;
        }

        var normal = Normal(name);
        return context.Roster.People.Values.Any(entry => IsAlike(entry, nip, normal, present))
            ? new Decision.Refuse(
                "POSSIBLE_RENEWAL",
                "previousNip",
                "A PPPK with the same birth date, sex and name is known under another NIP and is not in the file. If it is the same person, add "
                + "the former NIP as previousNip; if not, let the file hold both.")
            : null;
    }

    private static bool IsAlike(RosterEntry entry, Nip nip, string name, ImmutableHashSet<string>? present) =>
        entry.Nips.Any(known => SameBirthAndSex(known, nip))
        && entry.Person.LastEmployment?.Employment.Status is EmployeeStatus.Pppk or EmployeeStatus.PppkPartTime
        && entry.Name is { } known && Normal(known) == name
        && !(present is not null && entry.Nips.Any(present.Contains));

    private static bool SameBirthAndSex(string known, Nip nip) =>
        known.AsSpan(0, 8).SequenceEqual(nip.Digits.AsSpan(0, 8)) && known[14] == nip.Sex;

    private static string Normal(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
