using System.Globalization;
using System.Text.Json;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Microsoft.AspNetCore.Http;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary><c>GET /push/deliveries/{webhook}</c> shows what a partner was told; <c>POST /push/deliveries/{webhook}/{id}</c> tells it again.</summary>
internal sealed class DeliveryDoor(Gate gate, IGrainFactory grains, ILedgerReader reader, WebhookDispatcher dispatcher, DeliveryLog log, RegionInfo region)
{
    private const string IdPrefix = "evt_";

    public Task HandleListAsync(HttpContext context, string webhook) => HandleAsync(context, webhook, async definition =>
    {
        await WriteAsync(context, json =>
        {
            json.WriteStartArray("deliveries"u8);
            foreach (var delivery in log.Of(definition.Partner.Value, webhook))
            {
                Write(json, delivery);
            }

            json.WriteEndArray();
        });
        return null;
    });

    public Task HandleAgainAsync(HttpContext context, string webhook, string id) => HandleAsync(context, webhook, async definition =>
    {
        var rows = id.StartsWith(IdPrefix, StringComparison.Ordinal)
            && long.TryParse(id[IdPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? await reader.ReadRowsAsync([position], context.RequestAborted)
                : [];
        if (rows.Count == 0 || await dispatcher.SendAsync(definition, rows[0].ToRecorded() with { Personal = null }, isPatient: false, context.RequestAborted) is not { } delivery)
        {
            return new(404, "NOT_FOUND", "The webhook was told of nothing with this id.");
        }

        await WriteAsync(context, json =>
        {
            json.WritePropertyName("delivery"u8);
            Write(json, delivery);
        });
        return null;
    });

    private async Task HandleAsync(HttpContext context, string webhook, Func<WebhookDefined, Task<Refusal?>> answer)
    {
        if (await gate.EnterAsync(context, Role.Partner, Role.Administrator) is not { } principal)
        {
            return;
        }

        var code = context.Request.Query["partner"].ToString();
        var partner = principal.Partner ?? (Codes.IsValid(code) ? new PartnerId(code) : null);
        var found = (await grains.GetGrain<ICatalogGrain>(region.Key("all")).GetView()).Webhooks
            .FirstOrDefault(w => w.Definition.Partner == partner && w.Definition.Webhook == webhook);
        var refusal = found is null ? new(404, "NOT_FOUND", "The partner has no webhook with this code.") : await answer(found.Definition);
        if (refusal is not null)
        {
            await RefusalAnswer.WriteAsync(context, refusal);
        }
    }

    private static void Write(Utf8JsonWriter json, Delivery delivery)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, delivery.Id);
        json.WriteString("type"u8, delivery.Type);
        json.WriteString("at"u8, delivery.At);
        json.WriteNumber("attempts"u8, delivery.Attempts);
        if (delivery.Status is { } status)
        {
            json.WriteNumber("status"u8, status);
        }

        json.WriteString("problem"u8, delivery.Problem);
        json.WriteEndObject();
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
