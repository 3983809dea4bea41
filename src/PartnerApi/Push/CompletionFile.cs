using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger.Held;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Import;

namespace Bangkom.PartnerApi.Push;

/// <summary>
/// A file of completions. A row is an item: it becomes the same item as a push's with the same fields. What is wrong with a row is
/// refused, since who sends a file is there to mend it; what only waits for something is held, as a push's items are.
/// </summary>
/// <param name="push">Who sends it.</param>
/// <param name="sender">What reading an item needs.</param>
internal sealed class CompletionFile(PartnerPush push, PushSender sender) : IImportKind
{
    public string Source => push.Source;

    public PartnerPush? Push => push;

    public (ImportPlan? Plan, Refusal? Refusal) Plan(Table table, ImportContext context)
    {
        var (header, refusal) = CompletionColumns.Translate(table.Header, out var known);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        (var columns, refusal) = Columns.Find(header, [PushFields.Name(PushField.Nip), PushFields.Name(PushField.CompletedAt)], known);
        if (columns is null)
        {
            return (null, refusal);
        }

        var errors = new List<RowError>();
        var fields = new ItemFields();
        var rows = Rows.Read(table, columns, errors, (number, reader) => ReadRow(number, reader, fields, errors));
        return (new ImportPlan(table.Rows.Length, [.. rows], [.. errors]) { Table = table }, null);
    }

    private PlannedRow? ReadRow(int number, RowReader reader, ItemFields fields, List<RowError> errors)
    {
        var values = new string?[PushFields.Count];
        foreach (var field in Enum.GetValues<PushField>())
        {
            var name = PushFields.Name(field);
            values[(int)field] = field switch
            {
                // Read as such, so that a number that lost its digits is told from a wrong one.
                PushField.Nip => reader.Nip(name, sender.Today),
                PushField.Quantity or PushField.Score => Number(reader, name),
                _ => reader.Text(name) is { } text ? CompletionColumns.Value(field, text) : null,
            };
        }

        if (!reader.IsSound)
        {
            return null;
        }

        // The same row is the same item, also in another file.
        values[(int)PushField.Key] ??= "row-" + Convert.ToHexStringLower(ContentHash.Of(sender.Secret, "completionRow", values));
        var raw = Write(values);
        var json = new Utf8JsonReader(raw);
        json.Read();
        fields.Read(ref json);
        if (fields.KeyProblem is { } problem)
        {
            reader.Fail<string>("key", "INVALID", char.ToUpperInvariant(problem[0]) + problem[1..]);
            return null;
        }

        var submission = PushItems.Submit(fields, raw, sender);
        if (submission.Command is InvalidItem invalid)
        {
            errors.Add(new RowError(number, invalid.Field, "INVALID", invalid.Message));
            return null;
        }

        return new PlannedRow(number, submission);
    }

    /// <summary>A number as a spreadsheet writes it: with a comma or a point before its decimals, and no other mark.</summary>
    private static string? Number(RowReader reader, string name)
    {
        if (reader.Text(name) is not { } text)
        {
            return null;
        }

        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : reader.Fail<string>(name, "INVALID", $"{name} is no number like 7.5.");
    }

    private static byte[] Write(string?[] values)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var field in Enum.GetValues<PushField>())
            {
                if (values[(int)field] is not { } value)
                {
                    continue;
                }

                if (field is PushField.Quantity or PushField.Score)
                {
                    json.WritePropertyName(PushFields.Name(field));
                    json.WriteRawValue(value);
                }
                else
                {
                    json.WriteString(PushFields.Name(field), value);
                }
            }

            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }
}
