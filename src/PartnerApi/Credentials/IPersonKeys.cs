using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>Finds what is kept of people's keys.</summary>
public interface IPersonKeys
{
    /// <summary>Finds a key by its public part.</summary>
    /// <param name="person">Whose key.</param>
    /// <param name="keyId">8 hexadecimal digits.</param>
    /// <returns>What is kept of it, or null when it opens nothing.</returns>
    Task<PersonKeyInfo?> FindAsync(AsnId person, string keyId);
}

/// <summary>What is kept of a person's key.</summary>
/// <param name="Hash"><see cref="KeyText.HashOf"/> of its secret part.</param>
/// <param name="ExpiresAt">The first instant at which it opens nothing.</param>
public sealed record PersonKeyInfo(string Hash, DateTimeOffset ExpiresAt);
