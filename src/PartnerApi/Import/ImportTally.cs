using System.Collections.Immutable;
using System.Text.Json;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Import;

/// <summary>What became of a file's rows.</summary>
/// <param name="plan">The file.</param>
internal sealed class ImportTally(ImportPlan plan)
{
    private readonly List<RowError> _errors = [.. plan.Errors];

    public int Rows => plan.Rows;

    public int Accepted { get; private set; }

    public int Repeated { get; private set; }

    public int Refused { get; private set; } = plan.Rows - plan.Ordered.Length;

    /// <summary>Rows of which the outcome is known.</summary>
    public int Done => Accepted + Repeated + Refused;

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
                    Refused++;
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

    /// <summary>Writes <c>{rows, accepted, repeated, refused, errors}</c>, errors by row.</summary>
    public void WriteAnswer(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("rows"u8, Rows);
        json.WriteNumber("accepted"u8, Accepted);
        json.WriteNumber("repeated"u8, Repeated);
        json.WriteNumber("refused"u8, Refused);
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
