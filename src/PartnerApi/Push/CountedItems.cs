using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Push;

/// <summary>
/// Tells which of a push's visible items count: as the agencies said when they took the items in, else by asking them.
/// </summary>
internal sealed class CountedItems(ICreditReader credits, TimeProvider time, ILogger<CountedItems> logger)
{
    private static readonly CountedResult Revocation = new(false, CountedResult.Revocation);

    /// <summary>Tells what counts.</summary>
    /// <param name="items">The items.</param>
    /// <param name="results">What became of them.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <returns>One per item; null where it can't be said, and the item is to be answered as not visible.</returns>
    public async Task<CountedResult?[]> AskAsync(
        ImmutableArray<Submission> items, ImmutableArray<ItemResult> results, CancellationToken cancellationToken)
    {
        var counted = new CountedResult?[items.Length];
        var byAgency = new Dictionary<AgencyId, List<int>>();
        for (var i = 0; i < items.Length; i++)
        {
            if (results[i] is not { Visible: true, Status: ItemStatus.Accepted or ItemStatus.Repeated, Position: not null } result)
            {
                continue;
            }

            if (items[i].Command is RevokeItem)
            {
                counted[i] = Revocation;
            }
            else if (result.Verdict is { } verdict)
            {
                counted[i] = new CountedResult(verdict.Remark is null, verdict.Remark);
            }
            else if (result is { Agency: { } agency, Person: not null })
            {
                if (!byAgency.TryGetValue(agency, out var indices))
                {
                    byAgency[agency] = indices = [];
                }

                indices.Add(i);
            }
        }

        if (byAgency.Count == 0)
        {
            return counted;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline, TimeSpan.FromSeconds(PartnerApiLimits.CreditWaitSeconds), Timeout.InfiniteTimeSpan);
        await Task.WhenAll(byAgency.Select(pair => AskAsync(pair.Key, pair.Value, results, counted, deadline.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return counted;
    }

    private async Task AskAsync(
        AgencyId agency, List<int> indices, ImmutableArray<ItemResult> results, CountedResult?[] counted, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await credits.CountedAsync(agency, [.. indices.Select(i => new CreditedFact(results[i].Person!.Value, results[i].Position!.Value))], cancellationToken);
            for (var i = 0; i < indices.Count; i++)
            {
                counted[indices[i]] = answers[i];
            }
        }
        catch (Exception e)
        {
            // The items are durable: an agency that can't say what counts must not make the push fail.
            DoorLog.CreditUnavailable(logger, agency.Value, e);
        }
    }
}
