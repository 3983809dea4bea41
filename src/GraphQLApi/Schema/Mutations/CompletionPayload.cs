using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>A completion's line and the record that it stands in, after the change.</summary>
/// <param name="answer">What became of the mutation.</param>
/// <param name="desk">The region's grains.</param>
/// <param name="isLine">Finds the line among a record's.</param>
internal abstract class CompletionPayload(Answer answer, RegionDesk desk, Func<CreditedLine, bool> isLine) : Payload(answer, desk)
{
    /// <summary>Years before this one in which the line is looked for.</summary>
    private const int YearsBack = 20;

    private Task<RecordView?>? _record;

    public async Task<CreditLineNode?> Line() =>
        await (_record ??= FindAsync()) is { } record && record.Lines.LastOrDefault(isLine) is { } line ? new CreditLineNode(Read, record, line) : null;

    public async Task<LearningRecordNode?> Record() => await (_record ??= FindAsync()) is { } record ? new LearningRecordNode(Read, record) : null;

    private async Task<RecordView?> FindAsync()
    {
        if (Answer.Person is not { } person)
        {
            return null;
        }

        // Nearly always this year; the answer does not say which year a repeated or revoked completion was of.
        for (var year = Read.Desk.Today.Year; year > Read.Desk.Today.Year - YearsBack; year--)
        {
            if (await Read.Desk.Person(person).GetRecord(year) is { } record && record.Lines.Any(isLine))
            {
                return record;
            }
        }

        return null;
    }
}

[Name("RecordCompletionPayload")]
internal sealed class RecordCompletionPayload(Answer answer, RegionDesk desk)
    : CompletionPayload(answer, desk, line => line.Position == answer.Position);

[Name("CorrectCompletionPayload")]
internal sealed class CorrectCompletionPayload(Answer answer, RegionDesk desk)
    : CompletionPayload(answer, desk, line => line.Position == answer.Position);

[Name("RevokeCompletionPayload")]
internal sealed class RevokeCompletionPayload(Answer answer, RegionDesk desk, string line)
    : CompletionPayload(answer, desk, Of(new InputCheck(desk).Line(line)))
{
    private static Func<CreditedLine, bool> Of(long completion) => l => l.Completion == completion;
}
