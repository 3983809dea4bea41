using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>Finds what is kept of the partners' keys.</summary>
public interface IPartnerKeys
{
    /// <summary>Finds a key by its public part.</summary>
    /// <param name="partner">Whose key.</param>
    /// <param name="keyId">8 hexadecimal digits.</param>
    /// <returns>What is kept of it, or null when it was never issued.</returns>
    Task<PartnerKeyInfo?> FindAsync(PartnerId partner, string keyId);

    /// <summary>Finds a partner's live keys.</summary>
    /// <param name="partner">Whose keys.</param>
    /// <returns>Each with its public part; none for a partner that was never defined.</returns>
    Task<IReadOnlyList<(string KeyId, PartnerKeyInfo Key)>> FindLiveAsync(PartnerId partner);
}

/// <summary>What is kept of a partner's key.</summary>
/// <param name="Hash"><see cref="KeyText.HashOf"/> of its secret part.</param>
/// <param name="System">The partner's system that it was issued for, or null.</param>
/// <param name="IsLive">False once it was revoked.</param>
public sealed record PartnerKeyInfo(string Hash, string? System, bool IsLive)
{
    /// <summary>Networks that it may be used from, such as <c>203.0.113.0/24</c>; none = from anywhere.</summary>
    public ImmutableArray<string> Networks { get; init; } = [];

    /// <summary>What it may do at the xAPI door.</summary>
    public XapiAccess Xapi { get; init; } = XapiAccess.Default;
}
