using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Questionnaire")]
internal sealed class QuestionnaireNode(Snapshot read, QuestionnaireDefined definition)
{
    public string Code => definition.Questionnaire.Value;

    public string Name => definition.Name;

    public Task<ProgramNode?> Program() => read.ProgramAsync(definition.Program);

    [Description("Null: every batch of the programme that has none of its own.")]
    public Task<BatchNode?> Batch() => read.BatchAsync(definition.Batch);

    [Description("The highest mark of every item; the lowest is 1.")]
    public int ScaleMax => definition.ScaleMax;

    [Description("What is asked; beside it everyone is asked for a recommendation from 0 to 10.")]
    public IEnumerable<string> Items => definition.Items;
}

[Name("FeedbackDuty")]
[Description("What a person is asked for, and whether it was given; never what was said.")]
internal sealed class FeedbackDutyNode(Snapshot read, FeedbackDuty duty)
{
    [Description("Null for a follow-up.")]
    public QuestionnaireNode? Questionnaire => duty.Questionnaire is { } asked ? new QuestionnaireNode(read, asked) : null;

    public Task<ProgramNode?> Program() => read.ProgramAsync(duty.Program);

    public Task<BatchNode?> Batch() => read.BatchAsync(duty.Batch);

    [GqlId]
    [Description("Of a follow-up: the participant.")]
    public string? Subject => duty.Subject is { } subject ? read.Desk.IdOf(NodeTypes.Person, subject.ToString()) : null;

    [Description("Of a follow-up: the participant's name; empty once erased.")]
    public async Task<string?> SubjectName() => duty.Subject is { } subject ? (await read.Desk.Person(subject).GetView())?.Name ?? "" : null;

    [Description("Of a follow-up: as whom.")]
    public FollowUpRole? Role => duty.Role;

    [Description("Of a follow-up: months after completion.")]
    public int? Month => duty.Month;

    public DateOnly DueOn => duty.DueOn;

    public DateOnly ClosesOn => duty.ClosesOn;

    public bool Given => duty.Given;

    internal static async Task<IEnumerable<FeedbackDutyNode>> ReadAsync(Snapshot read, AsnId person) =>
        (await read.Desk.Evaluation.GetFeedback(person)).Select(d => new FeedbackDutyNode(read, d));
}
