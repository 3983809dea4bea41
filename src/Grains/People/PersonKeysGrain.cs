using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Roster;
using Orleans.Concurrency;

namespace Bangkom.Grains.People;

/// <summary>People's keys, looked up in the roster that this process holds: a made-up key wakes no grain of anybody. Key: the region's code.</summary>
[Alias("bangkom.IPersonKeysGrain")]
public interface IPersonKeysGrain : IGrainWithStringKey
{
    /// <summary>A key that opens something today; null for one that was never issued, revoked or expired, and once the person has left.</summary>
    /// <param name="person">Whose key.</param>
    /// <param name="keyId">Public part of the key.</param>
    [Alias("Find")]
    Task<LivePersonKey?> Find(AsnId person, string keyId);

    /// <summary>Every key that a person was given, the latest expiry first.</summary>
    /// <param name="person">Whose keys.</param>
    [Alias("GetKeys")]
    Task<ImmutableArray<PersonKey>> GetKeys(AsnId person);
}

/// <summary>A key that opens something. It is no record, so that no log prints its hash.</summary>
/// <param name="hash">See <see cref="Hash"/>.</param>
/// <param name="expiresAt">See <see cref="ExpiresAt"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LivePersonKey")]
public sealed class LivePersonKey(string hash, DateTimeOffset expiresAt)
{
    /// <summary>SHA-256 of the secret part, lower-case hexadecimal.</summary>
    [Id(0)]
    public string Hash { get; } = hash;

    /// <summary>The first instant at which it opens nothing.</summary>
    [Id(1)]
    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}

/// <summary>Reads the roster; it keeps nothing.</summary>
[StatelessWorker, GrainType("personkeys")]
internal sealed class PersonKeysGrain(RegionInfo region, RosterReader roster, TimeProvider time) : Grain, IPersonKeysGrain
{
    /// <inheritdoc/>
    public Task<LivePersonKey?> Find(AsnId person, string keyId)
    {
        var today = region.Today(time);
        return roster.ReadAsync(r =>
            r.TryFind(person, out RosterEntry? entry)
            && entry.Keys.TryGetValue(keyId, out var key)
            && key.IsLiveOn(today)
            && entry.Person.IsMemberOn(today, r.Rules.Agencies)
                ? new LivePersonKey(key.Hash, region.Zone.StartOf(key.ExpiresOn.AddDays(1)))
                : null);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PersonKey>> GetKeys(AsnId person) =>
        roster.ReadAsync<ImmutableArray<PersonKey>>(r => r.TryFind(person, out RosterEntry? entry) ? [.. entry.Keys.Values.OrderByDescending(k => k.ExpiresOn).ThenBy(k => k.KeyId, StringComparer.Ordinal)] : []);
}
