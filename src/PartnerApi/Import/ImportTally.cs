using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Import;

/// <summary>What became of a file's rows.</summary>
/// <param name="plan">The file.</param>
internal sealed class ImportTally(ImportPlan plan)
{
    private readonly List<RowError> _errors = [.. plan.Errors];
    private readonly List<long> _receipts = [];
    private readonly Dictionary<int, string> _keys = [];

    public int Rows => plan.Rows;

    public int Accepted { get; private set; }

    public int Repeated { get; private set; }

    public int Held { get; private set; }

    public int Refused { get; private set; } = plan.Rows - plan.Ordered.Length;

    /// <summary>Rows of which the outcome is known.</summary>
    public int Done => Accepted + Repeated + Held + Refused;

    /// <summary>Keeps a receipt.</summary>
    public void Add(long? receipt)
    {
        if (receipt is { } position)
        {
            _receipts.Add(position);
        }
    }

    /// <summary>Adds results.</summary>
    /// <param name="rows">The rows that were sent.</param>
    /// <param name="results">One per row.</param>
    public void Add(ImmutableArray<PlannedRow> rows, ImmutableArray<ItemResult> results)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var result = results[i];
            switch (result.Status)
            {
                case ItemStatus.Accepted:
                    Accepted++;
                    break;
                case ItemStatus.Repeated:
                    Repeated++;
                    break;
                default:
                    _ = result.Status == ItemStatus.Quarantined ? Held++ : Refused++;
                    _keys[rows[i].Number] = rows[i].Submission.Key;
                    _errors.Add(new RowError(rows[i].Number, result.Field, result.Reason ?? "INVALID", result.Message ?? "Mend the row and send it again."));
                    break;
            }
        }
    }

    /// <summary>Writes <c>{"progress":{"rows":…,"of":…}}</c>.</summary>
    public void WriteProgress(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("progress"u8);
        json.WriteNumber("rows"u8, Done);
        json.WriteNumber("of"u8, Rows);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The rows that were not accepted, as CSV; null for a kind of file that is not given back.</summary>
    public byte[]? RowsToMend() =>
        plan.Table is { } table ? Import.RowsToMend.Write(table, _errors.ToLookup(e => e.Row), _keys) : null;

    /// <summary>Writes <c>{rows, accepted, repeated, refused, errors}</c>, errors by row; of a pushed file also what is held, and receipts.</summary>
    public void WriteAnswer(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("rows"u8, Rows);
        json.WriteNumber("accepted"u8, Accepted);
        json.WriteNumber("repeated"u8, Repeated);
        if (plan.Table is not null)
        {
            json.WriteNumber("quarantined"u8, Held);
        }

        json.WriteNumber("refused"u8, Refused);
        if (plan.Table is not null)
        {
            json.WriteStartArray("receipts"u8);
            foreach (var receipt in _receipts)
            {
                json.WriteStringValue(receipt.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("errors"u8);
        foreach (var error in _errors.OrderBy(error => error.Row))
        {
            json.WriteStartObject();
            json.WriteNumber("row"u8, error.Row);
            json.WriteString("field"u8, error.Field);
            json.WriteString("code"u8, error.Code);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
