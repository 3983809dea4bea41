using System.Collections.Immutable;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>Where a file's header puts the columns.</summary>
internal sealed class Columns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    private Columns() { }

    /// <summary>The column's place, or -1.</summary>
    public int this[string name] => _places.GetValueOrDefault(name, -1);

    /// <summary>Matches a header with the known columns; case does not matter.</summary>
    /// <param name="header">The header.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be there.</param>
    public static (Columns? Columns, Refusal? Refusal) Find(ImmutableArray<string> header, ImmutableArray<string> required, ImmutableArray<string> optional)
    {
        var columns = new Columns();
        for (var i = 0; i < header.Length; i++)
        {
            if (!required.Concat(optional).Contains(header[i], StringComparer.OrdinalIgnoreCase))
            {
                return (null, new(400, "UNKNOWN_COLUMN", $"Column {i + 1} has a name that is not known; nothing was stored. The columns are {List(required, optional)}."));
            }

            if (!columns._places.TryAdd(header[i], i))
            {
                return (null, new(400, "COLUMN_TWICE", $"Column {i + 1} has the name of an earlier one; nothing was stored. Take one of them out."));
            }
        }

        var missing = required.Where(name => columns[name] < 0).ToList();
        return missing.Count == 0
            ? (columns, null)
            : (null, new(400, "MISSING_COLUMN", $"These columns are missing in row 1: {string.Join(", ", missing)}; nothing was stored. The columns are {List(required, optional)}."));
    }

    private static string List(ImmutableArray<string> required, ImmutableArray<string> optional) =>
        string.Join(", ", required) + (optional.IsEmpty ? "" : $"; if wanted {string.Join(", ", optional)}");
}
