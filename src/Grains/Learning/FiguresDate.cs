namespace Bangkom.Grains.Learning;

/// <summary>The year and the day that figures are for (domain: "figure's date").</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="On">Scope, tree, membership, status and rules are those of this day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FiguresDate")]
public readonly record struct FiguresDate([property: Id(0)] int Year, [property: Id(1)] DateOnly On)
{
    /// <summary>Days of the year, 365 or 366.</summary>
    public int DaysOfYear => DateTime.IsLeapYear(Year) ? 366 : 365;

    /// <summary>Days from 1 January to <see cref="On"/>, both included.</summary>
    public int DaysGone => On.DayOfYear;

    /// <summary>
    /// The figure's date: today, for a year that is over its 31 December; null for a year that has not begun (an error of who asks).
    /// </summary>
    /// <param name="year">The year asked for; left out = today's.</param>
    /// <param name="today">The day of <c>asOf</c>, else today, in the region's zone.</param>
    public static FiguresDate? Of(int? year, DateOnly today)
    {
        var asked = year ?? today.Year;
        return asked > today.Year || asked < 1 ? null
            : new FiguresDate(asked, asked < today.Year ? new DateOnly(asked, 12, 31) : today);
    }
}
