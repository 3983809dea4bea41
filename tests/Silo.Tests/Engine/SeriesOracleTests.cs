using System.Globalization;
using System.Text;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Region;
using Bangkom.Recount;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>
/// Every point of a series is what an independent recount for its last day says. <c>BANGKOM_ORACLE_SEED</c> plays a history again.
/// </summary>
public sealed class SeriesOracleTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly SqliteBackend _backend = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task Series_of_random_histories_agree_with_a_recount_of_each_last_day()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BANGKOM_ORACLE_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var history = new PlayedHistory(seed);
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        await history.PlayFirstHalfAsync(engine);
        await history.PlaySecondHalfAsync(engine);
        var rows = new List<RecountRow>();
        await foreach (var chunk in engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            rows.AddRange(chunk.Select(r => new RecountRow(r.Position, r.RecordedAt, r.OccurredAt, r.Source, r.Key, Encoding.UTF8.GetString(r.Body))));
        }

        // Two turns of a year by months, and the last weeks, in which agencies move and merge.
        foreach (var range in new[]
        {
            SeriesRange.Of(Bucket.Month, engine.Today.AddDays(-620), engine.Today, engine.Today)!,
            SeriesRange.Of(Bucket.Week, engine.Today.AddDays(-120), engine.Today, engine.Today)!,
        })
        {
            await CompareAsync(engine, rows, range);
        }
    }

    private static async Task CompareAsync(EngineHost engine, List<RecountRow> rows, SeriesRange range)
    {
        var sums = engine.Grains.GetGrain<ISeriesGrain>(engine.Region.Id.Value);
        var region = await sums.GetSeries(null, range);
        var agencies = Recount.Recount.Of(rows, engine.Today).Agencies;
        var own = await Task.WhenAll(agencies.Select(a => engine.Grains.GetGrain<IAgencyGrain>(engine.Region.Key(a)).GetSeries(range)));
        var withChildren = await Task.WhenAll(agencies.Select(a => sums.GetSeries(new AgencyId(a), range)));
        var before = Recount.Recount.Of(rows, range.Starts[0].AddDays(-1));
        for (var i = 0; i < range.Count; i++)
        {
            var (end, year) = (Recount.Recount.Of(rows, range.Ends[i]), range.Ends[i].Year);
            ShouldBe(end.Region(year), region, i, "region");
            for (var a = 0; a < agencies.Count; a++)
            {
                ShouldBe(end.Own(agencies[a], year), own[a], i, $"{agencies[a]} own");
                ShouldBe(end.WithChildren(agencies[a], year), withChildren[a], i, $"{agencies[a]} with children");
                if (range.Starts[i].Year == year)
                {
                    // The year up to this bucket's end without the year up to the one before.
                    var (now, then) = (end.Own(agencies[a], year), range.Starts[i].DayOfYear == 1 ? null : before.Own(agencies[a], year));
                    Assert.Equal(
                        (agencies[a], i, now.Completions - (then?.Completions ?? 0), now.JpCredited - (then?.JpCredited ?? 0)),
                        (agencies[a], i, own[a].Completions[i], own[a].JpCredited[i]));
                }
            }

            before = end;
        }

        Assert.True(region.Completions.Sum() > 0);
    }

    private static void ShouldBe(RecountFigures expected, SeriesColumns series, int i, string what) => Assert.Equal(
        (what, expected.FiguresOn, expected.Headcount, expected.Participants, expected.Compliant, expected.JpTotal),
        (what, expected.FiguresOn, series.Headcount[i], series.Participants[i], series.Compliant[i], series.JpTotal[i]));
}
