using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>Finds the person that a command names by id.</summary>
internal static class PersonLookup
{
    /// <summary>Finds a person who may still be written about.</summary>
    /// <param name="context">The writer's memory.</param>
    /// <param name="id">The id.</param>
    /// <param name="entry">The person.</param>
    /// <returns>Why there is none, or null.</returns>
    public static Decision.Refuse? Find(DecisionContext context, AsnId id, out RosterEntry? entry)
    {
        if (!context.Roster.TryFind(id, out entry))
        {
            return new Decision.Refuse("NOT_FOUND", "person", "No person has this id.");
        }

        // What is written after an erasure would bring a NIP, a name or a training of that person back.
        return entry.IsErased
            ? new Decision.Refuse("ERASED", "person", "The person's data was erased; nothing more is recorded about them.")
            : null;
    }
}
