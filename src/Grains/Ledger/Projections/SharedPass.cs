using System.Threading.Channels;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>
/// Readings of the ledger for all projections of this process that rebuild at the same time: each fact is read and parsed once, and
/// handed to those whose stream it belongs to. One reading runs at a time; who comes meanwhile takes part in the next, so that a start
/// without snapshots costs a few readings, however many grains there are and however slowly they come.
/// </summary>
public sealed partial class SharedPass(ILedgerReader reader, TimeProvider time, ILogger<SharedPass> logger)
{
    private readonly Lock _gate = new();
    private List<Member> _gathering = [];
    private bool _runs;

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
            _gathering.Add(member);
            if (!_runs)
            {
                _runs = true;
                // The pass serves many grains, so it runs on no grain's scheduler.
                _ = Task.Run(RunAsync);
            }
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
        while (await GatherAsync() is { Count: > 0 } members)
        {
            try
            {
                await ReadForAsync(members);
                members.ForEach(m => m.Chunks.Writer.TryComplete());
            }
            catch (Exception e)
            {
                // Each reader sees the failure; its grain is told again, and joins another pass.
                members.ForEach(m => m.Chunks.Writer.TryComplete(e));
            }
        }
    }

    /// <summary>
    /// Those who take part in the next reading: waits until nobody came for a moment, the longer the more there is to read, since who
    /// misses a long reading waits for two. None = nobody is left to read for.
    /// </summary>
    private async Task<List<Member>> GatherAsync()
    {
        var (started, known) = (time.GetTimestamp(), 0);
        while (true)
        {
            TimeSpan moment;
            lock (_gate)
            {
                if (_gathering.Count == 0)
                {
                    _runs = false;
                    return [];
                }

                moment = MomentFor(_gathering.Max(m => m.UpTo - m.After));
                if (_gathering.Count == known || time.GetElapsedTime(started) > moment * ProjectionLimits.SharedPassGatherMomentsMax)
                {
                    var members = _gathering;
                    _gathering = [];
                    return members;
                }

                known = _gathering.Count;
            }

            await Task.Delay(moment, time);
        }
    }

    private static TimeSpan MomentFor(long positions) => TimeSpan.FromMilliseconds(Math.Clamp(
        positions / ProjectionLimits.SharedPassPositionsPerMillisecond,
        ProjectionLimits.SharedPassGatherMilliseconds,
        ProjectionLimits.SharedPassGatherMillisecondsMax));

    private async Task ReadForAsync(List<Member> members)
    {
        var (after, upTo) = (members.Min(m => m.After), members.Max(m => m.UpTo));
        var (started, told) = (time.GetTimestamp(), time.GetTimestamp());
        var share = new PassShare(members);
        await using var chunks = reader.ReadAsync(after, upTo).GetAsyncEnumerator();
        var next = chunks.MoveNextAsync();
        while (await next)
        {
            var chunk = chunks.Current;
            // The store reads on while the grains take this chunk in.
            next = chunks.MoveNextAsync();
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

            if (time.GetElapsedTime(told).TotalSeconds >= ProjectionLimits.SharedPassTellSeconds)
            {
                told = time.GetTimestamp();
                LogOnTheWay(logger, members.Count, chunk[^1].Position, upTo);
            }
        }

        LogDone(logger, members.Count, after, upTo, time.GetElapsedTime(started).TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reading the ledger for {Count} projections: at position {Position} of {UpTo}.")]
    private static partial void LogOnTheWay(ILogger logger, int count, long position, long upTo);

    [LoggerMessage(Level = LogLevel.Information, Message = "Read the ledger once for {Count} projections, from position {After} to {UpTo}, in {Seconds:0.0} s.")]
    private static partial void LogDone(ILogger logger, int count, long after, long upTo, double seconds);

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
