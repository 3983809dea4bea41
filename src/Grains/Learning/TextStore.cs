using System.Text;

namespace Bangkom.Grains.Learning;

/// <summary>
/// The texts that are different in every completion (keys, certificates), as UTF-8 in one array a person:
/// half the size of strings, and no object for each.
/// </summary>
/// <param name="bytes">What stands in it already.</param>
internal sealed class TextStore(ReadOnlySpan<byte> bytes)
{
    private const int UuidLength = 36;
    private const uint NullCode = 0;
    private const byte UuidCode = 1;
    private const uint LengthCode = 2;

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
        // A random key as senders make them: 16 bytes instead of 36.
        if (text is { Length: UuidLength } && Guid.TryParseExact(text, "D", out var uuid) && uuid.ToString("D") == text)
        {
            Reserve(17);
            _bytes[_length++] = UuidCode;
            uuid.TryWriteBytes(_bytes.AsSpan(_length));
            _length += 16;
            return;
        }

        var bytes = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        Reserve(bytes + 5);

        // The length comes first, so that 0 is null and 1 a UUID; 7 bits a byte, the lowest first.
        var rest = text is null ? NullCode : (uint)bytes + LengthCode;
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
        var code = ReadCode(ref at);
        if (code == NullCode)
        {
            return null;
        }

        var bytes = _bytes.AsSpan(at, BytesOf(code));
        at += bytes.Length;
        return code == UuidCode ? new Guid(bytes).ToString("D") : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The place some texts further on.</summary>
    /// <param name="at">A place.</param>
    /// <param name="texts">How many texts lie between.</param>
    public int Skip(int at, int texts)
    {
        for (; texts > 0; texts--)
        {
            var code = ReadCode(ref at);
            at += BytesOf(code);
        }

        return at;
    }

    /// <summary>The text at a place as it is stored: the same bytes for the same text and for no other.</summary>
    /// <param name="at">The place.</param>
    public ReadOnlySpan<byte> StoredAt(int at) => _bytes.AsSpan(at, Skip(at, 1) - at);

    private static int BytesOf(uint code) => code switch
    {
        NullCode => 0,
        UuidCode => 16,
        _ => (int)(code - LengthCode),
    };

    private uint ReadCode(ref int at)
    {
        uint code = 0;
        var shift = 0;
        byte part;
        do
        {
            part = _bytes[at++];
            code |= (uint)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);

        return code;
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, _length + bytes + (_length / 4));
        }
    }
}
