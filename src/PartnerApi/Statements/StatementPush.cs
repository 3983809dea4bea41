using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Push;
using Microsoft.Extensions.Options;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Statements;

/// <summary>Takes statements in that come without a learning record store, and tells what became of each.</summary>
internal sealed class StatementPush(CompletionIntake intake, RegionInfo region, IOptions<PartnerApiOptions> options, DoorMetrics metrics)
{
    /// <summary>Takes a body of statements in.</summary>
    /// <param name="body">An array, one statement, or one a line.</param>
    /// <param name="principal">Who sends them.</param>
    /// <param name="door">Name of the door in metrics.</param>
    /// <param name="receivedAt">When they arrived.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public async Task<(StoredAnswer? Answer, Refusal? Refusal)> TakeAsync(
        ReadOnlyMemory<byte> body, Principal principal, string door, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var (statements, refusal) = StatementParser.Parse(body.Span);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var sender = new StatementSender(principal.Source, principal.Partner, receivedAt, region, options.Value.HomePageOf(region));
        (var taken, refusal) = await intake.TakeAsync(statements, sender, isPatient: false, cancellationToken);
        if (taken is null)
        {
            return (null, refusal);
        }

        foreach (var group in taken.Results.GroupBy(r => r?.Status))
        {
            metrics.Count(door, group.Key is { } status ? PushAnswer.Name(status) : "ignored", group.Count());
        }

        var output = new ArrayBufferWriter<byte>();
        Write(output, taken);
        return (new StoredAnswer(output.WrittenMemory, taken.Receipt), null);
    }

    private static void Write(IBufferWriter<byte> output, StatementsTaken taken)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("receipt"u8, taken.Receipt?.ToString(CultureInfo.InvariantCulture));
        json.WriteStartArray("results"u8);
        for (var i = 0; i < taken.Items.Length; i++)
        {
            var (item, result) = (taken.Items[i], taken.Results[i]);
            json.WriteStartObject();
            json.WriteString("key"u8, item.Key);
            json.WriteString("status"u8, result is null ? "ignored" : PushAnswer.Name(result.Status));
            if (result?.Position is { } position)
            {
                json.WriteString("position"u8, position.ToString(CultureInfo.InvariantCulture));
            }

            if ((item.Ignored ?? result?.Reason) is { } reason)
            {
                json.WriteString("reason"u8, reason);
            }

            if (result?.Message is { } message)
            {
                json.WriteString("message"u8, message);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
