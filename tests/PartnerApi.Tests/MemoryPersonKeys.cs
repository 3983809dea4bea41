using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Tests;

/// <summary>People's keys in memory.</summary>
internal sealed class MemoryPersonKeys : IPersonKeys
{
    private readonly Dictionary<(AsnId, string), PersonKeyInfo> _keys = [];

    public NewKey Issue(AsnId person, DateTimeOffset expiresAt)
    {
        var key = KeyText.ForPerson(person);
        _keys[(person, key.KeyId!)] = new PersonKeyInfo(key.Hash, expiresAt);
        return key;
    }

    public void Revoke(AsnId person, string keyId) => _keys.Remove((person, keyId));

    public Task<PersonKeyInfo?> FindAsync(AsnId person, string keyId) => Task.FromResult(_keys.GetValueOrDefault((person, keyId)));
}
