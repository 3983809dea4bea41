using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>
/// A projection that guards a rule over its own stream: an append names the last position of the stream that it has seen, and when the
/// stream has moved on it decides again.
/// </summary>
/// <typeparam name="TState">The fold.</typeparam>
internal abstract class DecidingGrain<TState>(ProjectionServices services, ILogger logger) : ProjectionGrain<TState>(services, logger)
    where TState : class, IProjectionState
{
    /// <summary>Decisions over a stream that keeps moving on, before the request is told to come again.</summary>
    private const int DecisionsMax = 20;

    /// <summary>False while there is nothing to guard yet, and the stream is not worth a search.</summary>
    protected virtual bool HasRules => true;

    /// <summary>
    /// Appends what a command decides. The command is made anew from the state for each try; a rule that the state alone breaks is told by
    /// <see cref="Settled"/>.
    /// </summary>
    /// <param name="item">The item's identity with its source.</param>
    /// <param name="decide">Makes the command from the state.</param>
    /// <param name="source">See <see cref="RecordedFact.Source"/>; the administrator's when left out.</param>
    /// <returns>As the ledger answered; once it is done, what was stored is in the state.</returns>
    protected async Task<AppendResult> DecideAsync(ItemKey item, Func<Command> decide, string source = Sources.Admin)
    {
        var ledger = GrainFactory.GetGrain<ILedgerGrain>(Region.Id.Value);
        for (var i = 0; i < DecisionsMax; i++)
        {
            var result = await ledger.Append(new AppendRequest(
                source,
                Partner: null,
                item.ReceivedAt,
                [new Submission(item.Key, item.Content, decide())],
                Expected: HasRules ? new ExpectedPosition(Stream.ToString(), Position) : null));
            if (result.Outcome == AppendOutcome.Done && !(result.Results[0].Position > Position))
            {
                return result;
            }

            if (result.Outcome == AppendOutcome.Busy)
            {
                return result;
            }

            // What was stored, or moved the stream, was delivered to this grain or lies in the store.
            await CatchUpNowAsync();
            if (result.Outcome == AppendOutcome.Done)
            {
                return result;
            }
        }

        return new AppendResult(AppendOutcome.Busy, null, []);
    }
}
