using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Delivery;

/// <summary>A grain that is told how far the ledger has delivered: the region, which adds up what the agencies have taken in.</summary>
[Alias("bangkom.IDeliveryObserver")]
public interface IDeliveryObserver : IGrainWithStringKey
{
    /// <summary>How far the ledger has delivered.</summary>
    /// <param name="notice">The notice.</param>
    [Alias("Delivered")]
    Task Delivered(DeliveryNotice notice);
}

/// <summary>How far the ledger has delivered.</summary>
/// <param name="Epoch">Of the writer: a new one knows nothing of what older ones were told.</param>
/// <param name="Mark">Up to here every agency has taken in every fact that concerns it.</param>
/// <param name="RecordedAt">When the fact there was recorded.</param>
/// <param name="Confirmed">The newest fact that each agency has confirmed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DeliveryNotice")]
public sealed record DeliveryNotice(
    [property: Id(0)] long Epoch,
    [property: Id(1)] long Mark,
    [property: Id(2)] DateTimeOffset RecordedAt,
    [property: Id(3)] ImmutableArray<KeyValuePair<AgencyId, long>> Confirmed);
