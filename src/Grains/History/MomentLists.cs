using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;

namespace Bangkom.Grains.History;

/// <summary>What a moment's people show beside figures: lists of members, and series. Pure.</summary>
internal static class MomentLists
{
    /// <summary>An agency's members on the figure's date.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="people">Its people.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="includeChildren">With the agencies below it on that date.</param>
    /// <param name="today">The day of what a person is now.</param>
    public static ImmutableArray<AgencyMemberView> MembersOf(RegionMoment moment, MomentPeople people, AgencyId agency, bool includeChildren, DateOnly today)
    {
        HashSet<AgencyId> agencies = [agency, .. includeChildren ? moment.Rules.Agencies.DescendantsOn(agency, moment.Date.On) : []];
        var members = ImmutableArray.CreateBuilder<AgencyMemberView>();
        foreach (var (id, person) in people.All)
        {
            if (person.Year.Agency is { } held && agencies.Contains(held))
            {
                members.Add(new AgencyMemberView(
                    new PersonView(id, null, null, person.Roster.MemberOfOn(today, moment.Rules.Agencies), person.Roster.EmploymentOn(today)!),
                    held,
                    person.Roster.EmploymentOn(moment.Date.On)!,
                    person.Year.Participated,
                    RecordViews.WithoutLines(person.Roster, person.Record, moment.Rules, person.Year, moment.Position))
                { ForecastCompliant = person.Year.ForecastCompliant });
            }
        }

        return members.ToImmutable();
    }

    /// <summary>The sums of an agency or the region, bucket by bucket.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="people">Its people.</param>
    /// <param name="agency">The agency; null = the region.</param>
    /// <param name="includeChildren">With the agencies below it on each bucket's last day.</param>
    /// <param name="range">The buckets.</param>
    public static SeriesColumns SeriesOf(RegionMoment moment, MomentPeople people, AgencyId? agency, bool includeChildren, SeriesRange range)
    {
        var alone = includeChildren ? null : agency;
        var own = SeriesSweep.Count(people.All.Select(p => (p.Value.Roster, p.Value.Record)), moment.Rules, range, alone);
        ImmutableArray<SeriesSums.Family> families = alone is { } only
            ? [new SeriesSums.Family(0, range.Count, [only])]
            : SeriesSums.FamiliesOf(agency, moment.Rules.Agencies, range);
        return SeriesSums.Of(families, own, range);
    }
}
