using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Evaluation.Commands;

/// <summary>A participant's test before or after a training. The person is not stored.</summary>
/// <param name="Person">Who.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null.</param>
/// <param name="On">The day.</param>
/// <param name="Dimension">What it is about.</param>
/// <param name="Phase">Before or after.</param>
/// <param name="Score">0 to <paramref name="Max"/>.</param>
/// <param name="Max">The highest score, above 0.</param>
/// <param name="Token">The fold fills it in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordTest")]
public sealed record RecordTest(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] BatchId? Batch,
    [property: Id(3)] DateOnly On,
    [property: Id(4)] LearningDimension Dimension,
    [property: Id(5)] TestPhase Phase,
    [property: Id(6)] decimal Score,
    [property: Id(7)] decimal Max,
    [property: Id(8)] string? Token = null) : EvaluationCommand
{
    internal override Command Prepare(EvaluationState state, byte[] secret)
    {
        var token = AnswerTokens.OfTest(secret, Person, Program, Batch);
        return state.IsTaken(token, Dimension, Phase)
            ? new Settled("RECORDED_ALREADY", "phase", "The person's test of this phase and dimension is recorded: the first one holds.")
            : this with { Token = token };
    }

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Max is <= 0 or > EvaluationLimits.ScoreMax || Score < 0 || Score > Max || Math.Max(Score.Scale, Max.Scale) > 6)
        {
            return new Decision.Refuse("INVALID_SCORE", "score", $"Give a score from 0 to the highest one, which is above 0 and at most {EvaluationLimits.ScoreMax}, each with at most 6 decimals.");
        }

        return AnswerPlaces.Find(context, Person, Program, Batch, On, out var place) is { } refusal ? refusal
            : new Decision.Accept(new NewFact(new TestRecorded(Token ?? throw new InvalidOperationException("A test without a token."), place, On, Dimension, Phase, Score, Max), context.NoonOf(On)));
    }
}
