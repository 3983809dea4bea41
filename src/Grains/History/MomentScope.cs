using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Region;

namespace Bangkom.Grains.History;

/// <summary>One figure of an agency or the region at a moment: its value, and each person's part in it. Only read, by any thread.</summary>
internal sealed class MomentScope
{
    private readonly RegionMoment _moment;
    private readonly MomentPeople _people;
    private readonly Metric _metric;
    private readonly HashSet<AgencyId>? _agencies;

    /// <summary>A figure at a moment.</summary>
    /// <param name="at">The moment, as asked.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="people">Its people.</param>
    /// <param name="metric">The figure.</param>
    /// <param name="agency">Whose; null = the region's.</param>
    /// <param name="includeChildren">With the agencies below.</param>
    public MomentScope(TimeTravel at, RegionMoment moment, MomentPeople people, Metric metric, AgencyId? agency, bool includeChildren)
    {
        (At, _moment, _people, _metric) = (at, moment, people, metric);
        _agencies = agency is not { } own ? null
            : [own, .. includeChildren ? moment.Rules.Agencies.DescendantsOn(own, moment.Date.On) : []];
        Value = ValueOf(moment.View, metric, agency, includeChildren);
    }

    /// <summary>The figure; null when it has no denominator or there was no such agency.</summary>
    public decimal? Value { get; }

    /// <summary>The moment, as asked.</summary>
    public TimeTravel At { get; }

    /// <summary>The moment.</summary>
    public RegionMoment Moment => _moment;

    /// <summary>Everyone whom the moment knows.</summary>
    public IEnumerable<AsnId> People => _people.All.Select(p => p.Key);

    /// <summary>What a person adds to the figure's denominator and numerator, or to an event figure; (0, 0) for nothing.</summary>
    /// <param name="id">Who.</param>
    public (long Counted, long Amount) PartOf(AsnId id)
    {
        if (_people.Find(id) is not { } person)
        {
            return default;
        }

        if (_metric is Metric.Completions or Metric.JpCredited)
        {
            return EventsOf(person);
        }

        var year = person.Year;
        if (!year.IsCounted || !Contains(year.Agency!.Value))
        {
            return default;
        }

        return _metric switch
        {
            Metric.Participants => (0, year.Participated ? 1 : 0),
            Metric.Reach => (1, year.Participated ? 1 : 0),
            Metric.Compliance => (1, year.Compliant ? 1 : 0),
            _ => (1, year.JpMicro),
        };
    }

    private static decimal? ValueOf(RegionView view, Metric metric, AgencyId? agency, bool includeChildren)
    {
        var seen = agency is { } code ? view.Agencies.GetValueOrDefault(code) is { } found ? includeChildren ? found.WithChildren : found.Own : null : view.Whole;
        return seen?.Figures is not { } figures ? null : metric switch
        {
            Metric.Completions => figures.Completions,
            Metric.JpCredited => figures.JpCredited,
            Metric.Participants => figures.Participants,
            Metric.Reach => figures.Reach.Value,
            Metric.Compliance => figures.Compliance.Value,
            _ => figures.JpMean,
        };
    }

    private bool Contains(AgencyId agency) => _agencies is null || _agencies.Contains(agency);

    private (long, long) EventsOf(MomentPerson person)
    {
        var sums = new Dictionary<string, LineSum>(StringComparer.Ordinal);
        person.AddEventsTo(sums, _moment.Rules, _moment.Date);
        var mine = sums.Where(s => Contains(new AgencyId(s.Key))).Select(s => s.Value);
        return (0, _metric == Metric.Completions ? mine.Sum(s => (long)s.Completions) : mine.Sum(s => s.JpMicro));
    }
}
