using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Bangkom.Grains.Completions;

/// <summary>
/// Fields one after the other, each with its length before it: no two lists of fields share a text, and nothing needs escaping.
/// </summary>
internal ref struct CanonicalText(Span<byte> start)
{
    private const int Missing = -1;

    private Span<byte> _buffer = start;
    private byte[]? _rented;
    private int _length;

    /// <summary>All that was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    /// <summary>Writes a text; null differs from an empty one.</summary>
    public void Add(string? text)
    {
        if (text is null)
        {
            AddLength(Missing);
        }
        else
        {
            Add(text.AsSpan());
        }
    }

    /// <summary>Writes a text.</summary>
    public void Add(scoped ReadOnlySpan<char> text)
    {
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var bytes = Encoding.UTF8.GetBytes(text, _buffer[(_length + sizeof(int))..]);
        AddLength(bytes);
        _length += bytes;
    }

    /// <summary>Writes a number; trailing zeros make no difference.</summary>
    public void Add(decimal? number)
    {
        if (number is not { } value)
        {
            AddLength(Missing);
            return;
        }

        Span<char> digits = stackalloc char[64];
        value.TryFormat(digits, out var length, "G29", CultureInfo.InvariantCulture);
        Add(digits[..length]);
    }

    /// <summary>Gives the buffer back, emptied: it may have held a NIP.</summary>
    public void Dispose()
    {
        _buffer.Clear();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private void AddLength(int length)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer[_length..], length);
        _length += sizeof(int);
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent((_buffer.Length * 2) + bytes);
        _buffer[.._length].CopyTo(larger);
        _buffer.Clear();
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _buffer = _rented = larger;
    }
}
