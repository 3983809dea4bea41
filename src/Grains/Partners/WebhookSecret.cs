using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Partners;

/// <summary>
/// Secrets that webhooks are signed with (Standard Webhooks). They are derived from the region's secret, so none is stored: whoever
/// holds the region's secret can sign and check, and nobody else.
/// </summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";

    /// <summary>The secret with which a partner signs what it sends, by a key of its own; it ends with that key.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="keyId">The key's public part.</param>
    public static byte[] OfKey(ReadOnlySpan<byte> regionSecret, PartnerId partner, string keyId) => Derive(regionSecret, $"webhook/in/{partner.Value}/{keyId}");

    /// <summary>The secret with which the region signs what it sends to a partner's webhook.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="webhook">The webhook's id.</param>
    public static byte[] OfWebhook(ReadOnlySpan<byte> regionSecret, PartnerId partner, string webhook) =>
        Derive(regionSecret, $"webhook/out/{partner.Value}/{webhook}");

    /// <summary>A secret as its owner is shown it: <c>whsec_</c> and base64.</summary>
    /// <param name="secret">The secret.</param>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>The signature of a message: base64 of HMAC-SHA-256 over <c>id.timestamp.body</c>.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="timestamp">Seconds since 1970, as text.</param>
    /// <param name="body">The body.</param>
    public static string Sign(byte[] secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }

    private static byte[] Derive(ReadOnlySpan<byte> regionSecret, string about) => HMACSHA256.HashData(regionSecret, Encoding.UTF8.GetBytes(about));
}
