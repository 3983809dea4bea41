using System.Collections.Immutable;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Composing;

/// <summary>Proposes participants from the needs, seats and roster of now; it stores nothing. Key: the region's code.</summary>
[Alias("bangkom.IComposingGrain")]
public interface IComposingGrain : IGrainWithStringKey
{
    /// <summary>The best set of participants for some batches, composed together.</summary>
    /// <param name="request">Which batches, and what is wished.</param>
    /// <param name="cancellationToken">Ends the search of the solver.</param>
    [Alias("Compose")]
    Task<ComposingAnswer> Compose(ComposingRequest request, CancellationToken cancellationToken = default);
}

/// <summary>What is to be composed.</summary>
/// <param name="Batches">1 to <see cref="BatchesMax"/> batches with dates and seats.</param>
/// <param name="MixBonus">See <see cref="ComposingProblem.MixBonus"/>.</param>
/// <param name="AwayShare">See <see cref="ComposingProblem.AwayShare"/>; null = the policy AWAY_SHARE of the first day, without one no limit.</param>
/// <param name="Least">Least seats of agencies.</param>
/// <param name="Mandatory">Who must take part.</param>
/// <param name="IsThorough">True = a solver goes on from what the search found, and may prove that nothing is better; it takes seconds.</param>
/// <param name="AnswerBy">When whoever asks must be answered; null = whenever the work is done.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingRequest")]
public sealed record ComposingRequest(
    [property: Id(0)] ImmutableArray<BatchId> Batches,
    [property: Id(1)] decimal MixBonus,
    [property: Id(2)] decimal? AwayShare,
    [property: Id(3)] ImmutableArray<LeastSeats> Least,
    [property: Id(4)] ImmutableArray<MandatorySeat> Mandatory,
    [property: Id(5)] bool IsThorough,
    [property: Id(6)] DateTimeOffset? AnswerBy = null)
{
    /// <summary>Batches composed together at most.</summary>
    public const int BatchesMax = 20;
}

/// <summary>An agency must have so many seats of a batch, those of the agencies below it included.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.LeastSeats")]
public sealed record LeastSeats([property: Id(0)] BatchId Batch, [property: Id(1)] AgencyId Agency, [property: Id(2)] int Seats);

/// <summary>What came of it.</summary>
/// <param name="Result">The participants; null with a problem.</param>
/// <param name="Problem">Why nothing could be composed, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingAnswer")]
public sealed record ComposingAnswer([property: Id(0)] ComposingResult? Result, [property: Id(1)] LifeProblem? Problem);
