using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger;

/// <summary>What a group has stored.</summary>
/// <param name="Head">The head after it.</param>
/// <param name="Facts">Everything stored, in order.</param>
/// <param name="Taken">How many of the items were decided; the rest must come again in a group of their own.</param>
/// <param name="Replays">Held items that may be resolved now.</param>
internal sealed record CommittedGroup(LedgerHead Head, ImmutableArray<RecordedFact> Facts, int Taken, ImmutableArray<long> Replays);

/// <summary>
/// Decides a group of items and stores it in one transaction: facts with their raw items, what became of the others, receipts.
/// After an exception the writer's memory is ahead of the store and must be dropped.
/// </summary>
internal sealed partial class GroupWriter(ILedgerStore store, GroupLookup lookup, HeldDesk held, LedgerMemory memory, RegionInfo region, TimeProvider time)
{
    private readonly List<(WorkItem Item, StagedFact First, ImmutableArray<StagedFact> Facts)> _accepted = [];
    private readonly List<(WorkItem Item, Decision.Hold Hold)> _holds = [];
    private readonly Dictionary<StreamId, long> _moved = [];

    /// <summary>Decides and stores a prefix of the items: all of them, or up to one that needs a group of its own.</summary>
    /// <param name="items">At least one.</param>
    /// <param name="head">The head as this writer knows it.</param>
    /// <param name="delivery">Gives the delivery mark that is stored with the group.</param>
    public async Task<CommittedGroup> WriteAsync(IReadOnlyList<WorkItem> items, LedgerHead head, DeliveryPump delivery)
    {
        _accepted.Clear();
        _holds.Clear();
        _moved.Clear();
        held.Reset();

        var now = time.GetUtcNow();
        var stage = new GroupStage(head, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), memory);
        var context = new DecisionContext { Roster = memory.Roster, Zone = region.Zone, Now = now, Today = region.Zone.DayOf(now) };
        items = [.. UpToNextHistory(items, context)];
        await lookup.LoadAsync(items, context, head.Position);

        var taken = Decide(items, context, stage);
        if (stage.Facts.Count == 0 && _holds.Count == 0 && !held.HasSuperseded && !Receipts(items, taken).Any())
        {
            return new CommittedGroup(head, [], taken, []);
        }

        await using var transaction = await store.BeginAsync(head);
        var refused = stage.Facts.Count == 0 ? [] : await transaction.InsertAsync([.. stage.Facts.Select(f => f.Row)]);
        var left = await SettleRefusedAsync(transaction, stage, refused);
        await SettleKnownAsync(transaction);

        var stored = new List<RecordedFact>(stage.Facts.Count + 8);
        stored.AddRange(stage.Facts.Where(f => !left.Contains(f.Row.Position)).Select(f => f.Recorded));
        SettleAccepted(stage, left);
        foreach (var (item, hold) in _holds)
        {
            item.Request?.Decide(item.Index, new ItemResult(ItemStatus.Quarantined, null, Visible: false, hold.Reason, hold.Field, hold.Message));
        }

        // A held item names its receipt, so the receipts come first.
        WriteReceipts(items, taken, stage);
        SettleHeld(stage);
        stored.AddRange(stage.Closing.Select(f => f.Recorded));
        await EraseAsync(transaction, stage);

        var mark = delivery.Mark(head.Position);
        var newHead = head with { Position = stage.Position, RecordedAt = stage.RecordedAt, Delivered = mark, Behind = delivery.Behind };
        var certificates = stage.Facts
            .Where(f => f.Certificate is not null && !left.Contains(f.Row.Position))
            .Select(f => KeyValuePair.Create(f.Certificate!.Value, f.Row.Targets.Asn!.Value))
            .ToArray();
        await transaction.CommitAsync([.. stage.Closing.Select(f => f.Row)], certificates, newHead);

