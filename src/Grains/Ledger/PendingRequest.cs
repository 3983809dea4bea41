using System.Collections.Immutable;
using Bangkom.Grains.Ledger.Delivery;

namespace Bangkom.Grains.Ledger;

/// <summary>A request that waits for its items to be decided, committed and visible.</summary>
/// <param name="request">The request.</param>
internal sealed class PendingRequest(AppendRequest request)
{
    private readonly ItemResult?[] _results = new ItemResult?[request.Items.Length];
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The request.</summary>
    public AppendRequest Request { get; } = request;

    /// <summary>Its answer.</summary>
    public Task<AppendResult> Answer => _answer.Task;

    /// <summary>Items not yet decided.</summary>
    public int Undecided { get; private set; } = request.Items.Length;

    /// <summary>Position of its receipt.</summary>
    public long? Receipt { get; set; }

    /// <summary>Streams whose figures its items change, per item.</summary>
    public List<(int Index, StreamId Stream, long Position)> Streams { get; } = [];

    /// <summary>The result of an item that was decided.</summary>
    public ItemResult ResultOf(int index) => _results[index] ?? throw new InvalidOperationException("The item is not decided.");

    /// <summary>Sets an item's result; a replayed decision replaces it.</summary>
    public void Decide(int index, ItemResult result)
    {
        Undecided -= _results[index] is null ? 1 : 0;
        _results[index] = result;
    }

    /// <summary>Answers with what is visible at this moment.</summary>
    /// <param name="delivery">Knows what the grains have taken in, and what they said of it.</param>
    public void Complete(DeliveryPump delivery)
    {
        HashSet<int>? hidden = null;
        foreach (var (index, stream, position) in Streams)
        {
            if (!delivery.IsVisible(stream, position))
            {
                (hidden ??= []).Add(index);
            }
        }

        var results = ImmutableArray.CreateBuilder<ItemResult>(_results.Length);
        for (var i = 0; i < _results.Length; i++)
        {
            var result = ResultOf(i);
            results.Add(
                hidden?.Contains(i) == true ? result with { Visible = false }
                : result is { Status: ItemStatus.Accepted, Agency: { } agency, Position: { } position } && delivery.VerdictOn(new StreamId(StreamId.Agency, agency.Value), position) is { } verdict ? result with { Verdict = verdict }
                : result);
        }

        _answer.TrySetResult(new AppendResult(AppendOutcome.Done, Receipt, results.MoveToImmutable()));
    }

    /// <summary>Nothing was stored: the stream has moved on.</summary>
    public void Move() => _answer.TrySetResult(new AppendResult(AppendOutcome.Moved, null, []));

    /// <summary>The outcome is unknown.</summary>
    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
