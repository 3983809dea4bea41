using System.Diagnostics.Metrics;

namespace Bangkom.PartnerApi;

/// <summary>The doors' figures for operators.</summary>
internal sealed class DoorMetrics
{
    public const string MeterName = "Bangkom.PartnerApi";
    private readonly Counter<long> _items;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _newAddresses;
    private readonly Counter<long> _told;

    public DoorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _items = meter.CreateCounter<long>("bangkom.partner_api.items", "{item}", "Pushed items and imported rows by what became of them.");
        _told = meter.CreateCounter<long>("bangkom.partner_api.webhook_messages", "{message}", "Messages to partners' webhooks, after the last attempt.");
        _newAddresses = meter.CreateCounter<long>("bangkom.partner_api.new_addresses", "{address}", "Uses of partners' keys from addresses that they never came from.");
        _duration = meter.CreateHistogram<double>("bangkom.partner_api.request.duration", "s", "Time to answer a request.");
    }

    public void Count(string door, string status, int items)
    {
        if (items > 0)
        {
            _items.Add(items, new("door", door), new("status", status));
        }
    }

    public void Told(string partner, bool hasArrived) => _told.Add(1, new("partner", partner), new("arrived", hasArrived));

    public void NewAddress(string partner) => _newAddresses.Add(1, new KeyValuePair<string, object?>("partner", partner));

    public void Answered(string door, int httpStatus, TimeSpan duration) =>
        _duration.Record(duration.TotalSeconds, new("door", door), new KeyValuePair<string, object?>("http.response.status_code", httpStatus));
}
