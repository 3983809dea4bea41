using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger;

/// <summary>One item on its way through the writer: pushed, imported, mutated, or a held one that is decided anew.</summary>
internal sealed class WorkItem
{
    /// <summary>The request it came with; null when the writer replays by itself.</summary>
    public required PendingRequest? Request { get; init; }

    /// <summary>Its index in the request.</summary>
    public required int Index { get; init; }

    /// <summary>The identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>HMAC of the normalised item.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What it asks for.</summary>
    public required Command Command { get; init; }

    /// <summary>Its bytes, or null.</summary>
    public required byte[]? Raw { get; init; }

    /// <summary>The sending partner, or null.</summary>
    public required PartnerId? Partner { get; init; }

    /// <summary>When it first arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The held item that it takes the place of, or null.</summary>
    public HeldItem? Replaces { get; init; }

    /// <summary>True when a person mended <see cref="Replaces"/>.</summary>
    public bool IsRepair { get; init; }

    /// <summary>
    /// True for what a sender pushed: whatever can't be resolved is kept. A mutation or a row of a file is refused instead: who sent it
    /// is there to mend it.
    /// </summary>
    public bool CanBeHeld => Request is null || Request.Request.WantsReceipt || Replaces is not null;

    /// <summary>An item of a request.</summary>
    public static WorkItem Of(PendingRequest pending, int index)
    {
        var request = pending.Request;
        var item = request.Items[index];
        return new WorkItem
        {
            Request = pending,
            Index = index,
            Identity = new Identity(request.Source, item.Key),
            Content = item.Content,
            Command = item.Command,
            Raw = item.Raw,
            Partner = request.Partner,
            ReceivedAt = request.ReceivedAt,
        };
    }
}
