using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.People;

/// <summary>
/// The text by which a certificate's public page is found: it names the completion, covered and signed with the region's secret, so that
/// nobody finds pages by counting or sees whose two links are. It shows nothing by itself: the page shows what the holder shares.
/// </summary>
/// <remarks>
/// A synthetic initialisation vector, as in RFC 5297 and with HMAC in place of AES: what is named gives the signature, and the signature gives
/// the bytes that cover the name. So the same completion always has the same link, and nothing is stored.
/// </remarks>
public static class CertificateLink
{
    private const int SignatureBytes = 16;
    private const int NamedBytes = 24;
    private const int Bytes = SignatureBytes + NamedBytes;
    private const int TextMax = 80;

    /// <summary>Makes the text; the same completion always has the same one.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="person">The holder.</param>
    /// <param name="completion">Position of the completion.</param>
    public static string Make(ReadOnlySpan<byte> regionSecret, AsnId person, long completion)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var named = bytes[SignatureBytes..];
        person.Value.TryWriteBytes(named);
        BinaryPrimitives.WriteInt64BigEndian(named[16..], completion);
        Hash(regionSecret, "certificate/link/signature"u8, named).CopyTo(bytes);
        Cover(regionSecret, bytes[..SignatureBytes], named);
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
        if (Decode(link) is not { } bytes)
        {
            return false;
        }

        var named = bytes.AsSpan(SignatureBytes);
        Cover(regionSecret, bytes.AsSpan(0, SignatureBytes), named);
        return IsSigned(Hash(regionSecret, "certificate/link/signature"u8, named), bytes.AsSpan(0, SignatureBytes), named, out person, out completion);
    }

    /// <summary>Reads a text as an earlier version made it: signed, and not covered.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="link">The text.</param>
    /// <param name="person">The holder.</param>
    /// <param name="completion">Position of the completion.</param>
    public static bool TryReadSigned(ReadOnlySpan<byte> regionSecret, string? link, out AsnId person, out long completion)
    {
        (person, completion) = (default, 0);
        return Decode(link) is { } bytes
            && IsSigned(Hash(regionSecret, "certificate/link"u8, bytes.AsSpan(0, NamedBytes)), bytes.AsSpan(NamedBytes), bytes.AsSpan(0, NamedBytes), out person, out completion);
    }

    private static byte[]? Decode(string? link) =>
        link is { Length: < TextMax } && Base64Url.IsValid(link) && Base64Url.DecodeFromChars(link) is { Length: Bytes } bytes ? bytes : null;

    private static bool IsSigned(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> named, out AsnId person, out long completion)
    {
        (person, completion) = (default, 0);
        if (!CryptographicOperations.FixedTimeEquals(expected, signature))
        {
            return false;
        }

        (person, completion) = (new AsnId(new Guid(named[..16])), BinaryPrimitives.ReadInt64BigEndian(named[16..]));
        return true;
    }

    /// <summary>Covers what is named, or uncovers it.</summary>
    private static void Cover(ReadOnlySpan<byte> regionSecret, ReadOnlySpan<byte> signature, Span<byte> named)
    {
        var mask = HMACSHA256.HashData(HMACSHA256.HashData(regionSecret, "certificate/link/cover"u8), signature);
        for (var i = 0; i < named.Length; i++)
        {
            named[i] ^= mask[i];
        }
    }

    private static byte[] Hash(ReadOnlySpan<byte> regionSecret, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> named) =>
        HMACSHA256.HashData(HMACSHA256.HashData(regionSecret, purpose), named)[..SignatureBytes];
}
