using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Bangkom.Bench.Load;

/// <summary>
/// One HTTP/1.1 connection with one request at a time, of bytes made beforehand. HttpClient takes as much of the two cores as the
/// server that it asks; this takes a fraction.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;
    private byte[] _input = new byte[16 * 1024];
    private byte[] _body = new byte[16 * 1024];
    private int _bodyLength;

    private RawConnection(Socket socket) => _socket = socket;

    /// <summary>The answer's status.</summary>
    public int Status { get; private set; }

    /// <summary>True when the answer names another resource, such as a receipt.</summary>
    public bool HasLink { get; private set; }

    /// <summary>The answer's body, until the next request.</summary>
    public ReadOnlySpan<byte> Body => _body.AsSpan(0, _bodyLength);

    /// <summary>Connects.</summary>
    /// <param name="address">A host on this machine.</param>
    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return new RawConnection(socket);
    }

    /// <summary>Sends a request and reads its whole answer.</summary>
    /// <param name="request">Head and body.</param>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> request)
    {
        while (request.Length > 0)
        {
            request = request[await _socket.SendAsync(request)..];
        }

        var filled = 0;
        do
        {
            if (filled == _input.Length)
            {
                Array.Resize(ref _input, _input.Length * 2);
            }

            var read = await _socket.ReceiveAsync(_input.AsMemory(filled));
            filled += read > 0 ? read : throw new IOException("The server closed the connection.");
        }
        while (!TryRead(_input.AsSpan(0, filled)));
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Reads the answer; false while it is not whole.</summary>
    private bool TryRead(ReadOnlySpan<byte> input)
    {
        var end = input.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = input[..(end + 2)];
        var rest = input[(end + 4)..];
        Status = Number(head[9..]);
        HasLink = head.IndexOf("\r\nLink: "u8) >= 0;
        var length = head.IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return TryReadChunks(rest);
        }

        var bytes = Number(head[(length + 16)..]);
        if (rest.Length < bytes)
        {
            return false;
        }

        _bodyLength = 0;
        Keep(rest[..bytes]);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out _) ? number : throw new IOException("This is no answer of HTTP/1.1.");

    private bool TryReadChunks(ReadOnlySpan<byte> rest)
    {
        if (!rest.EndsWith("0\r\n\r\n"u8))
        {
            return false;
        }

        _bodyLength = 0;
        while (Utf8Parser.TryParse(rest, out int length, out var digits, 'x') && rest.Length >= digits + 2 + length + 2)
        {
            if (length == 0)
            {
                return true;
            }

            Keep(rest.Slice(digits + 2, length));
            rest = rest[(digits + 2 + length + 2)..];
        }

        return false;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_body.Length < _bodyLength + bytes.Length)
        {
            Array.Resize(ref _body, Math.Max(_body.Length * 2, _bodyLength + bytes.Length));
        }

        bytes.CopyTo(_body.AsSpan(_bodyLength));
        _bodyLength += bytes.Length;
    }
}
