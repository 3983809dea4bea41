using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Members;

/// <summary>
/// Cursors that hold a place itself, so that they go on from it whatever became of the member: a transfer, a completion, another name.
/// A place holds a name and cursors end up in addresses and logs, so they are encrypted with a key made from the region's secret. The
/// nonce is a MAC of the place: the same place is always the same cursor.
/// </summary>
/// <param name="secret">The region's secret.</param>
internal sealed class MemberCursors(byte[] secret)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + sizeof(long) + 16;

    /// <summary>Characters that a cursor may have: room for the longest name.</summary>
    private const int CharactersMax = 2_000;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bangkom member cursors"u8.ToArray());

    /// <summary>The cursor of a place.</summary>
    public string Of(MemberPlace place, MemberOrder order)
    {
        var name = Encoding.UTF8.GetBytes(place.Name);
        var plain = new byte[HeadBytes + name.Length];
        plain[0] = (byte)order;
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(1), place.Figure);
        place.Person.Value.TryWriteBytes(plain.AsSpan(1 + sizeof(long)));
        name.CopyTo(plain.AsSpan(HeadBytes));

        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        HMACSHA256.HashData(_key, plain).AsSpan(0, NonceBytes).CopyTo(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length));
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>Reads a cursor.</summary>
    /// <returns>False for anything but a cursor of this region and order.</returns>
    public bool TryRead(string cursor, MemberOrder order, [NotNullWhen(true)] out MemberPlace? place)
    {
        place = null;
        if (cursor.Length > CharactersMax || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        var length = bytes.Length - NonceBytes - TagBytes;
        if (length < HeadBytes)
        {
            return false;
        }

        var plain = new byte[length];
        try
        {
            using var cipher = new AesGcm(_key, TagBytes);
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, length), bytes.AsSpan(NonceBytes + length), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        var name = Encoding.UTF8.GetString(plain.AsSpan(HeadBytes));
        var person = new AsnId(new Guid(plain.AsSpan(1 + sizeof(long), 16)));
        place = new MemberPlace(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(1)), name.Length == 0, name, person);
        return plain[0] == (byte)order;
    }
}
