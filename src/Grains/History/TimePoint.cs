using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.History;

/// <summary>A place in time, resolved against the ledger (domain: "asOf and knownAt", "figure's date").</summary>
/// <param name="Date">The year and the figure's date: the day of <paramref name="AsOf"/>, else today; a past year's last day.</param>
/// <param name="AsOf">What had happened by then; null = everything known.</param>
/// <param name="Position">The last fact known.</param>
/// <param name="IsMoving">True when the position is the head at asking: later facts may still change what had happened by then.</param>
internal sealed record TimePoint(FiguresDate Date, DateTimeOffset? AsOf, long Position, bool IsMoving)
{
    /// <summary>Resolves a place in time.</summary>
    /// <param name="at">As asked.</param>
    /// <param name="year">The calendar year; null = that of the figure's date.</param>
    /// <param name="reader">The ledger.</param>
    /// <param name="zone">The region's zone.</param>
    /// <param name="now">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<(TimePoint? Point, HistoryProblem? Problem)> ResolveAsync(
        TimeTravel at, int? year, ILedgerReader reader, RegionZone zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = await reader.GetHeadAsync(cancellationToken);
        var day = zone.DayOf(at.AsOf ?? now);
        var date = FiguresDate.Of(year, day);
        if (Problem(at, now, head) is { } problem)
        {
            return (null, problem);
        }

        if (date is null)
        {
            return (null, new("year", string.Create(CultureInfo.InvariantCulture,
                $"The year lies after {day:yyyy-MM-dd}, the day of the moment asked for: give {day.Year} or an earlier year, or a later `asOf`.")));
        }

        var position = at.Position ?? head;
        if (at.KnownAt is { } knownAt)
        {
            position = Math.Min(position, await reader.FindPositionAsync(knownAt, cancellationToken));
        }

        return (new TimePoint(date.Value, at.AsOf, position, IsMoving: at is { KnownAt: null, Position: null }), null);
    }

    private static HistoryProblem? Problem(TimeTravel at, DateTimeOffset now, long head) =>
        at.AsOf > now ? new("asOf", "`asOf` lies in the future: give an instant up to now, or leave it out for now.")
        : at.KnownAt > now ? new("knownAt", "`knownAt` lies in the future: give an instant up to now, or leave it out for everything recorded.")
        : at.Position > head ? new("position", string.Create(CultureInfo.InvariantCulture,
            $"`position` lies beyond the newest fact, {head}: give that or a lower one, or leave it out for everything recorded."))
        : at.Position < 0 ? new("position", "`position` is below 0: give the position of a fact.")
        : null;
}
