using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Partners;

/// <summary>A partner's key opens nothing from now on.</summary>
/// <param name="Partner">Whose key.</param>
/// <param name="KeyId">Public part of the key.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RevokeKey")]
public sealed record RevokeKey([property: Id(0)] PartnerId Partner, [property: Id(1)] string KeyId) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Roster.IsLive(Partner, KeyId) switch
        {
            null => new Decision.Refuse("UNKNOWN_KEY", "keyId", "The partner has no key with this id."),
            false => new Decision.Same(null),
            true => new Decision.Accept(new NewFact(new KeyRevoked(Partner, KeyId), context.Now)),
        };
    }
}
