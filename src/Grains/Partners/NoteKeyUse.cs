using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Partners;

/// <summary>A partner's key was used from an address for the first time.</summary>
/// <param name="Partner">Whose key.</param>
/// <param name="KeyId">Public part of the key.</param>
/// <param name="Address">The address.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NoteKeyUse")]
public sealed record NoteKeyUse([property: Id(0)] PartnerId Partner, [property: Id(1)] string KeyId, [property: Id(2)] string Address) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Roster.IsLive(Partner, KeyId) is null
            ? new Decision.Refuse("UNKNOWN_KEY", "keyId", "The partner has no key with this id.")
            : new Decision.Accept(new NewFact(new KeyUsed(Partner, KeyId, Address), context.Now));
    }
}
