using System.Net;
using System.Security.Claims;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.GraphQLApi.Schema;
using Bangkom.GraphQLApi.Transport;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.Silo.Hosting;

/// <summary>The doors' partner keys, kept by the partner's grain.</summary>
internal sealed class GrainPartnerKeys(IGrainFactory grains, RegionInfo region) : IPartnerKeys
{
    /// <inheritdoc/>
    public async Task<PartnerKeyInfo?> FindAsync(PartnerId partner, string keyId) =>
        await grains.GetGrain<IPartnerGrain>(region.Key(partner.Value)).FindKey(keyId) is { } key
            ? InfoOf(key)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string KeyId, PartnerKeyInfo Key)>> FindLiveAsync(PartnerId partner) =>
        [.. (await grains.GetGrain<IPartnerGrain>(region.Key(partner.Value)).GetKeys()).Where(k => k.IsLive).Select(k => (k.KeyId, InfoOf(k)))];

    private static PartnerKeyInfo InfoOf(PartnerKey key) => new(key.Hash, key.System, key.IsLive)
    {
        Networks = key.Networks,
        Xapi = key.Xapi is { } xapi ? XapiAccess.Of(xapi.Mode, xapi.Scope) : XapiAccess.Default,
    };
}

/// <summary>The doors' people's keys, kept in the roster.</summary>
internal sealed class GrainPersonKeys(IGrainFactory grains, RegionInfo region) : IPersonKeys
{
    /// <inheritdoc/>
    public async Task<PersonKeyInfo?> FindAsync(AsnId person, string keyId) =>
        await grains.GetGrain<IPersonKeysGrain>(region.Id.Value).Find(person, keyId) is { } key ? new PersonKeyInfo(key.Hash, key.ExpiresAt) : null;
}

/// <summary>
/// GraphQL's principals: the key ring's, and in a demo whoever asks from this machine without a key reads figures.
/// </summary>
internal sealed class KeyRingAuthenticator(IKeyRing keys, ServeOptions options) : ITransportAuthenticator
{
    /// <inheritdoc/>
    public async ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, string? bearerToken, CancellationToken cancellationToken)
    {
        if (bearerToken is not null)
        {
            return await keys.FindAsync(bearerToken) is { } principal && principal.MayComeFrom(context.Connection.RemoteIpAddress) ? ToClaims(principal) : null;
        }

        var isLoopback = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        return options.Demo && isLoopback
            ? ToClaims(new Principal(Role.Reader, null, null, "demo"))
            : new ClaimsPrincipal(new ClaimsIdentity());
    }

    private static ClaimsPrincipal ToClaims(Principal principal)
    {
        var identity = new ClaimsIdentity("bearer");
        identity.AddClaim(new Claim(ClaimTypes.Name, principal.CredentialId));
        identity.AddClaim(new Claim(ClaimTypes.Role, principal.Role switch
        {
            Role.Administrator => Roles.Administrator,
            Role.Reader => Roles.Reader,
            Role.Partner => Roles.Partner,
            Role.Person => Roles.Person,
            _ => throw new InvalidOperationException("A role without a claim opens nothing."),
        }));
        if (principal.Partner is { } partner)
        {
            identity.AddClaim(new Claim(Roles.PartnerClaim, partner.Value));
        }

        if (principal.Person is { } person)
        {
            identity.AddClaim(new Claim(Roles.PersonClaim, person.ToString()));
        }

        return new ClaimsPrincipal(identity);
    }
}
