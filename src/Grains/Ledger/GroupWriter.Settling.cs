using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger;

/// <content>What became of each item, once the store has said which identities it knew.</content>
internal sealed partial class GroupWriter
{
    /// <summary>
    /// What can't be resolved now may have been accepted before: with equal content it is a repeat, whatever has changed since, and with
    /// other content a conflict.
    /// </summary>
    private async Task SettleKnownAsync(ILedgerTransaction transaction)
    {
        if (_holds.Count == 0)
        {
            return;
        }

        var known = await transaction.FindAsync([.. _holds.Select(h => h.Item.Identity).Distinct()]);
        foreach (var hold in _holds.Where(h => h.Hold.Reason != QuarantineReasons.Conflict && known.ContainsKey(h.Item.Identity)).ToArray())
        {
            _holds.Remove(hold);
            var row = known[hold.Item.Identity];
            Settle(hold.Item, row.Position, row.Content, row.Targets);
        }
    }

    /// <summary>The store knew these identities: each is a repeat or a conflict.</summary>
    private async Task<HashSet<long>> SettleRefusedAsync(ILedgerTransaction transaction, GroupStage stage, IReadOnlyList<int> refused)
    {
        if (refused.Count == 0)
        {
            return [];
        }

        var positions = refused.Select(i => stage.Facts[i].Row.Position).ToHashSet();
        var identities = refused.Select(i => new Identity(stage.Facts[i].Row.Source, stage.Facts[i].Row.Key!)).Distinct().ToArray();
        var known = await transaction.FindAsync(identities);
        foreach (var (item, first, facts) in _accepted.Where(a => positions.Contains(a.First.Row.Position)))
        {
            if (item.Command.ChangesRoster || facts.Length > 1)
            {
                throw new InvalidOperationException("An item that changed the writer's memory was stored before.");
            }

            var row = known[item.Identity];
            Settle(item, row.Position, row.Content, row.Targets);
        }

        return positions;
    }

    private void Settle(WorkItem item, long position, byte[]? content, FactTargets targets)
    {
        if (content.AsSpan().SequenceEqual(item.Content))
        {
            if (item.Request is { } request)
            {
                request.Decide(item.Index, new ItemResult(ItemStatus.Repeated, position, Visible: true, Person: targets.Asn, Agency: FirstAgency(targets)));
                Expect(request, item.Index, targets, position);
            }

            held.Supersede(item);
            return;
        }

        if (item.CanBeHeld)
        {
            _holds.Add((item, new Decision.Hold(QuarantineReasons.Conflict, "key",
                "An accepted item with this key has other content. To change it, send a correction with a key of its own and `of` naming this one.", null)));
        }
        else
        {
            item.Request!.Decide(item.Index, new ItemResult(ItemStatus.Refused, position, Visible: false, QuarantineReasons.Conflict, "key",
                "This key was used before with other content: take a new key."));
        }
    }

    private void SettleAccepted(GroupStage stage, HashSet<long> left)
    {
        foreach (var (item, first, facts) in _accepted)
        {
            if (left.Contains(first.Row.Position))
            {
                continue;
            }

            held.Accepted(item, first.Row.Position, stage);
            if (item.Request is not { } request)
            {
                continue;
            }

            var targets = first.Recorded.Targets;
            request.Decide(item.Index, new ItemResult(ItemStatus.Accepted, first.Row.Position, Visible: true, Person: targets.Asn, Agency: FirstAgency(targets)));
            foreach (var fact in facts)
            {
                Expect(request, item.Index, fact.Recorded.Targets, fact.Row.Position, fact.Row.Lane == Lane.Definition);
            }
        }
    }

    private void SettleHeld(GroupStage stage)
    {
        foreach (var (item, hold) in _holds)
        {
            var position = held.Hold(item, hold, stage);
            item.Request?.Decide(item.Index, new ItemResult(ItemStatus.Quarantined, position, Visible: false, hold.Reason, hold.Field, hold.Message));
        }

        held.Close(stage);
    }

    private void Expect(PendingRequest request, int index, FactTargets targets, long position, bool isDefinition = false)
    {
        if (isDefinition)
        {
            // Who defines something may ask for it at once.
            foreach (var stream in StreamId.OfDefinition(targets))
            {
                request.Streams.Add((index, stream, position));
            }
        }

        IEnumerable<AgencyId> agencies = targets.EveryAgency ? memory.Roster.Rules.Agencies.Agencies.Select(a => a.Agency) : targets.Agencies;
        foreach (var agency in agencies)
        {
            request.Streams.Add((index, new StreamId(StreamId.Agency, agency.Value), position));
        }

        foreach (var batch in targets.Batches)
        {
            request.Streams.Add((index, new StreamId(StreamId.Batch, batch.Value), position));
        }
    }

    private static AgencyId? FirstAgency(FactTargets targets) => targets.Agencies.IsDefaultOrEmpty ? null : targets.Agencies[0];
}
