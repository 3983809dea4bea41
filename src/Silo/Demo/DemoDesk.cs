using System.Collections.Immutable;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Demo;

/// <summary>Hands what the demo makes to the ledger and to the grains that decide. The same item has the same key at every start.</summary>
/// <param name="grains">Grain references.</param>
/// <param name="region">The region.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoDesk(IGrainFactory grains, RegionInfo region, TimeProvider time)
{
    private const int ItemsAtATime = 1_000;

    public IGrainFactory Grains => grains;

    public RegionInfo Region => region;

    /// <summary>The identity of something that a grain decides.</summary>
    public ItemKey KeyOf(string name) => new($"demo/{name}", ContentHash.Of(region.Secret, "demo", name), time.GetUtcNow());

    /// <summary>Expects that something was taken, now or at an earlier start.</summary>
    /// <exception cref="InvalidOperationException">It was refused: the generator and the rules disagree.</exception>
    public static void Expect(AppendResult result)
    {
        if (result.Outcome != AppendOutcome.Done || result.Results[0].Status is not (ItemStatus.Accepted or ItemStatus.Repeated))
        {
            throw new InvalidOperationException($"The ledger is {result.Outcome}, or refused: {result.Results.FirstOrDefault()?.Reason} {result.Results.FirstOrDefault()?.Message}");
        }
    }

    /// <summary>Appends commands that the ledger decides by itself.</summary>
    /// <param name="commands">Each with the name that its identity follows from.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AppendAsync(IEnumerable<(string Name, Command Command)> commands, CancellationToken cancellationToken)
    {
        var ledger = grains.GetGrain<ILedgerGrain>(region.Id.Value);
        foreach (var chunk in commands.Chunk(ItemsAtATime))
        {
            var items = chunk.Select(c => KeyOf(c.Name) is var key ? new Submission(key.Key, key.Content, c.Command) : null!).ToImmutableArray();
            var result = await ledger.Append(new AppendRequest(Sources.Admin, null, time.GetUtcNow(), items)).WaitAsync(cancellationToken);
            // What is held is held: real life has such items too.
            if (result.Outcome != AppendOutcome.Done || result.Results.Any(r => r.Status == ItemStatus.Refused))
            {
                var refused = result.Results.FirstOrDefault(r => r.Status == ItemStatus.Refused);
                throw new InvalidOperationException($"The ledger is {result.Outcome}, or refused: {refused?.Reason} {refused?.Field} {refused?.Message}");
            }
        }
    }
}
