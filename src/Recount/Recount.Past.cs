using System.Text.Json;

namespace Bangkom.Recount;

/// <content>The past: the rows that a figure of another moment is counted from.</content>
public sealed partial class Recount
{
    /// <summary>
    /// The rows known at a position of what had happened by an instant. Whatever names a completion or a version of it came to be with the
    /// completion itself; definitions hold for all time and policies for their own days.
    /// </summary>
    /// <param name="rows">Every row of one region.</param>
    /// <param name="asOf">What had happened by then; null = everything.</param>
    /// <param name="position">The last row known.</param>
    /// <exception cref="KeyNotFoundException">A row names one that is not there.</exception>
    public static IEnumerable<RecountRow> Past(IEnumerable<RecountRow> rows, DateTimeOffset? asOf, long position)
    {
        var known = rows.Where(r => r.Position <= position).ToDictionary(r => r.Position, r => (Row: r, Body: JsonDocument.Parse(r.Body).RootElement));
        return known.Values.Where(f => asOf is null || !Happened(f.Body) || Named(f.Row, f.Body).OccurredAt <= asOf).Select(f => f.Row);

        RecountRow Named(RecountRow row, JsonElement body) =>
            body.TryGetProperty("of", out var of) && known[of.GetInt64()] is var named ? Named(named.Row, named.Body) : row;

        static bool Happened(JsonElement body) =>
            body.TryGetProperty("person", out _) || Ledger.Text(body, "kind") is "agencyMoved" or "agencyMerged";
    }
}
