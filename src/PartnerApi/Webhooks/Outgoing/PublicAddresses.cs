using System.Net;
using System.Net.Sockets;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>
/// Lets a connection reach public addresses alone: a partner names the receiver, and must not reach what stands beside this server. The
/// address that is connected to is the one that was looked at, so a name can't point elsewhere in between.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Inner =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        ]).Select(IPNetwork.Parse),
    ];

    /// <summary>True for an address that anybody can reach.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = Principal.Plain(address);
        return !Inner.Any(network => network.Contains(plain));
    }

    /// <summary>Connects to a host, when all that its name stands for may be reached.</summary>
    /// <param name="endPoint">Host and port.</param>
    /// <param name="allowsLoopback">True also lets this machine itself be reached.</param>
    /// <param name="cancellationToken">Ends the connecting.</param>
    /// <exception cref="HttpRequestException">The host stands for an address that must not be reached, or does not answer.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, bool allowsLoopback, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(endPoint.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        if (addresses.Length == 0 || addresses.Any(a => !IsPublic(a) && !(allowsLoopback && IPAddress.IsLoopback(a))))
        {
            throw new HttpRequestException("The receiver's name stands for no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
