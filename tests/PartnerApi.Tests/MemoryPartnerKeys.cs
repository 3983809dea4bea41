using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Tests;

/// <summary>Partners' keys in memory.</summary>
internal sealed class MemoryPartnerKeys : IPartnerKeys
{
    private readonly Dictionary<(string, string), PartnerKeyInfo> _keys = [];

    public int Lookups { get; private set; }

    public Exception? Failure { get; set; }

    public NewKey Issue(string partner, string? system)
    {
        var key = KeyText.ForPartner(new PartnerId(partner));
        _keys[(partner, key.KeyId!)] = new PartnerKeyInfo(key.Hash, system, IsLive: true);
        return key;
    }

    public void Change(string partner, string keyId, Func<PartnerKeyInfo, PartnerKeyInfo> change) =>
        _keys[(partner, keyId)] = change(_keys[(partner, keyId)]);

    public NewKey Issue(string partner, string? system, params ReadOnlySpan<string> networks)
    {
        var key = Issue(partner, system);
        _keys[(partner, key.KeyId!)] = _keys[(partner, key.KeyId!)] with { Networks = [.. networks] };
        return key;
    }

    public Task<IReadOnlyList<(string KeyId, PartnerKeyInfo Key)>> FindLiveAsync(PartnerId partner) =>
        Task.FromResult<IReadOnlyList<(string, PartnerKeyInfo)>>([.. _keys.Where(k => k.Key.Item1 == partner.Value && k.Value.IsLive).Select(k => (k.Key.Item2, k.Value))]);

    public void Revoke(string partner, string keyId) =>
        _keys[(partner, keyId)] = _keys[(partner, keyId)] with { IsLive = false };

    public Task<PartnerKeyInfo?> FindAsync(PartnerId partner, string keyId)
    {
        Lookups++;
        return Failure is null ? Task.FromResult(_keys.GetValueOrDefault((partner.Value, keyId))) : Task.FromException<PartnerKeyInfo?>(Failure);
    }
}
