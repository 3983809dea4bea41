using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;

namespace Bangkom.PartnerApi.Statements;

/// <summary>Which activities are mapped.</summary>
public interface IMappedActivities
{
    /// <summary>Tells which of some activities are mapped.</summary>
    /// <param name="partner">Whose.</param>
    /// <param name="activities">Their ids.</param>
    /// <returns>The mapped ones.</returns>
    Task<IReadOnlySet<string>> FindAsync(PartnerId partner, IReadOnlyCollection<string> activities);
}

/// <summary>What became of a request's statements.</summary>
/// <param name="Receipt">Position of the receipt, or null when none made an item.</param>
/// <param name="Items">The statements, in order.</param>
/// <param name="Results">What became of each; null for one that makes no item.</param>
internal sealed record StatementsTaken(long? Receipt, ImmutableArray<StatementItem> Items, ImmutableArray<ItemResult?> Results);

/// <summary>Recognises statements and hands those that tell of a completion to the ledger, with one receipt.</summary>
internal sealed class CompletionIntake(LedgerCaller ledger, IMappedActivities mapped)
{
    /// <summary>Takes statements in.</summary>
    /// <param name="statements">Their bytes.</param>
    /// <param name="sender">Who sends them.</param>
    /// <param name="isPatient">True to wait when the ledger's queue is full.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<(StatementsTaken? Taken, Refusal? Refusal)> TakeAsync(
        IReadOnlyList<byte[]> statements, StatementSender sender, bool isPatient, CancellationToken cancellationToken) =>
        TakeAsync(StatementItems.Of(statements, sender), sender, isPatient, cancellationToken);

    /// <summary>Takes what statements were recognised as in.</summary>
    /// <param name="recognised">In the statements' order.</param>
    /// <param name="sender">Who sends them.</param>
    /// <param name="isPatient">True to wait when the ledger's queue is full.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<(StatementsTaken? Taken, Refusal? Refusal)> TakeAsync(
        ImmutableArray<StatementItem> recognised, StatementSender sender, bool isPatient, CancellationToken cancellationToken)
    {
        var items = await WithoutUnmappedAsync(recognised, sender.Partner);
        var places = Enumerable.Range(0, items.Length).Where(i => items[i].Submission is not null).ToArray();
        var results = new ItemResult?[items.Length];
        long? receipt = null;
        if (places.Length > 0)
        {
            var request = new AppendRequest(sender.Source, sender.Partner, sender.ReceivedAt, [.. places.Select(i => items[i].Submission!)], WantsReceipt: true);
            var (appended, refusal) = await ledger.AppendAsync(request, isPatient, cancellationToken);
            if (appended is null)
            {
                return (null, refusal);
            }

            receipt = appended.Receipt;
            for (var i = 0; i < places.Length; i++)
            {
                results[places[i]] = appended.Results[i];
            }
        }

        return (new StatementsTaken(receipt, items, [.. results]), null);
    }

    /// <summary>Lets go of what was held because it was invalid, once a statement came that mends it and makes no item itself.</summary>
    /// <param name="keys">Keys of such statements.</param>
    /// <param name="sender">Who sends them.</param>
    /// <param name="isPatient">True to wait when the ledger's queue is full.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Why it was not done, or null.</returns>
    public async Task<Refusal?> ReleaseAsync(ImmutableArray<string> keys, StatementSender sender, bool isPatient, CancellationToken cancellationToken)
    {
        var (held, refusal) = await ledger.FindHeldAsync(sender.Source, keys, QuarantineReasons.Invalid, cancellationToken);
        if (held.IsEmpty)
        {
            return refusal;
        }

        var request = new AppendRequest(
            sender.Source, sender.Partner, sender.ReceivedAt, [.. held.Select(p => new Submission(string.Create(CultureInfo.InvariantCulture, $"mended-{p}"), [], new SupersedeHeld(p)))]);
        return (await ledger.AppendAsync(request, isPatient, cancellationToken)).Refusal;
    }

    private async Task<ImmutableArray<StatementItem>> WithoutUnmappedAsync(ImmutableArray<StatementItem> items, PartnerId? partner)
    {
        var asked = items.Select(i => i.OnlyWhenMapped).OfType<string>().Distinct().ToArray();
        if (asked.Length == 0)
        {
            return items;
        }

        var known = partner is { } owner ? await mapped.FindAsync(owner, asked) : new HashSet<string>();
        return [.. items.Select(i => i.OnlyWhenMapped is { } activity && !known.Contains(activity) ? i.WhenUnmapped! : i)];
    }
}
