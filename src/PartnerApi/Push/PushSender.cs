using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Push;

/// <summary>What reading an item needs to know of its sender and the region.</summary>
/// <param name="Partner">The partner, or null for an administrator: it is the issuer of certificates that name none.</param>
/// <param name="Zone">The region's zone.</param>
/// <param name="Today">Today in it.</param>
/// <param name="Secret">The region's secret.</param>
internal sealed record PushSender(PartnerId? Partner, RegionZone Zone, DateOnly Today, byte[] Secret)
{
    public static PushSender Of(Principal principal, RegionInfo region, TimeProvider time) =>
        new(principal.Partner, region.Zone, region.Today(time), region.Secret);
}
