using System.Runtime.CompilerServices;

namespace Bangkom.GraphQLApi.Schema.Live;

/// <content>The programme's cycle: that something changed, for readers who ask for what they show.</content>
internal sealed partial class LiveFigures
{
    public Task<IAsyncEnumerable<CycleChange>> CycleAsync(CycleTopic topic, int? take)
    {
        Take.Check(take);
        return Task.FromResult(CycleChangesAsync(topic, take ?? int.MaxValue, default));
    }

    private async IAsyncEnumerable<CycleChange> CycleChangesAsync(CycleTopic topic, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var grain = desk.Cycle(topic);
        await foreach (var change in ChangesAsync(grain, async () => new CycleChange(topic, await grain.GetPosition()), c => c.Position, cancellationToken))
        {
            yield return change;
            if (--take == 0)
            {
                yield break;
            }
        }
    }
}
