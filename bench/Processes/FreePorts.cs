using System.Net;
using System.Net.Sockets;

namespace Bangkom.Processes;

/// <summary>Ports of 127.0.0.1.</summary>
public static class FreePorts
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
