using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Storage;

namespace Bangkom.Silo.Verify;

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
    /// <exception cref="StartupException">The store can't be opened, or the day lies in the future.</exception>
    public static async Task<StoppedEngine> StartAsync(StorageOptions storage, DateOnly? on, CancellationToken cancellationToken)
    {
        var region = await RegionOpening.OpenAsync(storage, "", "Etc/UTC", cancellationToken);
        var today = region.Today(TimeProvider.System);
        var day = on ?? today;
        if (day > today)
        {
            throw new StartupException($"--on {day:yyyy-MM-dd} lies in the future: name today, {today:yyyy-MM-dd} in the region's zone, or an earlier day.");
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.Critical);
        builder.Services.AddSingleton<TimeProvider>(FixedDayTimeProvider.On(day, region.Zone, TimeProvider.System.GetUtcNow()));
        builder.AddBangkomEngine(storage, region);
        var host = builder.Build();
        if (await host.Services.GetRequiredService<ILedgerReader>().GetHeadAsync(cancellationToken) == 0)
        {
            host.Dispose();
            throw new StartupException("The store is empty: start the server on it once.");
        }

        await host.StartAsync(cancellationToken);
        return new StoppedEngine(host, region, day);
    }

    /// <summary>Holds the engine's figures against a recount.</summary>
    public EngineComparison Comparison => new(
        _host.Services.GetRequiredService<IGrainFactory>(), _host.Services.GetRequiredService<ILedgerReader>(), _region, _on);

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
}
