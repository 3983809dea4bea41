using System.Threading.Channels;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>
/// One reading of the ledger for all projections of this process that rebuild at the same time: each fact is read and parsed once,
/// and handed to those whose stream it belongs to.
/// </summary>
public sealed class SharedPass(ILedgerReader reader, TimeProvider time)
{
    private readonly Lock _gate = new();
    private List<Member>? _gathering;

    /// <summary>The facts of a stream with <c>after &lt; position ≤ upTo</c>, in order, in chunks that may be empty.</summary>
    /// <param name="concerns">Tells whether a fact belongs to the stream, by its stored targets.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(Func<FactTargets, bool> concerns, long after, long upTo) =>
        upTo - after <= ProjectionLimits.OwnReadPositionsMax ? ReadAloneAsync(concerns, after, upTo) : Join(new Member(concerns, after, upTo));

    private async IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAloneAsync(Func<FactTargets, bool> concerns, long after, long upTo)
    {
        if (upTo <= after)
        {
            yield break;
        }

        await foreach (var chunk in reader.ReadAsync(after, upTo))
        {
            yield return [.. chunk.Where(f => concerns(f.Targets))];
        }
    }

    private IAsyncEnumerable<IReadOnlyList<RecordedFact>> Join(Member member)
    {
        lock (_gate)
        {
            if (_gathering is null)
            {
                _gathering = [];
                // The pass serves many grains, so it runs on no grain's scheduler.
                _ = Task.Run(RunAsync);
            }

            _gathering.Add(member);
        }

        return ReadMemberAsync(member);
    }

    private static async IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadMemberAsync(Member member)
    {
        try
        {
            await foreach (var chunk in member.Chunks.Reader.ReadAllAsync())
            {
                yield return chunk;
            }
        }
        finally
        {
            // Who leaves early must not hold up the others: the pass skips a closed channel.
            member.Chunks.Writer.TryComplete();
        }
    }

    private async Task RunAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(ProjectionLimits.SharedPassGatherMilliseconds), time);
        List<Member> members;
        lock (_gate)
        {
            members = _gathering!;
            _gathering = null;
        }

        try
        {
            var from = members.Min(m => m.After);
            var to = members.Max(m => m.UpTo);
            await foreach (var chunk in reader.ReadAsync(from, to))
            {
                foreach (var member in members)
                {
                    var mine = chunk.Where(f => f.Position > member.After && f.Position <= member.UpTo && member.Concerns(f.Targets)).ToArray();
                    while (mine.Length > 0 && await member.Chunks.Writer.WaitToWriteAsync())
                    {
                        if (member.Chunks.Writer.TryWrite(mine))
                        {
                            break;
                        }
                    }
                }
            }

            members.ForEach(m => m.Chunks.Writer.TryComplete());
        }
        catch (Exception e)
        {
            // Each reader sees the failure; its grain is told again, and joins another pass.
            members.ForEach(m => m.Chunks.Writer.TryComplete(e));
        }
    }

    private sealed record Member(Func<FactTargets, bool> Concerns, long After, long UpTo)
    {
        public Channel<IReadOnlyList<RecordedFact>> Chunks { get; } =
            Channel.CreateBounded<IReadOnlyList<RecordedFact>>(ProjectionLimits.SharedPassLagChunksMax);
    }
}
