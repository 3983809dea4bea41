using System.Collections.Immutable;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Bangkom.PartnerApi.Intake;

/// <summary>
/// Calls the ledger and turns outages into refusals. Sending again is safe because an item's identity is its key: what was stored
/// already is answered as a repeat. So one call is tried twice, within the request's deadline.
/// </summary>
internal sealed class LedgerCaller
{
    private readonly ILedger _ledger;
    private readonly ILogger<LedgerCaller> _logger;
    private readonly ResiliencePipeline<AppendResult> _once;
    private readonly ResiliencePipeline<AppendResult> _patient;

    public LedgerCaller(ILedger ledger, IOptions<PartnerApiOptions> options, TimeProvider time, ILogger<LedgerCaller> logger)
    {
        (_ledger, _logger) = (ledger, logger);
        var deadline = TimeSpan.FromSeconds(options.Value.DeadlineSeconds);
        var again = new RetryStrategyOptions<AppendResult>
        {
            ShouldHandle = new PredicateBuilder<AppendResult>().Handle<LedgerUnavailableException>(),
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(options.Value.RetryDelayMilliseconds),
        };
        _once = new ResiliencePipelineBuilder<AppendResult> { TimeProvider = time }
            .AddTimeout(deadline)
            .AddRetry(again)
            .Build();

        // An import has many rows still to send: it waits for room in the queue, where a push is told to come again.
        _patient = new ResiliencePipelineBuilder<AppendResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<AppendResult>
            {
                ShouldHandle = new PredicateBuilder<AppendResult>().HandleResult(result => result.Outcome == AppendOutcome.Busy),
                MaxRetryAttempts = PartnerApiLimits.BusyRetriesMax,
                Delay = TimeSpan.FromSeconds(LedgerLimits.RetryAfterSeconds),
            })
            .AddTimeout(deadline)
            .AddRetry(again)
            .Build();
    }

    /// <summary>Appends.</summary>
    /// <param name="request">One or more items.</param>
    /// <param name="isPatient">True to wait when the queue is full.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <returns>The result, or why there is none.</returns>
    public async Task<(AppendResult? Result, Refusal? Refusal)> AppendAsync(AppendRequest request, bool isPatient, CancellationToken cancellationToken)
    {
        try
        {
            var result = await (isPatient ? _patient : _once).ExecuteAsync(
                static async (state, token) => await state._ledger.AppendAsync(state.request, token),
                (_ledger, request),
                cancellationToken);
            return result.Outcome == AppendOutcome.Done ? (result, null) : (null, Busy());
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever went wrong on the way or in the store, nobody can tell from here whether it was before the commit.
            DoorLog.OutcomeUnknown(_logger, request.Source, request.Items.Length, e);
            return (null, Unknown());
        }
    }

    /// <summary>Finds items in quarantine.</summary>
    /// <param name="source">Their source.</param>
    /// <param name="keys">Keys that they may have.</param>
    /// <param name="reason">Why they are held.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <returns>Their positions, or why nobody knows.</returns>
    public async Task<(ImmutableArray<long> Positions, Refusal? Refusal)> FindHeldAsync(string source, ImmutableArray<string> keys, string reason, CancellationToken cancellationToken)
    {
        try
        {
            return (await _ledger.FindHeldAsync(source, keys, reason, cancellationToken), null);
        }
        catch (Exception e) when (IsOutage(e))
        {
            return ([], Unavailable());
        }
    }

    /// <summary>Tells an outage from a bug.</summary>
    public static bool IsOutage(Exception e) =>
        e is LedgerUnavailableException or TimeoutException or TimeoutRejectedException or Orleans.Runtime.OrleansException;

    public static Refusal Unavailable() =>
        new(503, "UNAVAILABLE", "The region does not answer now; nothing was stored. Come again.") { RetryAfterSeconds = LedgerLimits.RetryAfterSeconds };

    private static Refusal Busy() =>
        new(503, "BUSY", "The ledger's queue is full; nothing of this request was stored. Send it again.") { RetryAfterSeconds = LedgerLimits.RetryAfterSeconds };

    private static Refusal Unknown() =>
        new(503, "UNKNOWN_OUTCOME", "Nobody knows whether this request was stored: send again with the same keys; what was stored is answered as repeated.")
        { RetryAfterSeconds = LedgerLimits.RetryAfterSeconds };
}
