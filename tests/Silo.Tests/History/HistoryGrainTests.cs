using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.People;
using Bangkom.Silo.Tests.Engine;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.History;

/// <summary>What is folded when, and by whom it is waited for.</summary>
public sealed class HistoryGrainTests : IAsyncLifetime
{
    private readonly SqliteBackend _backend = new();
    private EngineHost _engine = null!;
    private WatchedReader _reader = null!;
    private int _keys;

    private IHistoryGrain Grain => _engine.Grains.GetGrain<IHistoryGrain>(_engine.Region.Id.Value);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(await _backend.CreateAsync(), WatchedReader.Add);
        _reader = (WatchedReader)_engine.Services.GetRequiredService<ILedgerReader>();
        await _engine.SendAsync(Sources.Admin, "a", new DefineAgency(new AgencyId("A"), "Dinas A", null));
        await _engine.SendAsync(Sources.Admin, "p", new RecordJoin(
            "197003012010011001", "Pegawai", new AgencyId("A"), new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 3, 1)), null));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task One_fold_serves_all_who_ask_for_a_moment_while_it_runs_and_after()
    {
        var at = new TimeTravel(Position: await _engine.Reader.GetHeadAsync());
        _reader.Hold();
        var first = Ask(at);
        await _reader.BegunAsync();
        var others = Enumerable.Range(0, 5).Select(_ => Ask(at)).ToArray();
        _reader.Release();
        foreach (var answer in await Task.WhenAll([first, .. others]))
        {
            Assert.Equal(1, answer.View!.Whole.Figures.Headcount);
        }

        await Ask(at);
        Assert.Equal(1, _reader.Folds);
    }

    [Fact]
    public async Task A_kept_moment_is_answered_while_others_are_folded_and_a_third_fold_is_told_to_come_again()
    {
        var head = await _engine.Reader.GetHeadAsync();
        await Ask(new(Position: head));
        _reader.Hold();
        var (first, second) = (Ask(new(Position: head - 1)), Ask(new(Position: head - 2)));
        await _reader.BegunAsync();
        await _reader.BegunAsync();
        await _reader.BegunAsync();

        Assert.True((await Ask(new(Position: head - 3))).Problem!.IsBusy);
        Assert.NotNull((await Ask(new(Position: head))).View);

        _reader.Release();
        await Task.WhenAll(first, second);
        Assert.NotNull((await Ask(new(Position: head - 3))).View);
    }

    [Fact]
    public async Task A_fold_ends_when_nobody_waits_for_it_any_more_and_not_before()
    {
        var at = new TimeTravel(Position: await _engine.Reader.GetHeadAsync());
        _reader.Hold();
        using var alone = new CancellationTokenSource();
        var nobody = Ask(at, alone.Token);
        await _reader.BegunAsync();
        await alone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => nobody);
        await _reader.GivenUpAsync();

        using var impatient = new CancellationTokenSource();
        var (stays, goes) = (Ask(at), Ask(at, impatient.Token));
        await _reader.BegunAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => goes);
        Assert.False(stays.IsCompleted);
        _reader.Release();
        Assert.NotNull((await stays).View);
    }

    [Fact]
    public async Task A_moment_of_asOf_alone_moves_on_over_facts_that_had_not_happened_by_then_and_is_folded_again_for_those_that_had()
    {
        var asOf = Now.AddSeconds(-20);
        async Task<(int, long)> SeenAsync()
        {
            var whole = (await Ask(new(AsOf: asOf))).View!.Whole;
            return (whole.Figures.Completions, whole.Position);
        }

        var (completions, before) = await SeenAsync();
        Assert.Equal((0, 1), (completions, _reader.Folds));

        await CompleteAsync(asOf.AddSeconds(10));
        (completions, var moved) = await SeenAsync();
        Assert.Equal((0, 1), (completions, _reader.Folds));
        Assert.True(moved > before);

        await CompleteAsync(asOf.AddSeconds(-10));
        (completions, _) = await SeenAsync();
        Assert.Equal((1, 2), (completions, _reader.Folds));
    }

    [Fact]
    public async Task What_was_recorded_while_a_moment_was_folded_is_in_the_answer_of_who_asked_after_it()
    {
        var at = new TimeTravel(AsOf: Now.AddSeconds(-20));
        _reader.Hold();
        var before = Ask(at);
        await _reader.BegunAsync();
        await CompleteAsync(Now.AddSeconds(-60));
        var after = Ask(at);
        _reader.Release();

        Assert.Equal(0, (await before).View!.Whole.Figures.Completions);
        Assert.Equal(1, (await after).View!.Whole.Figures.Completions);
    }

    [Fact]
    public async Task An_explanation_is_paged_and_both_moments_are_folded_once()
    {
        var from = new TimeTravel(Position: await _engine.Reader.GetHeadAsync());
        for (var i = 0; i < 3; i++)
        {
            await CompleteAsync(Now.AddSeconds(-10));
        }

        var request = new ExplainRequest(Bangkom.Grains.Learning.Metric.Completions, new AgencyId("A"), IncludeChildren: true, from, default, null, First: 2);
        var first = (await Grain.Explain(request, TestContext.Current.CancellationToken)).Explanation!;
        var rest = (await Grain.Explain(request with { After = first.Facts[^1].Key }, TestContext.Current.CancellationToken)).Explanation!;

        Assert.Equal((0, 3, 3, true), (first.Before, first.After, first.Total, first.HasMore));
        Assert.Equal((1, false), (rest.Facts.Length, rest.HasMore));
        Assert.Equal(2, _reader.Folds);
        var future = await Grain.Explain(request with { From = new(AsOf: Now.AddDays(1)) }, TestContext.Current.CancellationToken);
        Assert.StartsWith("`from`", future.Problem!.Message, StringComparison.Ordinal);
    }

    private Task<MomentAnswer> Ask(TimeTravel at, CancellationToken? cancellationToken = null) => Grain.GetView(null, at, cancellationToken ?? TestContext.Current.CancellationToken);

    private async Task CompleteAsync(DateTimeOffset at)
    {
        var key = (++_keys).ToString(CultureInfo.InvariantCulture);
        var content = new CompletionContent($"Pelatihan {key}", LearningForm.Technical, LearningScope.National, 5, null, Moment.At(at), null, null, null, null, null);
        Assert.Equal(Bangkom.Grains.Ledger.ItemStatus.Accepted, (await _engine.SendAsync(Sources.Admin, $"c{key}", new CompleteItem("197003012010011001", null, content))).Status);
    }
}
