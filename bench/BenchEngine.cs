using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Verify;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bangkom.Bench;

/// <summary>The engine in this process on a temporary SQLite store.</summary>
internal sealed class BenchEngine : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _directory;

    private BenchEngine(IHost host, RegionInfo region, string directory) => (_host, Region, _directory) = (host, region, directory);

    public RegionInfo Region { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public DateOnly Today => Region.Today(_host.Services.GetRequiredService<TimeProvider>());

    public static async Task<BenchEngine> StartAsync(string zone, Action<IServiceCollection>? configure = null)
    {
        var directory = Directory.CreateTempSubdirectory("bangkom-bench-").FullName;
        var storage = new StorageOptions { Kind = StorageKind.Sqlite, DataDirectory = directory, Region = "BENCH" };
        var region = await RegionOpening.OpenAsync(storage, "Bench", zone, default);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.Critical);
        builder.AddBangkomEngine(storage, region);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new BenchEngine(host, region, directory);
    }

    /// <summary>Appends commands of one source in requests of 1,000; returns those that were neither accepted nor repeated.</summary>
    public async Task<IReadOnlyList<ItemResult>> AppendAsync(string source, IEnumerable<(string Key, Command Command)> items)
    {
        var refused = new List<ItemResult>();
        var ledger = Grains.GetGrain<ILedgerGrain>(Region.Id.Value);
        foreach (var chunk in items.Chunk(1_000))
        {
            var submissions = chunk.Select(i => new Submission(i.Key, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(i.Command, i.Command.GetType()))[..16], i.Command)).ToImmutableArray();
            var result = await ledger.Append(new AppendRequest(source, Sources.PartnerOf(source), TimeProvider.System.GetUtcNow(), submissions, Sources.PartnerOf(source) is not null));
            refused.AddRange(result.Results.Where(r => r.Status is ItemStatus.Quarantined or ItemStatus.Refused));
        }

        return refused;
    }

    /// <summary>Holds every figure against the recount.</summary>
    public Task<Comparison> CompareAsync() =>
        new EngineComparison(Grains, _host.Services.GetRequiredService<ILedgerReader>(), Region, Today).RunAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
