using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Roster;
using Orleans.Concurrency;

namespace Bangkom.Grains.Needs;

/// <summary>
/// The needs of a region's people, as of today's roster. What was assessed and answered is in an answer at once; what comes from the
/// roster and from completions trails by at most <see cref="TrailingSecondsMax"/> seconds. Key: region/all.
/// </summary>
[Alias("bangkom.INeedsGrain")]
public interface INeedsGrain : ICycleGrain
{
    /// <summary>Seconds by which figures trail roster and completions at most.</summary>
    const double TrailingSecondsMax = 2;

    /// <summary>Competencies and surveys, with every fact that is committed.</summary>
    [ReadOnly, Alias("GetDefinitions")]
    Task<NeedDefinitions> GetDefinitions();

    /// <summary>The figures of the region and its agencies, from one set.</summary>
    [ReadOnly, Alias("GetView")]
    Task<NeedsView> GetView();

    /// <summary>Everyone in scope on a figure's date, and whether a need of theirs was open in the year.</summary>
    /// <param name="date">The year, and the day of scope, membership, post and required levels.</param>
    [ReadOnly, Alias("GetMembers")]
    Task<ImmutableArray<NeedingMember>> GetMembers(FiguresDate date);

    /// <summary>A person's needs and levels; empty for who is no member today.</summary>
    /// <param name="person">Who.</param>
    [ReadOnly, Alias("GetPerson")]
    Task<PersonNeeds> GetPerson(AsnId person);

    /// <summary>Programmes that would close a person's open needs, the most priority first.</summary>
    /// <param name="person">Who.</param>
    [ReadOnly, Alias("GetNextTrainings")]
    Task<ImmutableArray<NextTraining>> GetNextTrainings(AsnId person);

    /// <summary>People in scope whom a programme would help and who have completed what it presupposes, the highest priority first.</summary>
    /// <param name="program">The programme.</param>
    /// <param name="first">At most so many.</param>
    [ReadOnly, Alias("GetRecommended")]
    Task<ImmutableArray<RecommendedPerson>> GetRecommended(ProgramId program, int first);

    /// <summary>Needs of people in scope that completions closed on some days.</summary>
    /// <param name="from">First day, in the region's zone.</param>
    /// <param name="to">Last day.</param>
    [ReadOnly, Alias("GetClosed")]
    Task<ImmutableArray<ClosedNeeds>> GetClosed(DateOnly from, DateOnly to);

    /// <summary>Everything that a plan of a year is made from, with every definition and roster fact that is committed.</summary>
    [ReadOnly, Alias("GetBasis")]
    Task<NeedsBasis> GetBasis();
}
