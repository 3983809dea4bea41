using Bangkom.Grains.Ledger.Held;

namespace Bangkom.Grains.Ledger;

/// <summary>What waits for the writer: requests, items that need a group of their own, held items that may be resolved now. Bounded.</summary>
internal sealed class WorkQueue
{
    private readonly Queue<PendingRequest> _requests = new();
    private readonly Queue<WorkItem> _rest = new();
    private readonly HashSet<long> _replays = [];

    /// <summary>Items of requests that wait.</summary>
    public int Items { get; private set; }

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty => _requests.Count == 0 && _rest.Count == 0 && _replays.Count == 0;

    /// <summary>Takes a request in; false when it is full.</summary>
    public bool TryAdd(PendingRequest request)
    {
        if (Items + request.Request.Items.Length > LedgerLimits.QueueItemsMax)
        {
            return false;
        }

        _requests.Enqueue(request);
        Items += request.Request.Items.Length;
        return true;
    }

    /// <summary>Held items that are to be decided anew.</summary>
    public void AddReplays(IEnumerable<long> positions) => _replays.UnionWith(positions);

    /// <summary>Items that were taken but must come again, first in line.</summary>
    public void Return(IEnumerable<WorkItem> items)
    {
        foreach (var item in items)
        {
            _rest.Enqueue(item);
        }
    }

    /// <summary>Takes a group: what came back, whole requests up to the limit, and what is replayed.</summary>
    /// <param name="held">Turns held items into items again.</param>
    public async Task<List<WorkItem>> TakeAsync(HeldDesk held)
    {
        var items = new List<WorkItem>(_rest);
        _rest.Clear();
        var asked = _replays.Order().Take(LedgerLimits.GroupItemsMax).Select(p => (p, (WorkItem?)null)).ToList();
        _replays.ExceptWith(asked.Select(a => a.p));
        while (items.Count < LedgerLimits.GroupItemsMax && _requests.TryDequeue(out var pending))
        {
            Items -= pending.Request.Items.Length;
            for (var i = 0; i < pending.Request.Items.Length; i++)
            {
                var item = WorkItem.Of(pending, i);
                if (item.Command is IHeldCommand about)
                {
                    asked.Add((about.Position, item));
                }
                else
                {
                    items.Add(item);
                }
            }
        }

        try
        {
            if (asked.Count > 0)
            {
                items.AddRange(await held.ReplayAsync(asked));
            }

            return items;
        }
        catch
        {
            // Nothing that was taken may be forgotten: its senders wait for an answer.
            Return(items.Concat(asked.Select(a => a.Item2).OfType<WorkItem>()));
            throw;
        }
    }

    /// <summary>Fails everything that waits.</summary>
    public void FailAll(Exception failure)
    {
        foreach (var request in _rest.Select(i => i.Request).OfType<PendingRequest>().Concat(_requests))
        {
            request.Fail(failure);
        }

        _requests.Clear();
        _rest.Clear();
        _replays.Clear();
        Items = 0;
    }
}
