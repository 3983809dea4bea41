using System.Buffers.Text;
using System.Text;

namespace Bangkom.Bench.Load;

/// <summary>A POST whose head is made once, and whose body is written behind it again and again.</summary>
internal sealed class RequestBuffer
{
    private const int LengthDigits = 8;

    private readonly byte[] _bytes;
    private readonly int _lengthAt;

    /// <summary>Makes the head.</summary>
    /// <param name="address">The server.</param>
    /// <param name="path">Where to.</param>
    /// <param name="key">The bearer's key, or null.</param>
    /// <param name="bodyBytesMax">Bytes that a body has at most.</param>
    /// <param name="headers">Further lines of the head, each with its end.</param>
    public RequestBuffer(Uri address, string path, string? key, int bodyBytesMax, string headers = "")
    {
        var authorization = key is null ? "" : $"Authorization: Bearer {key}\r\n";
        var head = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{authorization}{headers}Content-Type: application/json\r\nContent-Length: {new string('0', LengthDigits)}\r\n\r\n");
        _lengthAt = head.Length - 4 - LengthDigits;
        BodyAt = head.Length;
        _bytes = new byte[head.Length + bodyBytesMax];
        head.CopyTo(_bytes, 0);
    }

    /// <summary>Where the body begins in the request.</summary>
    public int BodyAt { get; }

    /// <summary>Room for the body.</summary>
    public Span<byte> Body => _bytes.AsSpan(BodyAt);

    /// <summary>The request with a body of so many bytes.</summary>
    public ReadOnlyMemory<byte> Request(int bodyBytes)
    {
        Utf8Formatter.TryFormat(bodyBytes, _bytes.AsSpan(_lengthAt), out _, new System.Buffers.StandardFormat('D', LengthDigits));
        return _bytes.AsMemory(0, BodyAt + bodyBytes);
    }

    /// <summary>A whole request with a body that stays.</summary>
    public static ReadOnlyMemory<byte> Of(Uri address, string path, string? key, ReadOnlySpan<byte> body)
    {
        var buffer = new RequestBuffer(address, path, key, body.Length);
        body.CopyTo(buffer.Body);
        return buffer.Request(body.Length);
    }
}
