using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Partners;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>Keeps addresses as facts of the partner's.</summary>
internal sealed class GrainKeyAddresses(IGrainFactory grains, RegionInfo region, TimeProvider time) : IKeyAddresses
{
    /// <summary>Addresses that are kept of a key; one that comes from more is only logged.</summary>
    private const int AddressesMax = 50;

    public async Task<bool> NoteAsync(PartnerId partner, string keyId, string address)
    {
        var known = await grains.GetGrain<IPartnerGrain>(region.Key(partner.Value)).GetKeys();
        var seen = known.FirstOrDefault(k => k.KeyId == keyId)?.SeenFrom ?? [];
        if (seen.Any(s => s.Address == address))
        {
            return false;
        }

        if (seen.Length < AddressesMax)
        {
            var item = $"address/{partner.Value}/{keyId}/{address}";
            await grains.GetGrain<ILedgerGrain>(region.Id.Value).Append(new AppendRequest(
                Sources.Engine,
                null,
                time.GetUtcNow(),
                [new Submission(item, ContentHash.Of(region.Secret, "keyUsed", item), new NoteKeyUse(partner, keyId, address))]));
        }

        return seen.Length > 0;
    }
}
