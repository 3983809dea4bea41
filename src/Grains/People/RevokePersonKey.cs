using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>A person's key opens nothing from now on.</summary>
/// <param name="Person">Whose key.</param>
/// <param name="KeyId">Public part of the key.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RevokePersonKey")]
public sealed record RevokePersonKey([property: Id(0)] AsnId Person, [property: Id(1)] string KeyId) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (PersonLookup.Find(context, Person, out var entry) is { } refusal)
        {
            return refusal;
        }

        return !entry!.Keys.TryGetValue(KeyId, out var key) ? new Decision.Refuse("UNKNOWN_KEY", "keyId", "The person has no key with this id.")
            : key.IsRevoked ? new Decision.Same(null, Person)
            : new Decision.Accept(new NewFact(new PersonKeyRevoked(Person, KeyId), context.Now));
    }
}
