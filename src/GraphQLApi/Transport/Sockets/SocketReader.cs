using System.Net.WebSockets;
using System.Text.Json;
using Bangkom.GraphQLApi.Transport.Execution;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>Reads whole messages of bounded size.</summary>
internal sealed class SocketReader(WebSocket socket, int bytesMax)
{
    private byte[] _buffer = new byte[4096];

    /// <summary>The next message, or null when the client closes.</summary>
    /// <exception cref="SocketClosedException">The message is too big, binary or not JSON.</exception>
    public async Task<JsonDocument?> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.MessageType == WebSocketMessageType.Binary)
                throw new SocketClosedException(SocketCloseCodes.InvalidMessage, "Only text messages");
            length += part.Count;
            if (part.EndOfMessage)
                return Parse(_buffer.AsMemory(0, length));
            if (length >= bytesMax)
                throw new SocketClosedException(SocketCloseCodes.MessageTooBig, "Message too big");
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, bytesMax));
        }
    }

    /// <summary>Reads on, unheeded, until the client closes.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            if ((await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken)).MessageType == WebSocketMessageType.Close)
                return;
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return RequestParser.ParseJson(() => JsonDocument.Parse(message));
        }
        catch (GraphQLTransportException)
        {
            throw new SocketClosedException(SocketCloseCodes.InvalidMessage, "Invalid message");
        }
    }
}
