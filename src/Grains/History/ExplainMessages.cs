using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.History;

/// <summary>A question why a figure differs between two moments.</summary>
/// <param name="Metric">The figure.</param>
/// <param name="Agency">Whose; null = the region's.</param>
/// <param name="IncludeChildren">With the agencies below, as the tree stood on each moment's date.</param>
/// <param name="From">The one moment.</param>
/// <param name="To">The other moment.</param>
/// <param name="Year">The calendar year of both figures; null = the earlier of the years of the two dates.</param>
/// <param name="First">Facts answered at most.</param>
/// <param name="After">Key of the fact after which they begin; null = at the first.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ExplainRequest")]
public sealed record ExplainRequest(
    [property: Id(0)] Metric Metric,
    [property: Id(1)] AgencyId? Agency,
    [property: Id(2)] bool IncludeChildren,
    [property: Id(3)] TimeTravel From,
    [property: Id(4)] TimeTravel To,
    [property: Id(5)] int? Year,
    [property: Id(6)] int First,
    [property: Id(7)] long? After = null);

/// <summary>Why a fact changes a figure.</summary>
public enum ChangeReason
{
    /// <summary>A completion since the one moment.</summary>
    Completion,
    /// <summary>A completion that had happened by the one moment but was recorded later.</summary>
    LateCompletion,
    /// <summary>A completion was corrected.</summary>
    Correction,
    /// <summary>A completion was revoked.</summary>
    Revocation,
    /// <summary>A completion was credited to another agency.</summary>
    Recredit,
    /// <summary>Somebody joined.</summary>
    Joined,
    /// <summary>Somebody went to another agency.</summary>
    Transfer,
    /// <summary>Somebody left.</summary>
    Left,
    /// <summary>Somebody's status, post or contract changed.</summary>
    Status,
    /// <summary>A rule was defined.</summary>
    Policy,
    /// <summary>An agency was defined, moved or merged.</summary>
    Tree,
    /// <summary>No fact: the figure's date moved, and with it dated rules, memberships and contracts.</summary>
    Date,
}

/// <summary>A fact that only one of the two moments includes.</summary>
/// <param name="Position">Its place; null for <see cref="ChangeReason.Date"/>, which is no fact.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Kind">What it is, in words, without anybody's name.</param>
/// <param name="Reason">Why it changes the figure.</param>
/// <param name="Title">Of a completion or its correction; else null.</param>
/// <param name="Person">Whom it is about; null for what concerns the region.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ExplainedFact")]
public sealed record ExplainedFact(
    [property: Id(0)] long? Position,
    [property: Id(1)] DateTimeOffset? RecordedAt,
    [property: Id(2)] DateTimeOffset? OccurredAt,
    [property: Id(3)] string Kind,
    [property: Id(4)] ChangeReason Reason,
    [property: Id(5)] string? Title = null,
    [property: Id(6)] AsnId? Person = null)
{
    /// <summary>Its place among the facts of an explanation: the position; what is no fact stands last.</summary>
    public long Key => Position ?? long.MaxValue;
}

/// <summary>A figure at two moments, and what made the difference.</summary>
/// <param name="Before">At the one moment; null when there is no such figure.</param>
/// <param name="After">At the other moment.</param>
/// <param name="Facts">By position.</param>
/// <param name="HasMore">True when more follow.</param>
/// <param name="Total">All of them.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ExplanationView")]
public sealed record ExplanationView(
    [property: Id(0)] decimal? Before,
    [property: Id(1)] decimal? After,
    [property: Id(2)] ImmutableArray<ExplainedFact> Facts,
    [property: Id(3)] bool HasMore,
    [property: Id(4)] int Total);

/// <summary>An explanation, or why there is none.</summary>
/// <param name="Explanation">Null when there is none.</param>
/// <param name="Problem">Null when both moments can be shown.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ExplanationAnswer")]
public sealed record ExplanationAnswer([property: Id(0)] ExplanationView? Explanation, [property: Id(1)] HistoryProblem? Problem = null);
