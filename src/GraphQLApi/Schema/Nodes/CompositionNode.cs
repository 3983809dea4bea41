using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Composing;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Composition")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class CompositionNode(Snapshot read, ComposingResult? result, IReadOnlyList<IUserError> errors)
{
    /// <summary>What composing costs beside its fields: it looks at everybody for every batch.</summary>
    public const double Cost = 2_000;

    internal static async Task<CompositionNode> ReadAsync(Snapshot read, ComposeBatchInput input, CancellationToken cancellationToken)
    {
        var check = new InputCheck(read.Desk);
        var request = input.ToRequest(check) with { AnswerBy = read.Desk.Time.GetUtcNow().AddSeconds(ComposingLimits.AnswerSeconds) };
        if (check.Errors.Count > 0)
        {
            return new CompositionNode(read, null, check.Errors);
        }

        var answer = await read.Desk.Composing.Compose(request, cancellationToken);
        return new CompositionNode(read, answer.Result, answer.Problem is { } problem ? [new InvalidInput(problem.Code, problem.Message, ["input"])] : []);
    }

    [Description("New seats, by batch.")]
    public IEnumerable<ComposedSeatNode> Seats => (result?.Seats ?? []).Select(s => new ComposedSeatNode(read, s));

    [Description("People with an open gap, or who must take part, without a seat; see leftOutCounts for all.")]
    public IEnumerable<LeftOutNode> LeftOut(int first = 50) => (result?.LeftOut ?? []).Take(first).Select(l => new LeftOutNode(read, l));

    public IEnumerable<LeftOutCountNode> LeftOutCounts => (result?.LeftOut ?? []).CountBy(l => l.Reason).OrderBy(c => c.Key).Select(c => new LeftOutCountNode(c.Key, c.Value));

    public IEnumerable<ComposedBatchNode> Batches => (result?.Batches ?? []).Select(b => new ComposedBatchNode(read, b));

    [Description("In points: gaps + mix, with the seats that were taken before.")]
    public decimal? Value => result?.Value;

    [Description("Σ priority of the gaps that the seats close.")]
    public decimal? Gaps => result?.Gaps;

    public decimal? Mix => result?.Mix;

    [Description("No set is worth more, where that was proven.")]
    public decimal? Bound => result?.Bound;

    [Description("True when time ran out before the work was done: what was found by then keeps every limit, and a quieter machine may find something better.")]
    public bool IsCut => result?.IsCut == true;

    [Description("Wishes that can't be met together; none: every wish is met.")]
    public IEnumerable<ComposingConflictNode> Conflicts => (result?.Conflicts ?? []).Select(c => new ComposingConflictNode(read, c));

    public IEnumerable<IUserError> Errors => errors;
}

[Name("ComposedSeat")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class ComposedSeatNode(Snapshot read, ComposedSeat seat)
{
    public Task<PersonNode?> Person() => read.PersonAsync(seat.Person);

    public Task<BatchNode?> Batch() => read.BatchAsync(seat.Batch);

    [Description("What the proposal would lose without it, in points.")]
    public decimal Value => seat.Value;

    [Description("Codes of the competencies whose gaps it closes, the highest priority first.")]
    public IEnumerable<string> Closes => seat.Closes.Select(c => c.Competency.Split('@')[0]);

    [Description("The strongest first.")]
    public IEnumerable<SeatReason> Reasons => seat.Reasons;
}

[Name("LeftOut")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class LeftOutNode(Snapshot read, LeftOutPerson person)
{
    public Task<PersonNode?> Person() => read.PersonAsync(person.Person);

    public NoSeatReason Reason => person.Reason;

    [Description("The batch that came nearest.")]
    public Task<BatchNode?> Batch() => read.BatchAsync(person.Batch);
}

[Name("LeftOutCount")]
internal sealed record LeftOutCountNode(NoSeatReason Reason, int People);

[Name("ComposedBatch")]
internal sealed class ComposedBatchNode(Snapshot read, ComposedBatch batch)
{
    public Task<BatchNode?> Batch() => read.BatchAsync(batch.Batch);

    [Description("Seats taken, those from before included.")]
    public int Taken => batch.Taken;

    [Description("1 − Σ p² over the agencies' shares of those in it.")]
    public decimal? Mix => batch.Mix;
}

[Name("ComposingConflict")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class ComposingConflictNode(Snapshot read, ComposingConflict conflict)
{
    [Description("Stable, such as MANDATORY_OVER_SEATS, MINIMUM_OVER_PEOPLE.")]
    public string Code => conflict.Code;

    public string Message => conflict.Message;

    public IEnumerable<string> Batches => conflict.Batches.Select(b => b.Value);

    public IEnumerable<string> Agencies => conflict.Agencies.Select(a => a.Value);

    [Description("Their ids.")]
    public IEnumerable<string> People => conflict.People.Select(p => read.Desk.IdOf(NodeTypes.Person, p.ToString()));
}
