using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Outreach;

/// <summary>Whom chance leaves out of a campaign: it follows from the seed and the ids alone, so that anyone can draw it again. Pure.</summary>
public static class HoldOut
{
    private const int IdBytes = 16;

    /// <summary>
    /// Draws. People are ordered by SHA-256 of the seed (8 bytes, big-endian) and the id's hexadecimal digits, and the first share × count of
    /// them, rounded half to even, are held out.
    /// </summary>
    /// <param name="audience">Everyone.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="share">0–1.</param>
    public static ImmutableHashSet<AsnId> Draw(ImmutableArray<AsnId> audience, long seed, decimal share)
    {
        var count = (int)Math.Round(audience.Length * share, MidpointRounding.ToEven);
        return [.. audience.OrderBy(p => Convert.ToHexString(HashOf(seed, p)), StringComparer.Ordinal).Take(count)];
    }

    private static byte[] HashOf(long seed, AsnId person)
    {
        Span<byte> text = stackalloc byte[sizeof(long) + (2 * IdBytes)];
        BinaryPrimitives.WriteInt64BigEndian(text, seed);
        System.Text.Encoding.ASCII.GetBytes(person.ToString(), text[sizeof(long)..]);
        return SHA256.HashData(text);
    }
}
