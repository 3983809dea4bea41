using System.Threading.Channels;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Delivery;
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
    /// <param name="stream">The stream.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    internal IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(StreamId stream, long after, long upTo) =>
        upTo - after <= ProjectionLimits.OwnReadPositionsMax ? ReadAloneAsync(stream, after, upTo) : Join(new Member(stream, after, upTo));

    private async IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAloneAsync(StreamId stream, long after, long upTo)
    {
        if (upTo <= after)
        {
            yield break;
        }

        await foreach (var chunk in reader.ReadAsync(after, upTo))
        {
            yield return [.. chunk.Where(f => stream.IsOf(f.Targets))];
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
            var share = new PassShare(members);
            await foreach (var chunk in reader.ReadAsync(members.Min(m => m.After), members.Max(m => m.UpTo)))
            {
                share.Sort(chunk);
                foreach (var member in members)
                {
                    var mine = member.TakeGathered();
                    while (mine.Count > 0 && await member.Chunks.Writer.WaitToWriteAsync())
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

    /// <summary>A stream that is read, and what of the present chunk belongs to it.</summary>
    private sealed class Member(StreamId stream, long after, long upTo)
    {
        private List<RecordedFact> _gathered = [];

        public StreamId Stream => stream;

        public long After => after;

        public long UpTo => upTo;

        public Channel<IReadOnlyList<RecordedFact>> Chunks { get; } =
            Channel.CreateBounded<IReadOnlyList<RecordedFact>>(ProjectionLimits.SharedPassLagChunksMax);

        public void Gather(RecordedFact fact)
        {
            // A fact that names a stream twice comes once.
            if (fact.Position > after && fact.Position <= upTo && (_gathered.Count == 0 || _gathered[^1] != (object)fact))
            {
                _gathered.Add(fact);
            }
        }

        public IReadOnlyList<RecordedFact> TakeGathered()
        {
            if (_gathered.Count == 0)
            {
                return [];
            }

            var taken = _gathered;
            _gathered = new List<RecordedFact>(taken.Count);
            return taken;
        }
    }

    /// <summary>Sorts facts by the streams that they name: each fact costs its own streams, not those of all who read.</summary>
    private sealed class PassShare(IReadOnlyList<Member> members)
    {
        private readonly ILookup<StreamId, Member> _byStream = members.ToLookup(m => m.Stream);
        private readonly Member[] _agencies = [.. members.Where(m => m.Stream.Type == StreamId.Agency)];

        public void Sort(IReadOnlyList<RecordedFact> chunk)
        {
            foreach (var fact in chunk)
            {
                var targets = fact.Targets;
                if (targets.EveryAgency)
                {
                    Gather(_agencies, fact);
                }
                else
                {
                    foreach (var agency in targets.Agencies)
                    {
                        Gather(_byStream[new StreamId(StreamId.Agency, agency.Value)], fact);
                    }
                }

                foreach (var batch in targets.Batches)
                {
                    Gather(_byStream[new StreamId(StreamId.Batch, batch.Value)], fact);
                }

                if (targets.Program is { } program)
                {
                    Gather(_byStream[new StreamId(StreamId.Program, program.Value)], fact);
                }

                if (targets.Partner is { } partner)
                {
                    Gather(_byStream[new StreamId(StreamId.Partner, partner.Value)], fact);
                }
            }
        }

        private static void Gather(IEnumerable<Member> those, RecordedFact fact)
        {
            foreach (var member in those)
            {
                member.Gather(fact);
            }
        }
    }
}
