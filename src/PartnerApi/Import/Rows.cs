using System.Globalization;

namespace Bangkom.PartnerApi.Import;

/// <summary>What all kinds of files share.</summary>
internal static class Rows
{
    /// <summary>Reads every row that can be read.</summary>
    /// <param name="table">The file.</param>
    /// <param name="columns">Where its columns are.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="read">Reads a row; null when something is wrong with it.</param>
    public static List<T> Read<T>(Table table, Columns columns, List<RowError> errors, Func<int, RowReader, T?> read) where T : class
    {
        var rows = new List<T>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (row.Problem is { } problem)
            {
                errors.Add(new RowError(row.Number, null, "UNREADABLE", problem));
            }
            else if (read(row.Number, new RowReader(row, columns, errors)) is { } sound)
            {
                rows.Add(sound);
            }
        }

        return rows;
    }

    /// <summary>Takes out rows that say something else than an earlier one about the same thing; which one is right, only a person knows.</summary>
    /// <param name="rows">In the file's order.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="field">The column that names the thing.</param>
    /// <param name="subjectOf">The thing.</param>
    /// <param name="numberOf">The row's number.</param>
    /// <param name="isSame">True when two rows say the same.</param>
    public static List<T> WithoutContradictions<T, TSubject>(
        List<T> rows, List<RowError> errors, string field, Func<T, TSubject> subjectOf, Func<T, int> numberOf, Func<T, T, bool> isSame)
        where TSubject : notnull
    {
        var first = new Dictionary<TSubject, T>();
        return rows.FindAll(row =>
        {
            if (first.TryAdd(subjectOf(row), row) || isSame(first[subjectOf(row)], row))
            {
                return true;
            }

            errors.Add(new RowError(
                numberOf(row), field, "CONTRADICTION", $"Row {numberOf(first[subjectOf(row)])} has the same {field} with other content: keep one of them."));
            return false;
        });
    }

    /// <summary>A day as text; null stays null.</summary>
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
