using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Evaluation.Commands;

/// <summary>A participant answers a questionnaire, every item of it. The person is not stored.</summary>
/// <param name="Person">Who.</param>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Batch">The batch, or null: completed at any time.</param>
/// <param name="On">The day.</param>
/// <param name="Marks">By item.</param>
/// <param name="Recommend">0 to 10.</param>
/// <param name="Comment">Or null.</param>
/// <param name="Asked">What was asked; the fold fills it in.</param>
/// <param name="Token">The fold fills it in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AnswerQuestionnaire")]
public sealed record AnswerQuestionnaire(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] QuestionnaireId Questionnaire,
    [property: Id(2)] BatchId? Batch,
    [property: Id(3)] DateOnly On,
    [property: Id(4)] ImmutableArray<int> Marks,
    [property: Id(5)] int Recommend,
    [property: Id(6)] string? Comment,
    [property: Id(7)] QuestionnaireDefined? Asked = null,
    [property: Id(8)] string? Token = null) : EvaluationCommand
{
    internal override Command Prepare(EvaluationState state, byte[] secret)
    {
        var token = AnswerTokens.OfQuestionnaire(secret, Person, Questionnaire, Batch);
        return state.IsGiven(token)
            ? new Settled("ANSWERED_ALREADY", "questionnaire", "The person answered this questionnaire: one answer each.")
            : this with { Asked = state.Find(Questionnaire), Token = token };
    }

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        if (Asked is not { } asked || Token is null)
        {
            return new Decision.Refuse("UNKNOWN_QUESTIONNAIRE", "questionnaire", "No questionnaire has this code: define it first, or correct the code.");
        }

        if (asked.Batch is not null && asked.Batch != Batch)
        {
            return new Decision.Refuse("UNKNOWN_BATCH", "batch", "The questionnaire is that of another batch.");
        }

        if (Marks.Length != asked.Items.Length || Marks.Any(m => m < 1 || m > asked.ScaleMax))
        {
            return new Decision.Refuse("INVALID_MARKS", "marks", $"Give a mark from 1 to {asked.ScaleMax} for each of the {asked.Items.Length} items.");
        }

        if (Recommend is < 0 or > Measures.Reaction.RecommendMax)
        {
            return new Decision.Refuse("INVALID_MARKS", "recommend", "Give 0 to 10.");
        }

        if (Comment is not null && !Inputs.IsText(Comment, EvaluationLimits.CommentLengthMax))
        {
            return new Decision.Refuse("INVALID_COMMENT", "comment", $"Give 1 to {EvaluationLimits.CommentLengthMax} characters, or leave it out.");
        }

        return AnswerPlaces.Find(context, Person, asked.Program, Batch, On, out var place) is { } refusal ? refusal
            : new Decision.Accept(new NewFact(new QuestionnaireAnswered(Questionnaire, Token, place, On, asked.ScaleMax, Marks, Recommend, Comment?.Trim()), context.NoonOf(On)));
    }
}
