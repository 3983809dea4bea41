using System.Runtime.InteropServices;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>
/// Running sums of one agency for one year and day. A change of a person is the old part removed and the new one added, each in
/// constant time; whole numbers, so removing what was added leaves no trace. Mutable, for one thread.
/// </summary>
/// <param name="date">The year and the figure's date of every part.</param>
public sealed class ParticipationTotals(FiguresDate date)
{
    private readonly Dictionary<long, int> _jpCounts = [];
    private int _headcount;
    private int _participants;
    private int _compliant;
    private int _forecastCompliant;
    private long _jpMicro;
    private Int128 _targetMicroDays;
    private Int128 _fulfilledMicroDays;
    private int _completions;
    private long _creditedMicro;

    /// <summary>The year and the figure's date.</summary>
    public FiguresDate Date => date;

    /// <summary>Adds a person's part; who is out of scope or a member of no agency adds nothing.</summary>
    /// <param name="person">The part.</param>
    public void Add(PersonYear person) => Move(person, 1);

    /// <summary>Removes a person's part that was added.</summary>
    /// <param name="person">The part, as it was added.</param>
    public void Remove(PersonYear person) => Move(person, -1);

    /// <summary>Adds completions credited here, of anyone.</summary>
    /// <param name="events">The completions.</param>
    public void AddEvents(EventTotals events)
    {
        _completions += events.Completions;
        _creditedMicro += MicroJp.Of(events.JpCredited);
    }

    /// <summary>Removes completions that were added.</summary>
    /// <param name="events">The completions, as they were added.</param>
    public void RemoveEvents(EventTotals events)
    {
        _completions -= events.Completions;
        _creditedMicro -= MicroJp.Of(events.JpCredited);
    }

    /// <summary>The sums as they are now.</summary>
    public ParticipationSummary ToSummary()
    {
        var counts = new JpCount[_jpCounts.Count];
        var keys = _jpCounts.Keys.ToArray();
        Array.Sort(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            counts[i] = new JpCount(MicroJp.ToDecimal(keys[i]), _jpCounts[keys[i]]);
        }

        return new(
            date.Year,
            date.On,
            _headcount,
            _participants,
            _compliant,
            MicroJp.ToDecimal(_jpMicro),
            ToDecimal(_targetMicroDays),
            ToDecimal(_fulfilledMicroDays),
            date.DaysOfYear,
            date.DaysGone,
            _forecastCompliant,
            _completions,
            MicroJp.ToDecimal(_creditedMicro),
            ImmutableCollectionsMarshal.AsImmutableArray(counts));
    }

    private static decimal ToDecimal(Int128 micro) => (decimal)micro / MicroJp.One;

    private void Move(PersonYear person, int sign)
    {
        if (!person.IsCounted)
        {
            return;
        }

        if (person.Date != date)
        {
            throw new ArgumentException($"The part is for {person.Date}, the sums for {date}.", nameof(person));
        }

        _headcount += sign;
        _participants += person.Participated ? sign : 0;
        _compliant += person.Compliant ? sign : 0;
        _forecastCompliant += person.ForecastCompliant ? sign : 0;
        _jpMicro += sign * person.JpMicro;
        _targetMicroDays += sign * Math.Max(0, person.TargetMicroDays);
        _fulfilledMicroDays += sign * person.FulfilledMicroDays;
        var left = _jpCounts.GetValueOrDefault(person.JpMicro) + sign;
        if (left == 0)
        {
            _jpCounts.Remove(person.JpMicro);
        }
        else
        {
            _jpCounts[person.JpMicro] = left;
        }
    }
}
