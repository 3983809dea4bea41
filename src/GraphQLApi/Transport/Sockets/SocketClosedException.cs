namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>The client broke the protocol or lost its right: the socket closes with a code.</summary>
internal sealed class SocketClosedException(int code, string reason) : Exception(reason)
{
    public int Code => code;
}
