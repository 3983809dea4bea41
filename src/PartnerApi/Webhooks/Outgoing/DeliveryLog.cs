namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>A message that was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What it told.</param>
/// <param name="At">When the last attempt ended.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Status">HTTP status of the last answer, or null.</param>
/// <param name="Problem">Why it did not arrive; null = it did.</param>
internal sealed record Delivery(string Id, string Type, DateTimeOffset At, int Attempts, int? Status, string? Problem);

/// <summary>The newest deliveries of each webhook, of this process: any event can be sent again from the ledger.</summary>
internal sealed class DeliveryLog
{
    private const int KeptMax = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Partner, string Webhook), Queue<Delivery>> _deliveries = [];

    public void Add(string partner, string webhook, Delivery delivery)
    {
        lock (_gate)
        {
            var kept = _deliveries.TryGetValue((partner, webhook), out var known) ? known : _deliveries[(partner, webhook)] = new Queue<Delivery>();
            kept.Enqueue(delivery);
            if (kept.Count > KeptMax)
            {
                kept.Dequeue();
            }
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Delivery> Of(string partner, string webhook)
    {
        lock (_gate)
        {
            return _deliveries.TryGetValue((partner, webhook), out var kept) ? [.. kept.Reverse()] : [];
        }
    }
}
