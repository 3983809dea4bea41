using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Completions;

/// <summary>Whom a statement is about. Exactly one of the two is given.</summary>
/// <param name="Nip">18 digits that the person has or ever had, or null.</param>
/// <param name="Account">An account of the partner's system, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Learner")]
public sealed record Learner([property: Id(0)] string? Nip, [property: Id(1)] Account? Account)
{
    /// <summary>Finds the person.</summary>
    /// <param name="partner">Whose system names the account.</param>
    /// <param name="context">The writer's memory.</param>
    /// <param name="person">Who.</param>
    /// <returns>Why nobody is meant, or null.</returns>
    internal Decision? Find(PartnerId? partner, DecisionContext context, out RosterEntry person)
    {
        person = null!;
        if (Account is null)
        {
            return CompletionChecks.FindPerson(Nip, null, context, out person);
        }

        if (partner is { } owner && context.Roster.Mappings.TryFind(owner, Account, out var id) && context.Roster.TryFind(id, out var entry))
        {
            person = entry;
            return null;
        }

        return new Decision.Hold(
            QuarantineReasons.UnknownAccount,
            "actor",
            "The account of the statement's actor is not mapped to a person. The item is decided anew when it is mapped.",
            WaitKeys.OwnAccount);
    }

    /// <summary>The type's name alone: it stands in no log.</summary>
    public override string ToString() => nameof(Learner);
}
