using System.Buffers;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Push;

/// <summary>Takes an array of completions in, by whichever door it came.</summary>
internal sealed class PushIntake(
    LedgerCaller ledger, CountedItems countedItems, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<PushIntake> logger)
{
    /// <summary>Stores a push's items and tells what became of them.</summary>
    /// <param name="body">The items.</param>
    /// <param name="principal">Who sends them.</param>
    /// <param name="door">Name of the door in metrics.</param>
    /// <param name="receivedAt">When they arrived.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public async Task<(StoredAnswer? Answer, Refusal? Refusal)> TakeAsync(
        ReadOnlyMemory<byte> body, Principal principal, string door, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (items, refusal) = PushParser.Parse(body.Span, PushSender.Of(principal, region, time));
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var appended = new AppendResult(AppendOutcome.Done, null, []);
        if (!items.IsEmpty)
        {
            var request = new AppendRequest(principal.Source, principal.Partner, receivedAt, items, WantsReceipt: true);
            (var result, refusal) = await ledger.AppendAsync(request, isPatient: false, cancellationToken);
            if (result is null)
            {
                return (null, refusal);
            }

            appended = result;
        }

        var counted = await countedItems.AskAsync(items, appended.Results, cancellationToken);
        var output = new ArrayBufferWriter<byte>();
        PushAnswer.Write(output, appended.Receipt, items, appended.Results, counted);
        Report(principal, door, appended, started);
        return (new StoredAnswer(output.WrittenMemory, appended.Receipt), null);
    }

    private void Report(Principal principal, string door, AppendResult appended, long started)
    {
        int CountOf(ItemStatus status)
        {
            var count = appended.Results.Count(r => r.Status == status);
            metrics.Count(door, PushAnswer.Name(status), count);
            return count;
        }

        DoorLog.Pushed(
            logger,
            principal.Source,
            appended.Results.Length,
            CountOf(ItemStatus.Accepted),
            CountOf(ItemStatus.Repeated),
            CountOf(ItemStatus.Quarantined),
            appended.Receipt,
            time.GetElapsedTime(started).TotalMilliseconds);
    }
}
