using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.People;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Engine;

public sealed class CompletionFeedTests : IAsyncLifetime
{
    private const string Nip = "198502032010121001";
    private static readonly AgencyId Agency = new("A");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SqliteBackend _backend = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    /// <summary>A new writer knows nothing of what an agency has: the agency reads the store, which holds the old facts and the new one.</summary>
    [Fact]
    public async Task After_a_restart_only_what_is_recorded_then_is_shown()
    {
        var storage = await _backend.CreateAsync();
        await using (var before = await EngineHost.StartAsync(storage))
        {
            await before.SendAsync(Sources.Admin, "a", new DefineAgency(Agency, "Dinas A", null));
            await before.SendAsync(Sources.Admin, "j", new RecordJoin(
                Nip, "Pegawai", Agency, new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), null));
            for (var i = 0; i < 3; i++)
            {
                await CompleteAsync(before, i);
            }
        }

        await using var engine = await EngineHost.StartAsync(storage);
        using var sample = engine.Services.GetRequiredService<CompletionHub>().Open();
        await sample.FollowAsync([Agency]).WaitAsync(Patience, TimeProvider.System);
        await using var events = sample.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 3; i < 5; i++)
        {
            var position = await CompleteAsync(engine, i);
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System));
            Assert.Equal((position, 0), (events.Current.Newest.Position, events.Current.Skipped));
            Assert.Equal(Agency, events.Current.Newest.Agency);
        }
    }

    [Fact]
    public async Task Who_stops_following_is_told_no_more()
    {
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        await engine.SendAsync(Sources.Admin, "a", new DefineAgency(Agency, "Dinas A", null));
        await engine.SendAsync(Sources.Admin, "j", new RecordJoin(
            Nip, "Pegawai", Agency, new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), null));
        var hub = engine.Services.GetRequiredService<CompletionHub>();
        using var leaving = hub.Open();
        using var staying = hub.Open();
        await Task.WhenAll(leaving.FollowAsync([Agency]), staying.FollowAsync([Agency])).WaitAsync(Patience, TimeProvider.System);
        await leaving.FollowAsync([]);
        var position = await CompleteAsync(engine, 1);
        await using var events = staying.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System));
        Assert.Equal(position, events.Current.Newest.Position);
        leaving.Dispose();
        await foreach (var shown in leaving.ReadAsync(TestContext.Current.CancellationToken))
        {
            Assert.Fail($"Told of {shown.Newest.Position} after it had left.");
        }
    }

    private static async Task<long> CompleteAsync(EngineHost engine, int number)
    {
        var content = new CompletionContent(
            string.Create(CultureInfo.InvariantCulture, $"Pelatihan {number}"), LearningForm.Technical, LearningScope.National, 4, null,
            Moment.On(engine.Today), null, null, null, null, null);
        var result = await engine.SendAsync(Sources.Admin, string.Create(CultureInfo.InvariantCulture, $"c{number}"), new CompleteItem(Nip, null, content));
        Assert.Equal(ItemStatus.Accepted, result.Status);
        return result.Position!.Value;
    }
}
