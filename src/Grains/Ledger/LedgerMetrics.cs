using System.Diagnostics.Metrics;

namespace Bangkom.Grains.Ledger;

/// <summary>What an operator watches of the writer. No measure names a person or an item.</summary>
/// <param name="meters">Makes the meter.</param>
public sealed class LedgerMetrics(IMeterFactory meters)
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Bangkom.Ledger";

    private readonly Meter _meter = meters.Create(MeterName);

    /// <summary>Facts of one commit.</summary>
    public Histogram<int> GroupFacts => field ??= _meter.CreateHistogram<int>("bangkom.ledger.group.facts", "{fact}", "Facts of one commit.");

    /// <summary>Time from deciding a group to its durable commit.</summary>
    public Histogram<double> CommitMilliseconds => field ??= _meter.CreateHistogram<double>("bangkom.ledger.commit.duration", "ms", "From deciding a group to its durable commit.");

    /// <summary>Streams that did not confirm in time.</summary>
    public Counter<int> StreamsBehind => field ??= _meter.CreateCounter<int>("bangkom.ledger.streams.behind", "{stream}", "Streams that did not confirm a delivery in time.");

    /// <summary>Groups that were not stored.</summary>
    public Counter<int> FailedGroups => field ??= _meter.CreateCounter<int>("bangkom.ledger.groups.failed", "{group}", "Groups that were not stored; the writer started anew.");
}
