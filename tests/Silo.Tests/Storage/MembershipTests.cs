using System.Net;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

public sealed class MembershipTests(PostgresServer server) : StorageTest(new PostgresBackend(server))
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    [Fact]
    public async Task Two_silos_find_each_other_and_share_snapshots()
    {
        var one = await TestSilo.StartAsync(Options, clustered: true);
        await using var other = await TestSilo.StartAsync(Options, clustered: true);
        var table = other.Services.GetRequiredService<IMembershipTable>();
        try
        {
            Assert.Equal(2, (await table.ReadAllAsync(None)).Members.Count(static m => m.Item1.Status == SiloStatus.Active));
            await one.Grains.GetGrain<INoteGrain>("R/A").WriteAsync("text");
            Assert.Equal("text", await other.Grains.GetGrain<INoteGrain>("R/A").ReadAsync());
        }
        finally
        {
            await one.DisposeAsync();
        }

        Assert.Single((await table.ReadAllAsync(None)).Members, static m => m.Item1.Status == SiloStatus.Active);
        Assert.Equal("text", await other.Grains.GetGrain<INoteGrain>("R/A").ReadAsync());
    }

    [Fact]
    public async Task A_change_of_membership_needs_the_version_that_was_read()
    {
        // A silo that ran would change the table itself.
        await using var silo = TestSilo.Build(Options, clustered: true);
        var table = silo.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true, None);
        var before = (await table.ReadAllAsync(None)).Version;
        var entry = Entry(1);

        Assert.True(await table.InsertRowAsync(entry, before.Next(), None));
        Assert.False(await table.InsertRowAsync(Entry(2), before.Next(), None));
        var after = (await table.ReadAllAsync(None)).Version;
        Assert.Equal(before.Version + 1, after.Version);
        Assert.False(await table.InsertRowAsync(entry, after.Next(), None));

        entry.Status = SiloStatus.Dead;
        entry.SuspectTimes = [Tuple.Create(entry.SiloAddress, Now)];
        Assert.False(await table.UpdateRowAsync(entry, before.VersionEtag, before.Next(), None));
        Assert.True(await table.UpdateRowAsync(entry, after.VersionEtag, after.Next(), None));
        var last = (await table.ReadAllAsync(None)).Version;
        Assert.False(await table.UpdateRowAsync(Entry(3), last.VersionEtag, last.Next(), None));
        Assert.Equal(after.Version + 1, last.Version);
        var read = Assert.Single((await table.ReadRowAsync(entry.SiloAddress, None)).Members).Item1;
        Assert.Equal(SiloStatus.Dead, read.Status);
        Assert.Equal(Now, Assert.Single(read.SuspectTimes!).Item2);
        Assert.Empty((await table.ReadRowAsync(Entry(3).SiloAddress, None)).Members);
    }

    [Fact]
    public async Task Dead_silos_are_cleaned_up_and_living_ones_stay()
    {
        // A silo that ran would change the table itself.
        await using var silo = TestSilo.Build(Options, clustered: true);
        var table = silo.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true, None);
        var (dead, living) = (Entry(1), Entry(2));
        dead.Status = SiloStatus.Dead;
        Assert.True(await table.InsertRowAsync(dead, (await table.ReadAllAsync(None)).Version.Next(), None));
        Assert.True(await table.InsertRowAsync(living, (await table.ReadAllAsync(None)).Version.Next(), None));
        living.IAmAliveTime = Now.AddMinutes(1);
        await table.UpdateIAmAliveAsync(living, None);

        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(1), None);

        Assert.Empty((await table.ReadRowAsync(dead.SiloAddress, None)).Members);
        Assert.Equal(Now.AddMinutes(1), Assert.Single((await table.ReadRowAsync(living.SiloAddress, None)).Members).Item1.IAmAliveTime);
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
}
