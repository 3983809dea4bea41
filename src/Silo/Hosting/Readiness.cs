using System.Text.Json;
using Bangkom.GraphQLApi;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Region;

namespace Bangkom.Silo.Hosting;

/// <summary>
/// Becomes ready once the writer has delivered what was committed before the start, the schema is there, and each query of the start
/// page has run once: a fresh process is several times slower in its first seconds.
/// </summary>
internal sealed partial class Readiness(IGrainFactory grains, RegionInfo region, GraphQLWarmup warmup, ILogger<Readiness> logger) : BackgroundService
{
    private volatile bool _isWarm;
    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the process is ready for the first time.</summary>
    public Task Warm => _warm.Task;

    /// <summary>Answers <c>/health/ready</c>.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (ready, ledger) = (false, (LedgerStatus?)null);
        if (_isWarm)
        {
            try
            {
                ledger = await grains.GetGrain<ILedgerGrain>(region.Id.Value).GetStatus();
                ready = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogNotReady(logger, e);
            }
        }

        context.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(
            context.Response.Body,
            new ReadyAnswer(ready, ledger?.Position, ledger?.Delivered, ledger?.Behind.Length, ledger?.HeldItems),
            ReadyJson.Default.ReadyAnswer,
            context.RequestAborted);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!_isWarm && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<ILedgerGrain>(region.Id.Value).GetStatus();
                // At once: grains without snapshots then read the ledger together.
                var view = grains.GetGrain<IRegionGrain>(region.Id.Value).GetView(null);
                var readable = warmup.RunAsync(stoppingToken);
                await Task.WhenAll(view, readable);
                if (!await readable)
                {
                    // A query has less time than a long catch-up takes; the grains go on meanwhile.
                    continue;
                }

                // What was read and parsed on the way is garbage; some 50 ms now give a fifth of the process's memory back.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                _isWarm = true;
                _warm.TrySetResult();
                LogReady(logger, region.Id.Value);
            }
            catch (TimeoutException)
            {
                LogStillReading(logger, region.Id.Value);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotReady(logger, e);
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region} is ready.")]
    private static partial void LogReady(ILogger logger, string region);

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region} is not ready yet: its grains still read the ledger.")]
    private static partial void LogStillReading(ILogger logger, string region);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready yet.")]
    private static partial void LogNotReady(ILogger logger, Exception exception);
}

/// <summary>What <c>/health/ready</c> says.</summary>
internal sealed record ReadyAnswer(bool Ready, long? Position, long? Delivered, int? Behind, int? Held);

/// <summary>JSON of <see cref="ReadyAnswer"/>.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(ReadyAnswer))]
internal sealed partial class ReadyJson : System.Text.Json.Serialization.JsonSerializerContext;
