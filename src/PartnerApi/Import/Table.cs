using System.Collections.Immutable;

namespace Bangkom.PartnerApi.Import;

/// <summary>How a cell came.</summary>
internal enum CellKind
{
    /// <summary>As text, or empty.</summary>
    Text,
    /// <summary>As a spreadsheet's number.</summary>
    Number,
    /// <summary>As a spreadsheet's date, written as <c>yyyy-MM-dd</c>.</summary>
    Date,
}

/// <summary>A cell.</summary>
/// <param name="Text">Its text, trimmed.</param>
/// <param name="Kind">How it came.</param>
internal readonly record struct Cell(string Text, CellKind Kind = CellKind.Text);

/// <summary>A row below the header.</summary>
/// <param name="Number">As the spreadsheet shows it: the header is 1.</param>
/// <param name="Cells">In the header's order; there may be fewer.</param>
/// <param name="Problem">Why it can't be read at all, or null.</param>
internal sealed record TableRow(int Number, ImmutableArray<Cell> Cells, string? Problem = null);

/// <summary>A file as rows.</summary>
/// <param name="Header">The first row.</param>
/// <param name="Rows">The others, without blank ones.</param>
internal sealed record Table(ImmutableArray<string> Header, ImmutableArray<TableRow> Rows);
