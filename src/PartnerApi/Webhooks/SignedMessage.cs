using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Partners;
using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Webhooks;

/// <summary>The headers of a signed message (Standard Webhooks).</summary>
/// <param name="Id">The message's id: a message that is sent again keeps it.</param>
/// <param name="Timestamp">Seconds since 1970, as text.</param>
/// <param name="Signatures">One or more, parted by spaces, such as <c>v1,K5oZ…</c>.</param>
internal sealed record SignedMessage(string Id, string Timestamp, string Signatures)
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";
    private const string Version = "v1,";

    /// <summary>The headers, or null when one is missing, there several times, or too long.</summary>
    public static SignedMessage? Of(IHeaderDictionary headers)
    {
        var (id, timestamp, signatures) = (headers[IdHeader], headers[TimestampHeader], headers[SignatureHeader]);
        return id.Count == 1 && timestamp.Count == 1 && signatures.Count == 1 && id[0]!.Length is > 0 and <= PartnerApiLimits.KeyCharactersMax
            ? new SignedMessage(id[0]!, timestamp[0]!, signatures[0]!)
            : null;
    }

    /// <summary>True when the message was signed within the tolerance of now.</summary>
    public bool IsFresh(TimeProvider time) =>
        long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= PartnerApiLimits.WebhookToleranceMinutes * 60;

    /// <summary>True when one of the signatures is that of the secret. Takes the same time whichever it is.</summary>
    public bool IsSignedWith(byte[] secret, ReadOnlySpan<byte> body)
    {
        var expected = Encoding.ASCII.GetBytes(WebhookSecret.Sign(secret, Id, Timestamp, body));
        var isSigned = false;
        foreach (var signature in Signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(PartnerApiLimits.WebhookSignaturesMax))
        {
            isSigned |= signature.StartsWith(Version, StringComparison.Ordinal)
                && CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature[Version.Length..]));
        }

        return isSigned;
    }
}
