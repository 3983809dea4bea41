using System.Collections.Immutable;
using System.Globalization;
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
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>The engine in this process, with its writer and without doors.</summary>
public sealed class EngineHost : IAsyncDisposable
{
    private readonly IHost _host;

    private EngineHost(IHost host, RegionInfo region) => (_host, Region) = (host, region);

    public RegionInfo Region { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _host.Services;

    public ILedgerReader Reader => _host.Services.GetRequiredService<ILedgerReader>();

    public ILedgerGrain Ledger => Grains.GetGrain<ILedgerGrain>(Region.Id.Value);

    public DateOnly Today => Region.Today(Services.GetRequiredService<TimeProvider>());

    public static async Task<EngineHost> StartAsync(StorageOptions storage, Action<IServiceCollection>? configure = null)
    {
        var region = await RegionOpening.OpenAsync(storage, "Bukitintan", "Asia/Jakarta", default);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddBangkomEngine(storage, region);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new EngineHost(host, region);
    }

    /// <summary>Appends one command and expects an answer.</summary>
    public async Task<ItemResult> SendAsync(string source, string key, Command command) =>
        (await Ledger.Append(Request(source, [Item(key, command)]))).Results[0];

    /// <summary>An item whose content is that of its command.</summary>
    public static Submission Item(string key, Command command, byte[]? raw = null) =>
        new(key, Hash(command)[..16], command, raw);

    /// <summary>A hash of all that a command says; its text leaves out NIP and name.</summary>
    public static byte[] Hash(Command command) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType()));

    /// <summary>A request of a source; a partner's source wants a receipt, as its door does.</summary>
    public static AppendRequest Request(string source, ImmutableArray<Submission> items) =>
        new(source, Sources.PartnerOf(source), TimeProvider.System.GetUtcNow(), items, WantsReceipt: Sources.PartnerOf(source) is not null);

    /// <summary>Every figure against the recount.</summary>
    public Task<Comparison> CompareAsync() => new EngineComparison(Grains, Reader, Region, Today).RunAsync();

    /// <summary>Fails with the first differences. The region trails its agencies by a moment, so it may be asked again.</summary>
    public async Task ShouldAgreeAsync()
    {
        var comparison = await CompareAsync();
        for (var attempt = 0; attempt < 20 && comparison.Differences.Count > 0; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            comparison = await CompareAsync();
        }

        Assert.True(comparison.Differences.Count == 0,
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Differences.Count} of {comparison.Lines} differ:\n") + string.Join('\n', comparison.Differences.Take(30)));
    }

    public async Task<string> DumpAsync()
    {
        var writer = new StringWriter();
        await new EngineComparison(Grains, Reader, Region, Today).DumpAsync(writer);
        return writer.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
