using System.Net;
using Bangkom.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Bangkom.Silo.Tests.Support;

/// <summary>A small silo that is stopped before it is disposed, also when a test fails: otherwise Orleans ends the process.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts a silo with snapshots: alone, or in the cluster of the region's database.</summary>
    public static async Task<TestSilo> StartAsync(StorageOptions options, bool clustered = false)
    {
        var silo = Build(options, clustered);
        await silo._host.StartAsync();
        return silo;
    }

    /// <summary>A silo whose services can be used, but that does not run.</summary>
    public static TestSilo Build(StorageOptions options, bool clustered)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(static cluster => (cluster.ClusterId, cluster.ServiceId) = ("test", "test"));
            var (siloPort, gatewayPort) = (PostgresServer.FreePort(), PostgresServer.FreePort());
            if (clustered)
            {
                silo.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort).UseBangkomClustering(options);
            }
            else
            {
                silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "test", clusterId: "test");
            }

            silo.AddBangkomSnapshots(options);
        });
        return new TestSilo(builder.Build());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
