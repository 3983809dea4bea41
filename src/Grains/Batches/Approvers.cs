using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Batches;

/// <summary>
/// Who agrees that somebody goes to a training: the superior of the roster; without one the head of the agency, who holds its highest
/// post; for a head the head of the agency above. Null = the administrator alone.
/// </summary>
internal static class Approvers
{
    /// <summary>Finds who decides for a person on a day.</summary>
    /// <param name="person">Who wants to go.</param>
    /// <param name="roster">The region's people.</param>
    /// <param name="day">The day.</param>
    public static AsnId? Of(AsnId person, RegionRoster roster, DateOnly day)
    {
        var tree = roster.Rules.Agencies;
        if (!roster.TryFind(person, out RosterEntry? entry))
        {
            return null;
        }

        if (entry.Person.EmploymentOn(day)?.Superior is { } superior && superior != person
            && roster.TryFind(superior, out RosterEntry? above) && !above.IsErased && above.Person.IsMemberOn(day, tree))
        {
            return superior;
        }

        var agency = entry.Person.MemberOfOn(day, tree);
        for (var step = 0; step < AgencyTree.StepsMax && agency is { } here; step++)
        {
            if (HeadOf(here, roster, day) is { } head && head != person)
            {
                return head;
            }

            agency = tree.ParentOn(here, day);
        }

        return null;
    }

    /// <summary>The member with the highest post; of equal ones who joined first. Staff without a post of leadership head nothing.</summary>
    private static AsnId? HeadOf(AgencyId agency, RegionRoster roster, DateOnly day)
    {
        var tree = roster.Rules.Agencies;
        var heads = roster.People.Values
            .Where(p => !p.IsErased && p.Person.MemberOfOn(day, tree) == agency)
            .Select(p => (p.Person.Person, Employment: p.Person.EmploymentOn(day)!))
            .Where(p => p.Employment.Post is PostKind.Jpt or PostKind.Administrator or PostKind.Pengawas)
            .OrderBy(p => p.Employment.Post).ThenBy(p => p.Employment.JoinedOn).ThenBy(p => p.Person)
            .Select(p => (AsnId?)p.Person);
        return heads.FirstOrDefault();
    }
}
