using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>Empties a person's NIP, name and raw items everywhere; every total stays. It can't be undone.</summary>
/// <param name="Person">Who.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ErasePerson")]
public sealed record ErasePerson([property: Id(0)] AsnId Person) : Command
{
    /// <summary>An erasure comes after all that was queued before it, so that it empties that too.</summary>
    public override IReadOnlyCollection<AsnId> NeedsHistoryOf(DecisionContext context) => [Person];

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Roster.TryFind(Person, out var known) && known.IsErased)
        {
            return new Decision.Same(known.LastPosition, Person);
        }

        return PersonLookup.Find(context, Person, out _) is { } refusal
            ? refusal
            : new Decision.Accept(new NewFact(new PersonErased(Person), context.Now));
    }
}
