using System.Net;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Bangkom.Silo.Tests.Storage;

public sealed class MembershipTests(PostgresServer server) : StorageTest(new PostgresBackend(server))
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    [Fact]
    public async Task Two_silos_find_each_other_and_share_snapshots()
    {
        using var one = await StartAsync();
        using var other = await StartAsync();
        var table = other.Services.GetRequiredService<IMembershipTable>();
        Assert.Equal(2, (await table.ReadAllAsync(None)).Members.Count(static m => m.Item1.Status == SiloStatus.Active));

        await one.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("R/A").WriteAsync("text");
        Assert.Equal("text", await other.Services.GetRequiredService<IGrainFactory>().GetGrain<INoteGrain>("R/A").ReadAsync());
        await one.StopAsync();
        await other.StopAsync();
        Assert.DoesNotContain((await table.ReadAllAsync(None)).Members, static m => m.Item1.Status == SiloStatus.Active);
    }

    [Fact]
    public async Task A_change_of_membership_needs_the_version_that_was_read()
    {
        using var host = await StartAsync();
        var table = host.Services.GetRequiredService<IMembershipTable>();
        var before = (await table.ReadAllAsync(None)).Version;
        var entry = Entry(1);

        Assert.True(await table.InsertRowAsync(entry, before.Next(), None));
        Assert.False(await table.InsertRowAsync(Entry(2), before.Next(), None));
        var after = (await table.ReadAllAsync(None)).Version;
        Assert.Equal(before.Version + 1, after.Version);
        Assert.False(await table.InsertRowAsync(entry, after.Next(), None));

        entry.Status = SiloStatus.Dead;
        entry.SuspectTimes = [Tuple.Create(entry.SiloAddress, Now)];
        Assert.False(await table.UpdateRowAsync(entry, "", before.Next(), None));
        Assert.True(await table.UpdateRowAsync(entry, "", after.Next(), None));
        Assert.False(await table.UpdateRowAsync(Entry(3), "", (await table.ReadAllAsync(None)).Version.Next(), None));
        var read = Assert.Single((await table.ReadRowAsync(entry.SiloAddress, None)).Members).Item1;
        Assert.Equal(SiloStatus.Dead, read.Status);
        Assert.Equal(Now, Assert.Single(read.SuspectTimes!).Item2);
        Assert.Empty((await table.ReadRowAsync(Entry(3).SiloAddress, None)).Members);
        await host.StopAsync();
    }

    [Fact]
    public async Task Dead_silos_are_cleaned_up_and_living_ones_stay()
    {
        using var host = await StartAsync();
        var table = host.Services.GetRequiredService<IMembershipTable>();
        var (dead, living) = (Entry(1), Entry(2));
        dead.Status = SiloStatus.Dead;
        Assert.True(await table.InsertRowAsync(dead, (await table.ReadAllAsync(None)).Version.Next(), None));
        Assert.True(await table.InsertRowAsync(living, (await table.ReadAllAsync(None)).Version.Next(), None));
        living.IAmAliveTime = Now.AddMinutes(1);
        await table.UpdateIAmAliveAsync(living, None);

        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(1), None);

        Assert.Empty((await table.ReadRowAsync(dead.SiloAddress, None)).Members);
        Assert.Equal(Now.AddMinutes(1), Assert.Single((await table.ReadRowAsync(living.SiloAddress, None)).Members).Item1.IAmAliveTime);
        await host.StopAsync();
    }

    private static MembershipEntry Entry(int generation) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 1, generation),
        SiloName = $"silo {generation}",
        HostName = "host",
        Status = SiloStatus.Joining,
        ProxyPort = 2,
        StartTime = Now,
        IAmAliveTime = Now,
    };

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("test", "test"));
            silo.ConfigureEndpoints(IPAddress.Loopback, PostgresServer.FreePort(), PostgresServer.FreePort());
            silo.UseBangkomClustering(Options).AddBangkomSnapshots(Options);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