        stored.ForEach(memory.Note);
        var replays = stored.SelectMany(memory.Resolves).SelectMany(memory.Held.WaitingFor).Distinct().ToImmutableArray();
        return new CommittedGroup(newHead, [.. stored], taken, replays);
    }

    /// <summary>Nothing is looked up for items behind one that needs a group of its own.</summary>
    private static IEnumerable<WorkItem> UpToNextHistory(IReadOnlyList<WorkItem> items, DecisionContext context) =>
        items.Take(1).Concat(items.Skip(1).TakeWhile(i => i.Command.NeedsHistoryOf(context).Count == 0));

    private int Decide(IReadOnlyList<WorkItem> items, DecisionContext context, GroupStage stage)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (i > 0 && item.Command.NeedsHistoryOf(context).Count > 0)
            {
                // What was queued before must be in the store when this item's people are looked up there.
                return i;
            }

            if (item.Request?.Request.Expected is { } expected && HasMoved(expected))
            {
                item.Request.Move();
                continue;
            }

            if (lookup.Known(item) is { } known)
            {
                Settle(item, known.Position, known.Content, known.Targets);
                continue;
            }

            lookup.Prepare(item, context);
            Take(item, item.Command.Decide(context), stage);
        }

        return items.Count;
    }

    private void Take(WorkItem item, Decision decision, GroupStage stage)
    {
        switch (decision)
        {
            case Decision.Accept accept:
                foreach (var erased in accept.Facts.Select(f => f.Fact).OfType<PersonErased>())
                {
                    held.PrepareErasure(erased.Person);
                }

                var facts = stage.Stage(item, accept.Facts);
                lookup.Remember(item, facts[0]);
                _accepted.Add((item, facts[0], facts));
                foreach (var fact in facts)
                {
                    foreach (var stream in StreamId.DecidedOver(fact.Recorded))
                    {
                        _moved[stream] = fact.Row.Position;
                    }
                }

                break;
            case Decision.Same same:
                held.Supersede(item);
                item.Request?.Decide(item.Index, new ItemResult(ItemStatus.Repeated, same.Position, Visible: true, Person: same.Person));
                if (item.Request is { } request && same.Person is { } person && memory.Roster.TryFind(person, out var entry))
                {
                    Expect(request, item.Index, new FactTargets(person, entry.Agencies), entry.LastPosition);
                }

                break;
            case Decision.Hold hold when item.CanBeHeld:
                _holds.Add((item, hold));
                break;
            case Decision.Hold hold:
                item.Request?.Decide(item.Index, new ItemResult(ItemStatus.Refused, null, Visible: false, hold.Reason, hold.Field, hold.Message));
                break;
            case Decision.Refuse refuse:
                item.Request?.Decide(item.Index, new ItemResult(ItemStatus.Refused, null, Visible: false, refuse.Code, refuse.Field, refuse.Message));
                break;
        }
    }

    private bool HasMoved(ExpectedPosition expected)
    {
        var stream = StreamId.Parse(expected.Stream);
        var last = _moved.TryGetValue(stream, out var staged) ? staged : memory.LastOf(stream) ?? lookup.LastStored(stream);
        return last > expected.Position;
    }

    private static IEnumerable<PendingRequest> Receipts(IReadOnlyList<WorkItem> items, int taken) => items
        .Take(taken)
        .Select(i => i.Request)
        .OfType<PendingRequest>()
        .Where(r => r.Request.WantsReceipt)
        .Distinct();

    private static void WriteReceipts(IReadOnlyList<WorkItem> items, int taken, GroupStage stage)
    {
        foreach (var request in Receipts(items, taken))
        {
            var results = Enumerable.Range(0, request.Request.Items.Length).Select(request.ResultOf).ToArray();
            var reasons = results
                .Where(r => r.Status == ItemStatus.Quarantined)
                .GroupBy(r => r.Reason!, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
            var receipt = new ReceiptRecorded(
                request.Request.Partner,
                request.Request.Source,
                request.Request.ReceivedAt,
                results.Length,
                results.Count(r => r.Status == ItemStatus.Accepted),
                results.Count(r => r.Status == ItemStatus.Repeated),
                results.Count(r => r.Status == ItemStatus.Quarantined),
                reasons);
            request.Receipt = stage.Close(receipt, request.Request.ReceivedAt, request.Request.Source).Row.Position;
        }
    }

    private async Task EraseAsync(ILedgerTransaction transaction, GroupStage stage)
    {
        foreach (var person in stage.Erased)
        {
            await transaction.EraseAsync(person, held.Erased(person));
        }
    }
}
