using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.People;

/// <summary>
/// The text by which a certificate's public page is found: it names the completion, and is signed, so that nobody finds pages by counting.
/// It shows nothing by itself: the page shows what the holder shares.
/// </summary>
public static class CertificateLink
{
    private const int SignatureBytes = 16;
    private const int NamedBytes = 24;

    /// <summary>Makes the text; the same completion always has the same one.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="person">The holder.</param>
    /// <param name="completion">Position of the completion.</param>
    public static string Make(ReadOnlySpan<byte> regionSecret, AsnId person, long completion)
    {
        Span<byte> bytes = stackalloc byte[NamedBytes + SignatureBytes];
        person.Value.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], completion);
        Sign(regionSecret, bytes[..NamedBytes]).CopyTo(bytes[NamedBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a text that was made here.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="link">The text.</param>
    /// <param name="person">The holder.</param>
    /// <param name="completion">Position of the completion.</param>
    public static bool TryRead(ReadOnlySpan<byte> regionSecret, string? link, out AsnId person, out long completion)
    {
        (person, completion) = (default, 0);
        if (link is not { Length: < 80 } || !Base64Url.IsValid(link) || Base64Url.DecodeFromChars(link) is not { Length: NamedBytes + SignatureBytes } bytes
            || !CryptographicOperations.FixedTimeEquals(Sign(regionSecret, bytes.AsSpan(0, NamedBytes)), bytes.AsSpan(NamedBytes)))
        {
            return false;
        }

        person = new AsnId(new Guid(bytes.AsSpan(0, 16)));
        completion = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16));
        return true;
    }

    private static byte[] Sign(ReadOnlySpan<byte> regionSecret, ReadOnlySpan<byte> named)
    {
        var secret = HMACSHA256.HashData(regionSecret, "certificate/link"u8);
        return HMACSHA256.HashData(secret, named)[..SignatureBytes];
    }
}
