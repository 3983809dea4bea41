using System.Collections.Immutable;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Roster;
using Orleans.Concurrency;

namespace Bangkom.Grains.Ledger;

/// <summary>
/// Decides over a memory of its own, folded from the store for this one request and thrown away after it: the writer goes on
/// undisturbed.
/// </summary>
[StatelessWorker(1), GrainType("preview")]
internal sealed class PreviewGrain(RegionInfo region, ILedgerStore store, ILedgerReader reader, TimeProvider time) : Grain, IPreviewGrain
{
    /// <inheritdoc/>
    public async Task<AppendResult> Preview(AppendRequest request)
    {
        var head = await reader.GetHeadAsync();
        var memory = new LedgerMemory(new RegionRoster(RegionRules.Start(region.Zone)));
        await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition, Lane.Roster, Lane.Corrected], 0, head))
        {
            foreach (var fact in chunk)
            {
                memory.Restore(fact);
            }
        }

        var now = time.GetUtcNow();
        var pending = new PendingRequest(request);
        var items = request.Items.Select((item, i) => WorkItem.Of(pending, i)).ToArray();
        var context = new DecisionContext { Roster = memory.Roster, Zone = region.Zone, Now = now, Today = region.Zone.DayOf(now) };
        var lookup = new GroupLookup(store, reader, memory);
        await lookup.LoadAsync(items, context, head);
        // An item that changes no memory is looked up only when it is stored; here nothing is.
        var stored = await store.FindAsync([.. items.Where(i => !i.Command.ChangesRoster).Select(i => i.Identity).Distinct()]);
        var stage = new GroupStage(new LedgerHead(0, head, now, head, []), now, memory);
        var results = ImmutableArray.CreateBuilder<ItemResult>(items.Length);
        foreach (var item in items)
        {
            await lookup.LoadHistoriesAsync(item, context);
            results.Add(stored.TryGetValue(item.Identity, out var row)
                ? DecideKnown(item, row.Position, row.Content)
                : Decide(item, lookup, context, stage));
        }

        return new AppendResult(AppendOutcome.Done, null, results.MoveToImmutable());
    }

    private static ItemResult DecideKnown(WorkItem item, long position, byte[]? content) => content.AsSpan().SequenceEqual(item.Content)
        ? new ItemResult(ItemStatus.Repeated, position, Visible: true)
        : new ItemResult(item.CanBeHeld ? ItemStatus.Quarantined : ItemStatus.Refused, null, Visible: false, Facts.QuarantineReasons.Conflict, "key", "This key was used before with other content: take a new key.");

    private static ItemResult Decide(WorkItem item, GroupLookup lookup, DecisionContext context, GroupStage stage)
    {
        if (lookup.Known(item) is { } known)
        {
            return DecideKnown(item, known.Position, known.Content);
        }

        lookup.Prepare(item, context);
        switch (item.Command.Decide(context))
        {
            case Decision.Accept accept:
                // Later rows are decided over what this one would change.
                lookup.Remember(item, stage.Stage(item, accept.Facts)[0]);
                return new ItemResult(ItemStatus.Accepted, null, Visible: false);
            case Decision.Same:
                return new ItemResult(ItemStatus.Repeated, null, Visible: true);
            case Decision.Hold hold:
                return new ItemResult(item.CanBeHeld ? ItemStatus.Quarantined : ItemStatus.Refused, null, Visible: false, hold.Reason, hold.Field, hold.Message);
            case Decision.Refuse refuse:
                return new ItemResult(ItemStatus.Refused, null, Visible: false, refuse.Code, refuse.Field, refuse.Message);
            default:
                throw new InvalidOperationException("An unknown decision.");
        }
    }
}
