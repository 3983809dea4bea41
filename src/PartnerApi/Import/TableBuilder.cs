using System.Collections.Immutable;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>Gathers a file's rows: the first is the header, blank ones are left out, and there is an end.</summary>
internal sealed class TableBuilder
{
    private readonly ImmutableArray<TableRow>.Builder _rows = ImmutableArray.CreateBuilder<TableRow>();
    private ImmutableArray<string> _header;

    /// <summary>Columns of the header; 0 before it.</summary>
    public int Columns => _header.IsDefault ? 0 : _header.Length;

    /// <summary>True once there are more rows than a file may have.</summary>
    public bool IsFull => _rows.Count > PartnerApiLimits.ImportRowsMax;

    /// <summary>Adds a row.</summary>
    /// <param name="number">As the spreadsheet shows it.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="problem">Why it can't be read, or null.</param>
    public void Add(int number, ImmutableArray<Cell> cells, string? problem = null)
    {
        var used = cells.Length;
        while (used > 0 && cells[used - 1].Text.Length == 0)
        {
            used--;
        }

        if (used == 0 && problem is null)
        {
            return;
        }

        if (_header.IsDefault)
        {
            _header = [.. cells[..used].Select(cell => cell.Text)];
            return;
        }

        if (used > Columns)
        {
            problem ??= "The row has more cells than the header: a name with a separator in it must stand in quotes.";
        }
        else if (cells.Any(cell => cell.Text.Length > PartnerApiLimits.CellCharactersMax))
        {
            problem ??= $"A cell has more than {PartnerApiLimits.CellCharactersMax} characters.";
        }

        _rows.Add(new TableRow(number, cells, problem));
    }

    /// <summary>The table, or why there is none.</summary>
    public (Table? Table, Refusal? Refusal) Build()
    {
        if (IsFull)
        {
            return (null, new(413, "TOO_MANY_ROWS", $"A file has at most {PartnerApiLimits.ImportRowsMax} rows; nothing was stored. Send several files."));
        }

        return _header.IsDefault
            ? (null, new(400, "EMPTY", "The file is empty. Its first row names the columns."))
            : (new Table(_header, _rows.DrainToImmutable()), null);
    }
}
