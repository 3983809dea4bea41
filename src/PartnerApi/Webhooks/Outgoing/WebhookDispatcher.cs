using System.Globalization;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>
/// Follows the ledger for every webhook: each has a place up to which it was told, kept durably, and is told in order. What can't be
/// told holds up that webhook alone.
/// </summary>
internal sealed class WebhookDispatcher(
    IGrainFactory grains,
    ILedgerReader reader,
    IRegionSettings settings,
    WebhookEventReader events,
    WebhookSender sender,
    DeliveryLog log,
    DoorMetrics metrics,
    RegionInfo region,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<WebhookDispatcher> logger) : BackgroundService
{
    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly Dictionary<(string Partner, string Webhook), (CatalogWebhook Webhook, CancellationTokenSource Stop, Task Work)> _running = [];

    /// <summary>Sends what a fact means once more.</summary>
    /// <param name="webhook">Where.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="isPatient">False to try once: somebody waits for how it went.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>How it went; null when the fact means nothing to the webhook.</returns>
    public async Task<Delivery?> SendAsync(WebhookDefined webhook, RecordedFact fact, bool isPatient, CancellationToken cancellationToken)
    {
        if (await events.ReadAsync(fact, webhook, cancellationToken) is not { } message)
        {
            return null;
        }

        var delivered = await sender.SendAsync(webhook, message, isPatient, cancellationToken);
        var delivery = new Delivery(message.Id, message.Type, time.GetUtcNow(), delivered.Attempts, delivered.Status, delivered.Problem);
        log.Add(webhook.Partner.Value, webhook.Webhook, delivery);
        metrics.Told(webhook.Partner.Value, delivered.Problem is null);
        if (delivered.Problem is not null)
        {
            DoorLog.NotTold(logger, webhook.Partner.Value, webhook.Webhook, message.Id, delivered.Attempts, delivered.Status);
        }

        return delivery;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.LookEveryMilliseconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    DoorLog.WebhooksLeft(logger, e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await StopAsync(_ => true);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var isMine = await grains.GetGrain<IWebhookLeaseGrain>(region.Id.Value).Hold(_process);
        var wanted = isMine ? (await grains.GetGrain<ICatalogGrain>(region.Key("all")).GetView()).Webhooks : [];
        await StopAsync(running => running.Work.IsCompleted || !wanted.Any(w => w.DefinedAt == running.Webhook.DefinedAt));
        foreach (var webhook in wanted)
        {
            var id = (webhook.Definition.Partner.Value, webhook.Definition.Webhook);
            if (!_running.ContainsKey(id))
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _running[id] = (webhook, stop, FollowAsync(webhook, stop.Token));
            }
        }
    }

    private async Task StopAsync(Func<(CatalogWebhook Webhook, CancellationTokenSource Stop, Task Work), bool> isOver)
    {
        foreach (var (id, running) in _running.Where(r => isOver(r.Value)).ToArray())
        {
            await running.Stop.CancelAsync();
            await running.Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            running.Stop.Dispose();
            _running.Remove(id);
        }
    }

    /// <summary>Tells a webhook what it was not told yet.</summary>
    private async Task FollowAsync(CatalogWebhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            var name = $"webhook/{webhook.Definition.Partner.Value}/{webhook.Definition.Webhook}";
            var kept = long.TryParse(await settings.GetAsync(name, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;
            var cursor = Math.Max(kept, webhook.Since);
            await foreach (var chunk in reader.ReadAsync(cursor, await reader.GetHeadAsync(cancellationToken), cancellationToken))
            {
                foreach (var fact in chunk)
                {
                    if (await SendAsync(webhook.Definition, fact, isPatient: true, cancellationToken) is not null)
                    {
                        await settings.SetAsync(name, fact.Position.ToString(CultureInfo.InvariantCulture), cancellationToken);
                    }
                }

                await settings.SetAsync(name, chunk[^1].Position.ToString(CultureInfo.InvariantCulture), cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            DoorLog.WebhooksLeft(logger, e);
        }
    }
}
