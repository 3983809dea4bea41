namespace Bangkom.PartnerApi.Credentials;

/// <summary>Knows every credential of the region.</summary>
public interface IKeyRing
{
    /// <summary>Tells whose key a bearer token is. The token is never logged.</summary>
    /// <param name="token">The text after <c>Bearer</c>, or null.</param>
    /// <returns>Who it is, or null for no key, an unknown one and a revoked one.</returns>
    ValueTask<Principal?> FindAsync(string? token);
}
