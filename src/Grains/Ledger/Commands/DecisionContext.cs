using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Ledger.Commands;

/// <summary>What a command may look at while it decides.</summary>
public sealed class DecisionContext
{
    /// <summary>The writer's memory.</summary>
    public required RegionRoster Roster { get; init; }

    /// <summary>The region's zone.</summary>
    public required RegionZone Zone { get; init; }

    /// <summary>Now; the same for a whole group.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Today in the region's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The item's source.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>The item's key.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The sending partner, or null.</summary>
    public PartnerId? Partner { get; internal set; }

    /// <summary>When the item first arrived.</summary>
    public DateTimeOffset ReceivedAt { get; internal set; }

    /// <summary>The fact asked for by <see cref="Command.OfKey"/> or <see cref="Command.OfPosition"/>; null = there is none.</summary>
    public RecordedFact? Of { get; internal set; }

    /// <summary>Owner of the certificate asked for; null = nobody yet.</summary>
    public AsnId? CertificateOwner { get; internal set; }

    /// <summary>Facts of the people asked for by <see cref="Command.NeedsHistoryOf"/>, in order.</summary>
    public IReadOnlyDictionary<AsnId, IReadOnlyList<RecordedFact>> Histories { get; internal set; } =
        new Dictionary<AsnId, IReadOnlyList<RecordedFact>>();

    /// <summary>12:00 of a day in the region's zone: when something that has only a date happened.</summary>
    /// <param name="day">The day.</param>
    public DateTimeOffset NoonOf(DateOnly day) => Zone.NoonOf(day);
}
