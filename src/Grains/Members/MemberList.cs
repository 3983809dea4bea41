using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Members;

/// <summary>Filters, orders and cuts members. Pure.</summary>
internal static class MemberList
{
    /// <summary>A page.</summary>
    /// <param name="members">Every member of the agencies asked for; each of one of them.</param>
    /// <param name="names">What they are called.</param>
    /// <param name="date">The year and the figure's date.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="after">The place before the page, or null.</param>
    /// <param name="cursors">Seals places.</param>
    public static MembersPage PageOf(
        IEnumerable<AgencyMemberView> members, PersonNames names, FiguresDate date, MembersQuery query, MemberPlace? after, MemberCursors cursors)
    {
        var filter = query.Filter;
        var words = filter.Search is { } search ? Folding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        var shown = new List<(MemberPlace Place, PersonName Name, AgencyMemberView Member)>();
        foreach (var member in members)
        {
            var name = names.Of(member.Person);
            if (Matches(member, filter) && words.All(w => name.Folded.Contains(w, StringComparison.Ordinal)))
            {
                shown.Add((MemberPlace.Of(member, name, query.Order), name, member));
            }
        }

        shown.Sort((a, b) => a.Place.CompareTo(b.Place));
        // Whoever the cursor was of may stand elsewhere now, or be gone: the place is what counts.
        var start = after is null ? 0 : shown.FindIndex(s => s.Place.CompareTo(after) > 0);
        start = start < 0 ? shown.Count : start;
        var page = shown.Skip(start).Take(query.First)
            .Select(s => new ListedMember(
                cursors.Of(s.Place, query.Order), s.Member.Today with { Nip = s.Name.Nip, Name = s.Name.Name }, s.Member))
            .ToImmutableArray();
        return new MembersPage(MembersOutcome.Done, date, page, shown.Count, start + page.Length < shown.Count, start > 0);
    }

    private static bool Matches(AgencyMemberView member, MembersFilter filter) =>
        (filter.Compliant is null || member.Record.Compliant == filter.Compliant)
        && (filter.Participated is null || member.Participated == filter.Participated)
        && (filter.Status is not { } statuses || statuses.Contains(member.Employment.Status))
        && (filter.Post is not { } posts || posts.Contains(member.Employment.Post));
}
