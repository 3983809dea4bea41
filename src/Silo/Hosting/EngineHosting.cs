using System.Net;
using System.Net.Sockets;
using Bangkom.Grains;
using Bangkom.Grains.Ledger;
using Bangkom.Silo.Storage;
using Orleans.Configuration;

namespace Bangkom.Silo.Hosting;

/// <summary>The engine in a host: stores, Orleans, grains.</summary>
public static class EngineHosting
{
    /// <summary>Adds the engine for one region.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="storage">Where the ledger is.</param>
    /// <param name="region">The region that the store holds.</param>
    public static IHostApplicationBuilder AddBangkomEngine(this IHostApplicationBuilder builder, StorageOptions storage, RegionInfo region)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(region);
        builder.Services.AddBangkomStorage(storage);
        builder.Services.AddBangkomGrains(region);
        builder.UseOrleans(silo =>
        {
            silo.AddBangkomSnapshots(storage);
            var (siloPort, gatewayPort) = FreePorts();
            if (storage.Kind == StorageKind.Sqlite)
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "bangkom", clusterId: region.Id.Value);
            }
            else
            {
                silo.UseBangkomClustering(storage);
                silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
                silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = ("bangkom", region.Id.Value));
            }

            silo.AddActivityPropagation();
        });
        return builder;
    }

    /// <summary>Two ports that nobody listens on now.</summary>
    private static (int Silo, int Gateway) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
