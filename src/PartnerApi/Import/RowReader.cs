using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;

namespace Bangkom.PartnerApi.Import;

/// <summary>A refused row, or one of its problems.</summary>
/// <param name="Row">As the spreadsheet shows it.</param>
/// <param name="Field">The column, or null.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What to mend; never a NIP or a name.</param>
internal sealed record RowError(int Row, string? Field, string Code, string Message);

/// <summary>Reads the cells of one row and gathers what is wrong with them.</summary>
/// <param name="row">The row.</param>
/// <param name="columns">Where the columns are.</param>
/// <param name="errors">Takes the problems.</param>
internal sealed class RowReader(TableRow row, Columns columns, List<RowError> errors)
{
    private readonly HashSet<string> _failed = [];

    /// <summary>True while nothing was wrong.</summary>
    public bool IsSound => _failed.Count == 0;

    /// <summary>True when something was wrong with a column's cell.</summary>
    public bool HasFailed(string field) => _failed.Contains(field);

    /// <summary>A text; null when empty.</summary>
    public string? Text(string field)
    {
        var text = CellOf(field).Text;
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Any(char.IsControl))
        {
            return Fail<string>(field, "INVALID", $"{field} has a control character: write it in one line, without tabs.");
        }

        return text;
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string field)
    {
        var text = Text(field);
        if (text is null && !HasFailed(field))
        {
            Fail<string>(field, "REQUIRED", $"{field} is empty: fill it in.");
        }

        return text ?? "";
    }

    /// <summary>A person's or an agency's name: inner white space becomes one space.</summary>
    public string Name(string field, int charactersMax)
    {
        var name = string.Join(' ', Required(field).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length > charactersMax)
        {
            Fail<string>(field, "INVALID", $"{field} has at most {charactersMax} characters.");
        }

        return name;
    }

    /// <summary>A code; null when empty.</summary>
    public string? Code(string field)
    {
        var text = Text(field);
        return text is null || Codes.IsValid(text)
            ? text
            : Fail<string>(field, "INVALID", $"{field} is a code of A–Z, 0–9, - and _ with at most {Codes.LengthMax} characters.");
    }

    /// <summary>A code that must be there.</summary>
    public string RequiredCode(string field) => Code(field) ?? Missing(field);

    /// <summary>A NIP that must be there.</summary>
    public string RequiredNip(string field, DateOnly today) => Nip(field, today) ?? Missing(field);

    /// <summary>A whole number that must be there.</summary>
    public int Whole(string field, int least, int most)
    {
        var text = Required(field);
        if ((!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most) && text.Length > 0)
        {
            Fail<string>(field, "INVALID", $"{field} is a whole number from {least} to {most}.");
        }

        return number;
    }

    /// <summary>A date; null when empty.</summary>
    public DateOnly? Date(string field)
    {
        var cell = CellOf(field);
        if (cell.Text.Length == 0)
        {
            return null;
        }

        if (cell.Kind == CellKind.Number)
        {
            return FailDate(field, $"{field} is a number: format the column as a date, or write it as text like 2026-03-04.");
        }

        return DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200
            ? date
            : FailDate(field, $"{field} is no date like 2026-03-04 (year-month-day).");
    }

    /// <summary>A NIP's digits; null when empty.</summary>
    public string? Nip(string field, DateOnly today)
    {
        var cell = CellOf(field);
        if (cell.Text.Length == 0)
        {
            return null;
        }

        if (cell.Kind != CellKind.Text || IsDamaged(cell.Text))
        {
            return Fail<string>(field, "NIP_DAMAGED", $"The spreadsheet keeps {field} as a number and loses digits: format the column as text and enter all 18 digits again.");
        }

        return Grains.Ids.Nip.TryParse(cell.Text, today, out var nip, out var problem)
            ? nip.Digits
            : Fail<string>(field, "INVALID_NIP", problem!);
    }

    /// <summary>A member of an enum by its name on the wire.</summary>
    public T Enum<T>(string field) where T : struct, Enum
    {
        var text = Required(field);
        if (!WireNames.TryParse<T>(text, out var value) && text.Length > 0)
        {
            Fail<string>(field, "INVALID", $"{field} is one of {string.Join(", ", System.Enum.GetValues<T>().Select(WireNames.Of))}.");
        }

        return value;
    }

    /// <summary>Adds a problem.</summary>
    public T? Fail<T>(string field, string code, string message) where T : class
    {
        _failed.Add(field);
        errors.Add(new RowError(row.Number, field, code, message));
        return null;
    }

    private string Missing(string field)
    {
        if (!HasFailed(field))
        {
            Fail<string>(field, "REQUIRED", $"{field} is empty: fill it in.");
        }

        return "";
    }

    private DateOnly? FailDate(string field, string message)
    {
        Fail<string>(field, "INVALID_DATE", message);
        return null;
    }

    private Cell CellOf(string field)
    {
        var place = columns[field];
        return place >= 0 && place < row.Cells.Length ? row.Cells[place] : new Cell("");
    }

    // 1.97E+17 and 1,97E+17: what a spreadsheet makes of 18 digits.
    private static bool IsDamaged(string text) =>
        text.Contains("E+", StringComparison.OrdinalIgnoreCase) || text.AsSpan().ContainsAny('.', ',');
}
