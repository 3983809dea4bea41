using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Members;

/// <summary>Orders of a list of members; whoever is equal in it stands by name, then by id.</summary>
public enum MemberOrder
{
    /// <summary>By name; who has none, being erased, stands last.</summary>
    Name,
    /// <summary>The fewest JP first.</summary>
    Jp,
    /// <summary>The most JP first.</summary>
    JpDesc,
    /// <summary>Without a completion in the year first, then the longest ago.</summary>
    LastCompletion,
}

/// <summary>Which members a list shows; what is null shows all.</summary>
/// <param name="Compliant">Reached their target or not; members out of scope are neither.</param>
/// <param name="Participated">Has a completion of the year that counts, or none.</param>
/// <param name="Status">Statuses on the figure's date.</param>
/// <param name="Post">Posts on the figure's date.</param>
/// <param name="Search">Words that all stand in the name, whatever their case and accents.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MembersFilter")]
public sealed record MembersFilter(
    [property: Id(0)] bool? Compliant = null,
    [property: Id(1)] bool? Participated = null,
    [property: Id(2)] ImmutableArray<EmployeeStatus>? Status = null,
    [property: Id(3)] ImmutableArray<PostKind>? Post = null,
    [property: Id(4)] string? Search = null)
{
    /// <summary>The type's name alone: a name that is looked for stands in no log.</summary>
    public override string ToString() => nameof(MembersFilter);
}

/// <summary>A page of members that is asked for.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="IncludeChildren">With the agencies below it on the figure's date.</param>
/// <param name="Year">The calendar year; null = today's.</param>
/// <param name="Filter">Which members.</param>
/// <param name="Order">In which order.</param>
/// <param name="First">Members at most.</param>
/// <param name="After">The cursor of the member before the page, or null.</param>
/// <param name="At">The moment whose members and records are shown; null = now.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MembersQuery")]
public sealed record MembersQuery(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] bool IncludeChildren,
    [property: Id(2)] int? Year,
    [property: Id(3)] MembersFilter Filter,
    [property: Id(4)] MemberOrder Order,
    [property: Id(5)] int First,
    [property: Id(6)] string? After,
    [property: Id(7)] TimeTravel? At = null);

/// <summary>What became of a question for a page.</summary>
public enum MembersOutcome
{
    /// <summary>The page is there.</summary>
    Done,
    /// <summary>No such agency was defined.</summary>
    UnknownAgency,
    /// <summary>The year has not begun.</summary>
    FutureYear,
    /// <summary>The cursor is none of this order: start again without it.</summary>
    UnknownCursor,
    /// <summary>The moment cannot be shown; the page's problem says why.</summary>
    NoSuchMoment,
}

/// <summary>A page of members.</summary>
/// <param name="Outcome">Anything but <see cref="MembersOutcome.Done"/> leaves the page empty.</param>
/// <param name="Date">The year and the figure's date.</param>
/// <param name="Members">In order.</param>
/// <param name="Total">Members that the filter shows, on all pages.</param>
/// <param name="HasNext">True when more come after the page.</param>
/// <param name="HasPrevious">True when some stand before it.</param>
/// <param name="Problem">Why a moment cannot be shown; else null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MembersPage")]
public sealed record MembersPage(
    [property: Id(0)] MembersOutcome Outcome,
    [property: Id(1)] FiguresDate Date,
    [property: Id(2)] ImmutableArray<ListedMember> Members,
    [property: Id(3)] int Total,
    [property: Id(4)] bool HasNext,
    [property: Id(5)] bool HasPrevious,
    [property: Id(6)] HistoryProblem? Problem = null)
{
    internal static MembersPage Without(MembersOutcome outcome, HistoryProblem? problem = null) => new(outcome, default, [], 0, false, false, problem);
}

/// <summary>A member in a list.</summary>
/// <param name="Cursor">Opaque; it holds the member's place itself, sealed, so it is good whatever becomes of the member.</param>
/// <param name="Person">The person today, with NIP and name.</param>
/// <param name="Member">The member on the figure's date.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ListedMember")]
public sealed record ListedMember(
    [property: Id(0)] string Cursor,
    [property: Id(1)] PersonView Person,
    [property: Id(2)] AgencyMemberView Member)
{
    /// <summary>The type's name alone: NIP and name stand in no log.</summary>
    public override string ToString() => nameof(ListedMember);
}
