using System.Text;
using Bangkom.PartnerApi.Push;

namespace Bangkom.PartnerApi.Import;

/// <summary>The rows of a file that were not accepted, as a file to mend and send again: with the reason, and the key that each has.</summary>
internal static class RowsToMend
{
    /// <summary>Writes CSV with a byte order mark: spreadsheets take it for UTF-8 by that alone.</summary>
    /// <param name="table">The file.</param>
    /// <param name="problems">What is wrong, by row.</param>
    /// <param name="keys">Keys of the rows that were sent, by row: a mended row takes the held one's place by it.</param>
    public static byte[] Write(Table table, ILookup<int, RowError> problems, IReadOnlyDictionary<int, string> keys)
    {
        var columns = Enumerable.Range(0, table.Header.Length).Where(i => !CompletionColumns.IsAnswer(table.Header[i])).ToArray();
        var hasKey = columns.Any(i => CompletionColumns.IsKey(table.Header[i]));
        var text = new StringBuilder("\uFEFF");
        Line(text, [.. columns.Select(i => table.Header[i]), .. hasKey ? [] : (string[])["key"], CompletionColumns.Reason, CompletionColumns.Message]);
        foreach (var row in table.Rows.Where(r => problems.Contains(r.Number)))
        {
            string CellOf(int i) => CompletionColumns.IsKey(table.Header[i]) && Text(row, i).Length == 0 ? keys.GetValueOrDefault(row.Number, "") : Text(row, i);
            Line(
                text,
                [
                    .. columns.Select(CellOf),
                    .. hasKey ? [] : (string[])[keys.GetValueOrDefault(row.Number, "")],
                    string.Join(' ', problems[row.Number].Select(p => p.Code).Distinct()),
                    string.Join(' ', problems[row.Number].Select(p => p.Message)),
                ]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Text(TableRow row, int column) => column < row.Cells.Length ? row.Cells[column].Text : "";

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(c => c.AsSpan().ContainsAny(",;\"\r\n") ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)).Append("\r\n");
}
