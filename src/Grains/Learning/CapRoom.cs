using System.Runtime.InteropServices;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Learning;

/// <summary>
/// How much of each day's and month's room a person has used: one bucket for a form and day, or a form and month,
/// shared by both scopes. In millionths, of JP for days and of times for months.
/// </summary>
internal sealed class CapRoom
{
    private const uint Month = 1u << 31;
    private Dictionary<uint, long>? _used;

    /// <summary>Forgets everything used.</summary>
    public void Clear() => _used?.Clear();

    /// <summary>
    /// Spreads JP over days, filling each day's room from the first (PerLAN 10/2018, annex: at most so many JP a day).
    /// </summary>
    /// <returns>Millionths of a JP that found room.</returns>
    public long TakeDays(LearningForm form, int firstDay, int lastDay, long limit, long wanted)
    {
        var rest = wanted;
        for (var day = firstDay; day <= lastDay && rest > 0; day++)
        {
            rest -= Take(((uint)form << 24) | (uint)day, limit, rest);
        }

        return wanted - rest;
    }

    /// <summary>Takes times from a month's room (PerLAN 10/2018, annex: at most twice a month).</summary>
    /// <returns>Millionths of a time that found room.</returns>
    public long TakeTimes(LearningForm form, DateOnly day, long limit, long wanted) =>
        Take(Month | ((uint)form << 24) | (uint)FirstOfMonth(day).DayNumber, limit, wanted);

    /// <summary>The first day of a day's month.</summary>
    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private long Take(uint bucket, long limit, long wanted)
    {
        _used ??= [];
        ref var used = ref CollectionsMarshal.GetValueRefOrAddDefault(_used, bucket, out _);
        var taken = Math.Min(wanted, Math.Max(0, limit - used));
        used += taken;
        return taken;
    }
}
