using System.Net.WebSockets;
using Bangkom.GraphQLApi.Transport.Errors;
using Bangkom.GraphQLApi.Transport.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>Opens a socket and runs its session.</summary>
internal sealed class SocketEndpoint(
    ITransportAuthenticator authenticator,
    OperationExecutor executor,
    RequestParser parser,
    TransportSerializer serializer,
    GraphQLTransportOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SocketEndpoint> log)
{
    public const string Subprotocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        var isKnown = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(isKnown ? Subprotocol : null);
        var writer = new SocketWriter(socket, options, time);
        var writing = writer.RunAsync();
        if (!isKnown)
        {
            writer.Close(SocketCloseCodes.SubprotocolNotAcceptable, "Subprotocol not acceptable");
            await writing;
            return;
        }
        var session = new SocketSession(context, new SocketReader(socket, options.BodyBytesMax), writer, authenticator, executor, parser, serializer, options, time);
        try
        {
            await session.RunAsync(context.RequestAborted, lifetime.ApplicationStopping);
            // The client closed: it is answered, and the writer ends.
            writer.Close((int)WebSocketCloseStatus.NormalClosure, "");
        }
        catch (SocketClosedException closed)
        {
            writer.Close(closed.Code, closed.Message);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            writer.Close((int)WebSocketCloseStatus.NormalClosure, "");
        }
        catch (Exception fault)
        {
            log.RequestFailed(fault.GetType().FullName!, fault.StackTrace);
            writer.Close(SocketCloseCodes.InternalError, "Internal server error");
        }
        await writing;
        await session.LeaveAsync();
    }
}
