using System.Text;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Recount;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Storage;

namespace Bangkom.Silo.Verify;

/// <summary>What a comparison found.</summary>
/// <param name="Facts">Facts recounted.</param>
/// <param name="Position">Of the newest one.</param>
/// <param name="On">The day that figures are for.</param>
/// <param name="Lines">Lines of the dump.</param>
/// <param name="Differences">Where engine and recount differ: one text each, in the dump's order.</param>
public sealed record Comparison(int Facts, long Position, DateOnly On, int Lines, IReadOnlyList<string> Differences);

/// <summary>The engine on a stopped store, without doors and without a writer: it only reads facts, and folds them.</summary>
public sealed class StoppedEngine : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly RegionInfo _region;
    private readonly DateOnly _on;

    private StoppedEngine(IHost host, RegionInfo region, DateOnly on) => (_host, _region, _on) = (host, region, on);

    /// <summary>Starts it.</summary>
    /// <param name="storage">Where the ledger is.</param>
    /// <param name="on">The day that figures are for; null = today in the region's zone.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="StartupException">The store can't be opened.</exception>
    public static async Task<StoppedEngine> StartAsync(StorageOptions storage, DateOnly? on, CancellationToken cancellationToken)
    {
        var region = await RegionOpening.OpenAsync(storage, "", "Etc/UTC", cancellationToken);
        var day = on ?? region.Today(TimeProvider.System);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(new FixedDayTimeProvider(region.Zone.NoonOf(day)));
        builder.AddBangkomEngine(storage, region);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new StoppedEngine(host, region, day);
    }

    /// <summary>Prints every figure of the engine, in the format that <c>src/Recount/README.md</c> describes.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cancellationToken">Ends the printing.</param>
    public async Task DumpAsync(TextWriter writer, CancellationToken cancellationToken) =>
        await new EngineDump(_host.Services.GetRequiredService<IGrainFactory>(), _region, await RecountAsync(cancellationToken), _on).WriteAsync(writer, cancellationToken);

    /// <summary>Compares the engine's dump with the recount's, line by line.</summary>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public async Task<Comparison> CompareAsync(CancellationToken cancellationToken)
    {
        var recount = await RecountAsync(cancellationToken);
        var expected = new StringWriter();
        recount.Dump(expected);
        var actual = new StringWriter();
        await new EngineDump(_host.Services.GetRequiredService<IGrainFactory>(), _region, recount, _on).WriteAsync(actual, cancellationToken);
        var expectedLines = Lines(expected);
        var actualLines = Lines(actual);
        return new Comparison(_facts, _position, _on, expectedLines.Length, [.. Differences(expectedLines, actualLines)]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }
    }

    private int _facts;
    private long _position;

    private async Task<Recount.Recount> RecountAsync(CancellationToken cancellationToken)
    {
        var rows = new List<RecountRow>();
        await foreach (var chunk in _host.Services.GetRequiredService<ILedgerReader>().ReadAllRowsAsync(0, long.MaxValue, cancellationToken))
        {
            rows.AddRange(chunk.Select(r => new RecountRow(r.Position, r.RecordedAt, r.OccurredAt, r.Source, r.Key, Encoding.UTF8.GetString(r.Body))));
        }

        if (rows.Count == 0)
        {
            throw new StartupException("The store is empty: start the server on it once.");
        }

        (_facts, _position) = (rows.Count, rows[^1].Position);
        return Recount.Recount.Of(rows, _on);
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Lines are compared by their path, so that one missing line is one difference.</summary>
    private static IEnumerable<string> Differences(string[] expected, string[] actual)
    {
        var byPath = actual.ToDictionary(PathOf, ValueOf, StringComparer.Ordinal);
        foreach (var line in expected)
        {
            var path = PathOf(line);
            if (!byPath.Remove(path, out var value))
            {
                yield return $"{path}: recount {ValueOf(line)}, engine has no such line";
            }
            else if (value != ValueOf(line))
            {
                yield return $"{path}: recount {ValueOf(line)}, engine {value}";
            }
        }

        foreach (var (path, value) in byPath)
        {
            yield return $"{path}: recount has no such line, engine {value}";
        }
    }

    private static string PathOf(string line) => line[..line.IndexOf(" = ", StringComparison.Ordinal)];

    private static string ValueOf(string line) => line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..];
}
