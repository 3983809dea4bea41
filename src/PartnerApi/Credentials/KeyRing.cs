using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ids;
using Microsoft.Extensions.Options;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>
/// Compares keys by hash in constant time. What was found about a partner's or person's key is trusted for
/// <see cref="PartnerApiLimits.KeyTrustSeconds"/>, so a revoked key opens nothing after that.
/// </summary>
internal sealed class KeyRing(IPartnerKeys partnerKeys, IPersonKeys personKeys, IOptions<AccessOptions> access, TimeProvider time) : IKeyRing
{
    private Known _administrators = Known.None;
    private Known _readers = Known.None;
    private readonly ConcurrentDictionary<(PartnerId Partner, string KeyId), Remembered<PartnerKeyInfo>> _remembered = new();
    private readonly ConcurrentDictionary<(AsnId Person, string KeyId), Remembered<PersonKeyInfo>> _people = new();

    public async ValueTask<Principal?> FindAsync(string? token)
    {
        if (!KeyText.TryParse(token, out var key))
        {
            return null;
        }

        var hash = Encoding.ASCII.GetBytes(KeyText.HashOf(key.Secret));
        if (key is { Person: { } person, KeyId: { } own })
        {
            var kept = await LookUpAsync(_people, (person, own), () => personKeys.FindAsync(person, own));
            return kept is not null && time.GetUtcNow() < kept.ExpiresAt && CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(kept.Hash))
                ? new Principal(Role.Person, null, null, $"person/{person}/{own}") { Person = person, KeyId = own }
                : null;
        }

        if (key is not { Partner: { } partner, KeyId: { } keyId })
        {
            // Asked anew each time: a key that was replaced opens nothing from then on.
            var known = key.Role == Role.Administrator
                ? Read(ref _administrators, access.Value.AdminKeyHash)
                : Read(ref _readers, access.Value.ReaderKeyHash);
            return MatchesAny(known.Hashes, hash) ? new Principal(key.Role, null, null, key.Role == Role.Administrator ? "admin" : "reader") : null;
        }

        var info = await LookUpAsync(_remembered, (partner, keyId), () => partnerKeys.FindAsync(partner, keyId));
        return info is { IsLive: true } && CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(info.Hash))
            ? PrincipalOf(partner, keyId, info)
            : null;
    }

    /// <summary>Who a partner's key is.</summary>
    public static Principal PrincipalOf(PartnerId partner, string keyId, PartnerKeyInfo info) =>
        new(Role.Partner, partner, info.System, $"partner/{partner.Value}/{keyId}")
        {
            KeyId = keyId,
            Xapi = info.Xapi,
            Networks = [.. info.Networks.Select(IPNetwork.Parse)],
        };

    private async Task<TInfo?> LookUpAsync<TKey, TInfo>(ConcurrentDictionary<TKey, Remembered<TInfo>> known, TKey key, Func<Task<TInfo?>> find)
        where TKey : notnull
        where TInfo : class
    {
        var now = time.GetTimestamp();
        if (known.TryGetValue(key, out var remembered) && time.GetElapsedTime(remembered.Since, now).TotalSeconds < PartnerApiLimits.KeyTrustSeconds)
        {
            return remembered.Info;
        }

        // Made-up keys are remembered like real ones, so the memory has an end.
        if (known.Count >= PartnerApiLimits.KeysRememberedMax)
        {
            known.Clear();
        }

        var info = await find();
        known[key] = new Remembered<TInfo>(info, now);
        return info;
    }

    private static bool MatchesAny(ImmutableArray<byte[]> known, byte[] hash)
    {
        var matches = false;
        foreach (var one in known)
        {
            matches |= CryptographicOperations.FixedTimeEquals(one, hash);
        }

        return matches;
    }

    private static Known Read(ref Known known, string? setting) =>
        known.Setting == setting ? known : known = new Known(setting, Hashes(setting));

    private static ImmutableArray<byte[]> Hashes(string? setting) =>
    [
        .. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(hash => Encoding.ASCII.GetBytes(hash.ToLowerInvariant())),
    ];

    private sealed record Known(string? Setting, ImmutableArray<byte[]> Hashes)
    {
        public static Known None { get; } = new(null, []);
    }

    private readonly record struct Remembered<TInfo>(TInfo? Info, long Since)
        where TInfo : class;
}
