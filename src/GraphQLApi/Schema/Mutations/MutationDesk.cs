using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>Hands mutations to the ledger, or to the grain that decides over its own stream.</summary>
internal sealed class MutationDesk(RegionDesk desk)
{
    public RegionDesk Desk => desk;

    /// <summary>Asks the ledger.</summary>
    public Task<Answer> SendAsync(MutationInput input) => SendAsync(input, (command, item) => desk.Ledger.Append(new AppendRequest(
        Sources.Admin, null, item.ReceivedAt, [new Submission(item.Key, item.Content, command)])));

    /// <summary>Asks the batch, which guards its seats.</summary>
    public async Task<SeatAnswer> SeatAsync(MutationInput input)
    {
        SeatingResult? decided = null;
        var answer = await SendAsync(input, async (command, item) => (decided = await (command switch
        {
            ScheduleBatch c => desk.Batch(c.Batch).Schedule(c.Plan, item),
            ChangeBatch c => desk.Batch(c.Batch).Change(c.Plan, item),
            EnrolPerson c => desk.Batch(c.Batch).Enrol(c.Person, c.On, item),
            WithdrawPerson c => desk.Batch(c.Batch).Withdraw(c.Person, c.On, c.Reason, item),
            _ => throw new ArgumentException("No batch decides this.", nameof(input)),
        })).Result);
        return new SeatAnswer(answer, decided?.Seat, decided?.MovedUp ?? []);
    }

    /// <summary>Asks the grain of a concept, which decides over its own stream.</summary>
    /// <param name="input">The input.</param>
    /// <param name="decide">Hands the command to the grain.</param>
    public Task<Answer> DecideAsync(MutationInput input, Func<Command, ItemKey, Task<AppendResult>> decide) => SendAsync(input, decide);

    private async Task<Answer> SendAsync(MutationInput input, Func<Command, ItemKey, Task<AppendResult>> append)
    {
        var check = new InputCheck(desk);
        check.Key(input.Key);
        var command = input.ToCommand(check);
        if (check.Errors.Count > 0)
        {
            return Answer.Refused(check.Errors);
        }

        var item = new ItemKey(input.Key, input.ContentOf(command, desk.Info.Secret), desk.Time.GetUtcNow());
        var result = await append(command, item);
        return result.Outcome == AppendOutcome.Done
            ? Answer.Of(result.Results[0])
            : throw new GraphQLTransportException(
                GraphQLErrorCodes.Unavailable, "The ledger is busy; nothing was stored: send again with the same key.", LedgerLimits.RetryAfterSeconds);
    }
}
