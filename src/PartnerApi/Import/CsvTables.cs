using System.Collections.Immutable;
using System.Text.Unicode;
using Bangkom.PartnerApi.Http;
using CsvHelper;

namespace Bangkom.PartnerApi.Import;

/// <summary>
/// Reads CSV: UTF-8, parted by commas or semicolons. No cell of these files holds a line break, so every line is a row: a quote
/// that is never closed spoils its own row and no other.
/// </summary>
internal static class CsvTables
{
    public static (Table? Table, Refusal? Refusal) Read(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return (null, new(400, "NOT_UTF8", "The file is not UTF-8; nothing was stored. Save it as \"CSV UTF-8\"."));
        }

        string? problem = null;
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = false,
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => problem = record.Reason is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote
                ? "A quote in this row is not closed, or a cell holds a line break: mend it so that the row is one line."
                : problem,
        };
        using var reader = CsvReader.Create(bytes.ToArray(), options);
        var table = new TableBuilder();
        for (var number = 1; !table.IsFull && reader.Read(); number++)
        {
            var columns = Math.Min(reader.FieldCount, PartnerApiLimits.ImportColumnsMax);
            var cells = ImmutableArray.CreateBuilder<Cell>(columns);
            for (var i = 0; i < columns; i++)
            {
                cells.Add(new Cell(reader.GetString(i).Trim()));
            }

            table.Add(number, cells.DrainToImmutable(), problem);
            problem = null;
        }

        return table.Build();
    }
}
