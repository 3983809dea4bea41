using System.Net;
using System.Net.Sockets;
using Bangkom.Grains;
using Bangkom.Grains.Composing;
using Bangkom.Grains.Ledger;
using Bangkom.Silo.Storage;
using Bangkom.Solver;
using Orleans.Configuration;

namespace Bangkom.Silo.Hosting;

/// <summary>The engine in a host: stores, Orleans, grains.</summary>
public static class EngineHosting
{
    /// <summary>Grains whose place this silo remembers: several regions' agencies and batches, and the people asked about lately.</summary>
    private const int DirectoryCacheGrains = 20_000;

    /// <summary>Longer than any catch-up: 10,000 facts a second read a national year in three hours.</summary>
    private static readonly TimeSpan CatchUpMax = TimeSpan.FromHours(12);

    /// <summary>Adds the engine for one region.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="storage">Where the ledger is.</param>
    /// <param name="region">The region that the store holds.</param>
    /// <param name="siloPort">
    /// Where other silos reach this one; 0 = any free port. A silo that comes back at its own port replaces its former self at once;
    /// at another one the cluster first has to find out that the former is dead, some ten seconds.
    /// </param>
    public static IHostApplicationBuilder AddBangkomEngine(this IHostApplicationBuilder builder, StorageOptions storage, RegionInfo region, int siloPort = 0)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(region);
        builder.Services.AddBangkomStorage(storage);
        builder.Services.AddSingleton<ISeatSolver>(new CpSatSolver());
        builder.Services.AddBangkomGrains(region);
        builder.UseOrleans(silo =>
        {
            silo.AddBangkomSnapshots(storage);
            var (freePort, gatewayPort) = FreePorts();
            siloPort = siloPort == 0 ? freePort : siloPort;
            if (storage.Kind == StorageKind.Sqlite)
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "bangkom", clusterId: region.Id.Value);
            }
            else
            {
                silo.UseBangkomClustering(storage);
                silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
                silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = ("bangkom", region.Id.Value));
                silo.Configure<ClusterMembershipOptions>(FindDeadSilosSoon);
            }

            // A grain without a snapshot reads its stream before its first answer, however long that takes; cut off, it would begin anew for ever.
            silo.Configure<GrainCollectionOptions>(grains => grains.ActivationTimeout = CatchUpMax);
            // Entries for a million grains would stand in memory from the start on; who is looked up again costs one call.
            silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = DirectoryCacheGrains);
            if (Telemetry.IsExported)
            {
                silo.AddActivityPropagation();
            }
        });
        return builder;
    }

    /// <summary>
    /// A region is a few silos near each other: a silo that misses three probes of a second is dead, and one witness is enough. The
    /// ledger does not rest on it, its epochs do; only how long a region waits for its writer does.
    /// </summary>
    private static void FindDeadSilosSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 1;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedTableIAmAliveLimit = 3;
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
