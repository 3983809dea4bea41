using System.Globalization;
using Bangkom.Grains.History;
using Bangkom.Silo.Tests.Engine;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.History;

/// <summary>
/// Whatever happened and was recorded in whatever order, figures of any moment are those of a recount of the facts known then.
/// <c>BANGKOM_ORACLE_ROUNDS</c> and <c>BANGKOM_ORACLE_SEED</c> as for the other oracle tests.
/// </summary>
public abstract class HistoryOracleTests(StorageBackend backend, int rounds, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Moments = 12;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return backend.RemoveAsync();
    }

    [Fact]
    public async Task Figures_and_records_of_random_moments_agree_with_a_recount_of_the_facts_known_then()
    {
        for (var round = 0; round < Setting("BANGKOM_ORACLE_ROUNDS", rounds); round++)
        {
            var seed = Setting("BANGKOM_ORACLE_SEED", Random.Shared.Next());
            output.WriteLine($"seed {seed}");
            await RunAsync(seed);
        }
    }

    private async Task RunAsync(int seed)
    {
        var (history, random) = (new PlayedHistory(seed), new Random(seed));
        await using var engine = await EngineHost.StartAsync(await backend.CreateAsync());
        await history.PlayFirstHalfAsync(engine);
        var past = new PastRecount(engine);
        await past.ReadAsync();

        // Kept from before the second half, and asked for again after it: what was recorded since must be in them.
        TimeTravel[] moving = [.. Enumerable.Range(0, 4).Select(_ => new TimeTravel(AsOf: Instant(past, random)))];
        await EachAsync(past, moving);
        await history.PlaySecondHalfAsync(engine);
        await past.ReadAsync();
        await EachAsync(past, moving);
        for (var i = 0; i < Moments; i++)
        {
            var at = Moment(past, random);
            await EachAsync(past, [at]);
            var people = past.Of(at).People;
            for (var p = 0; p < 5 && people.Count > 0; p++)
            {
                await past.PersonShouldAgreeAsync(people[random.Next(people.Count)], YearOf(past, at), at);
            }

            var agencies = past.Of(at).Agencies;
            if (agencies.Count > 0)
            {
                await past.MembersShouldAgreeAsync(agencies[random.Next(agencies.Count)], YearOf(past, at), at);
                await past.SeriesShouldAgreeAsync(agencies[random.Next(agencies.Count)], at);
            }
        }
    }

    private static async Task EachAsync(PastRecount past, IEnumerable<TimeTravel> moments)
    {
        foreach (var at in moments)
        {
            var year = YearOf(past, at);
            await past.ShouldAgreeAsync(year, at);
            await past.ShouldAgreeAsync(year - 1, at);
        }
    }

    private static int YearOf(PastRecount past, TimeTravel at) => past.Of(at).Years[^1];

    private static TimeTravel Moment(PastRecount past, Random random) => random.Next(4) switch
    {
        0 => new TimeTravel(KnownAt: Row(past, random).RecordedAt),
        1 => new TimeTravel(AsOf: Instant(past, random), KnownAt: Row(past, random).RecordedAt, Position: Row(past, random).Position),
        2 => new TimeTravel(Position: Row(past, random).Position),
        _ => new TimeTravel(AsOf: Instant(past, random), Position: Row(past, random).Position),
    };

    /// <summary>At a fact, just before one, or in between.</summary>
    private static DateTimeOffset Instant(PastRecount past, Random random)
    {
        var now = TimeProvider.System.GetUtcNow();
        var at = random.Next(3) switch
        {
            0 => Row(past, random).OccurredAt,
            1 => Row(past, random).OccurredAt.AddMicroseconds(-1),
            _ => now.AddHours(-random.Next(700 * 24)),
        };
        return at > now ? now : at;
    }

    private static Recount.RecountRow Row(PastRecount past, Random random) => past.Rows[random.Next(past.Rows.Count)];

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

public sealed class SqliteHistoryOracleTests(ITestOutputHelper output) : HistoryOracleTests(new SqliteBackend(), 3, output);

public sealed class PostgresHistoryOracleTests(PostgresServer server, ITestOutputHelper output) : HistoryOracleTests(new PostgresBackend(server), 1, output);
