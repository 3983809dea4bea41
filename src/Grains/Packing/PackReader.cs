using System.Buffers.Binary;

namespace Bangkom.Grains.Packing;

/// <summary>Reads what <see cref="PackWriter"/> wrote, in the same order.</summary>
internal sealed class PackReader(PackedRecords packed)
{
    private readonly string[] _texts = Array.ConvertAll(packed.Texts, TextPool.Share);
    private readonly byte[] _bytes = packed.Bytes;
    private int _at;

    /// <summary>See <see cref="PackWriter.Write"/>.</summary>
    public long Read()
    {
        ulong value = 0;
        var shift = 0;
        byte part;
        do
        {
            part = _bytes[_at++];
            value |= (ulong)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);

        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>See <see cref="PackWriter.WriteWhole"/>.</summary>
    public long ReadWhole()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(_at));
        _at += 8;
        return value;
    }

    /// <summary>See <see cref="PackWriter.WriteShared"/>.</summary>
    public string? ReadShared() => Read() is var index and >= 0 ? _texts[index] : null;

    /// <summary>See <see cref="PackWriter.WriteBytes"/>.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = (int)Read();
        _at += length;
        return _bytes.AsSpan(_at - length, length);
    }
}
