using System.Buffers;
using System.Buffers.Binary;

namespace Bangkom.Grains.Packing;

/// <summary>Writes <see cref="PackedRecords"/>.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>Bytes written so far.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>A whole number, small ones in few bytes: 7 bits a byte, the lowest first, the sign in the lowest bit.</summary>
    public void Write(long number)
    {
        var rest = (ulong)((number << 1) ^ (number >> 63));
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; rest >= 0x80; rest >>= 7)
        {
            span[length++] = (byte)(rest | 0x80);
        }

        span[length++] = (byte)rest;
        _bytes.Advance(length);
    }

    /// <summary>A number of which all 8 bytes are likely to differ.</summary>
    public void WriteWhole(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), number);
        _bytes.Advance(8);
    }

    /// <summary>A text that many records share, or null.</summary>
    public void WriteShared(string? text)
    {
        if (text is null)
        {
            Write(-1);
            return;
        }

        if (!_indexes.TryGetValue(text, out var index))
        {
            _indexes[text] = index = _texts.Count;
            _texts.Add(text);
        }

        Write(index);
    }

    /// <summary>Bytes, with their number before them.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>Everything written.</summary>
    public PackedRecords ToPacked() => new([.. _texts], _bytes.WrittenSpan.ToArray());
}
