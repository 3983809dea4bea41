namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>Says which process of the region tells partners, so that one does. Key: the region's code.</summary>
[Alias("bangkom.IWebhookLeaseGrain")]
public interface IWebhookLeaseGrain : IGrainWithStringKey
{
    /// <summary>Takes or renews the lease.</summary>
    /// <param name="owner">The process.</param>
    /// <returns>True when it is the owner's for the next 30 seconds.</returns>
    [Alias("Hold")]
    Task<bool> Hold(string owner);
}

/// <summary>Kept in memory: with the silo that held it, it ends, and a message may then come twice under the same id.</summary>
[GrainType("webhook-lease")]
internal sealed class WebhookLeaseGrain(TimeProvider time) : Grain, IWebhookLeaseGrain
{
    /// <summary>Seconds that a lease lasts.</summary>
    public const int Seconds = 30;

    private string? _owner;
    private long _since;

    /// <inheritdoc/>
    public Task<bool> Hold(string owner)
    {
        var now = time.GetTimestamp();
        if (_owner != owner && _owner is not null && time.GetElapsedTime(_since, now).TotalSeconds < Seconds)
        {
            return Task.FromResult(false);
        }

        (_owner, _since) = (owner, now);
        return Task.FromResult(true);
    }
}
