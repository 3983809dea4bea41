using System.Text;

namespace Bangkom.Grains.Learning;

/// <summary>
/// The texts that are different in every completion (keys, certificates), as UTF-8 in one array a person:
/// half the size of strings, and no object for each.
/// </summary>
/// <param name="bytes">What stands in it already.</param>
internal sealed class TextStore(ReadOnlySpan<byte> bytes)
{
    private byte[] _bytes = bytes.ToArray();
    private int _length = bytes.Length;

    /// <summary>Every text, as stored.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Where the next text will stand.</summary>
    public int Next => _length;

    /// <summary>Appends a text or null.</summary>
    /// <param name="text">The text.</param>
    public void Append(string? text)
    {
        var bytes = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        if (_length + bytes + 5 > _bytes.Length)
        {
            Array.Resize(ref _bytes, _length + bytes + 5 + (_length / 8));
        }

        // The length comes first, plus 1, so that 0 is null; 7 bits a byte, the lowest first.
        var rest = text is null ? 0u : (uint)bytes + 1;
        for (; rest >= 0x80; rest >>= 7)
        {
            _bytes[_length++] = (byte)(rest | 0x80);
        }

        _bytes[_length++] = (byte)rest;
        if (text is not null)
        {
            _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        }
    }

    /// <summary>The text at a place, or null.</summary>
    /// <param name="at">The place; moved to the next text.</param>
    public string? Read(ref int at)
    {
        var bytes = BytesAt(ref at, out var isNull);
        return isNull ? null : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The bytes of the text at a place.</summary>
    /// <param name="at">The place; moved to the next text.</param>
    /// <param name="isNull">True for null.</param>
    public ReadOnlySpan<byte> BytesAt(scoped ref int at, out bool isNull)
    {
        uint length = 0;
        var shift = 0;
        byte part;
        do
        {
            part = _bytes[at++];
            length |= (uint)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);

        isNull = length == 0;
        if (isNull)
        {
            return default;
        }

        var bytes = _bytes.AsSpan(at, (int)length - 1);
        at += bytes.Length;
        return bytes;
    }
}
