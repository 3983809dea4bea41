using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.People;
using Bangkom.Silo.Tests.Support;
using Orleans.Core.Internal;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>A projection that hangs, throws or dies holds up neither the others nor the writer, and loses no fact.</summary>
public sealed class BehindTests : IAsyncLifetime
{
    private const string Slow = "197001012010011001";
    private const string Quick = "197101012010011002";

    private readonly SqliteBackend _backend = new();
    private readonly Faults _faults = new();
    private EngineHost _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(await _backend.CreateAsync(), _faults.Store);
        foreach (var agency in new[] { "SLOW", "QUICK" })
        {
            await _engine.SendAsync(Sources.Admin, agency, new DefineAgency(new AgencyId(agency), agency, null));
        }

        await JoinAsync(Slow, "SLOW");
        await JoinAsync(Quick, "QUICK");
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task One_that_hangs_holds_up_neither_the_writer_nor_the_others()
    {
        var release = new TaskCompletionSource();
        _faults.OnAbsorb = grain => grain.EndsWith("/SLOW", StringComparison.Ordinal) ? release.Task : Task.CompletedTask;
        var hanging = CompleteAsync("1", Slow);
        Assert.True((await CompleteAsync("2", Quick)).Visible);
        Assert.False(hanging.IsCompleted, "another agency waited as long as the one that hangs");
        var hidden = await hanging;
        Assert.Equal((ItemStatus.Accepted, false), (hidden.Status, hidden.Visible));
        Assert.Contains("agency/SLOW", (await _engine.Ledger.GetStatus()).Behind);

        release.SetResult();
        await UntilAsync(async () => (await CompleteAsync("1", Slow)).Visible);
        Assert.Equal(1, await CompletionsAsync("SLOW"));
        await UntilAsync(async () => (await _engine.Ledger.GetStatus()).Behind.IsEmpty);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task One_that_throws_is_told_again_until_it_confirms()
    {
        var failures = 3;
        _faults.OnAbsorb = grain => grain.EndsWith("/SLOW", StringComparison.Ordinal) && failures-- > 0
            ? throw new InvalidOperationException("No memory left.")
            : Task.CompletedTask;
        Assert.Equal(ItemStatus.Accepted, (await CompleteAsync("1", Slow)).Status);
        await UntilAsync(async () => (await CompleteAsync("1", Slow)).Visible);
        Assert.Equal(1, await CompletionsAsync("SLOW"));
        Assert.True(failures <= 0);
    }

    [Fact]
    public async Task One_that_dies_comes_back_with_every_fact()
    {
        await CompleteAsync("1", Slow);
        await _engine.Grains.GetGrain<IAgencyGrain>(_engine.Region.Key("SLOW")).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        Assert.True((await CompleteAsync("2", Slow)).Visible);
        Assert.Equal(2, await CompletionsAsync("SLOW"));
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task What_was_not_confirmed_before_a_restart_is_told_after_it()
    {
        _faults.OnAbsorb = grain => grain.EndsWith("/SLOW", StringComparison.Ordinal) ? throw new InvalidOperationException("Not now.") : Task.CompletedTask;
        await CompleteAsync("1", Slow);
        _faults.FailNextCommits(1);
        await Assert.ThrowsAnyAsync<Exception>(() => CompleteAsync("2", Quick));
        _faults.OnAbsorb = _ => Task.CompletedTask;

        // The new writer delivers from the stored mark before it takes requests.
        Assert.True((await CompleteAsync("1", Slow)).Visible);
        Assert.Equal(1, await CompletionsAsync("SLOW"));
    }

    private Task<ItemResult> JoinAsync(string nip, string agency) => _engine.SendAsync(Sources.Admin, nip, new RecordJoin(
        nip, "Pegawai", new AgencyId(agency), new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), null));

    private Task<ItemResult> CompleteAsync(string key, string nip) => _engine.SendAsync("partner/UBT", key, new CompleteItem(nip, null, new CompletionContent(
        $"Pelatihan {key}", LearningForm.Technical, LearningScope.National, 4, null, Moment.On(_engine.Today), null, null, null, null, null)));

    private async Task<int> CompletionsAsync(string agency) =>
        (await _engine.Grains.GetGrain<IAgencyGrain>(_engine.Region.Key(agency)).GetView(null))!.Own!.Figures.Completions;

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }
}
