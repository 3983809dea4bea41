using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using Bangkom.Bench.Load;

namespace Bangkom.Bench.Live;

/// <summary>Holds what was acknowledged against what the watchers saw.</summary>
/// <param name="pushed">What is pushed.</param>
internal sealed class Delays(Items pushed)
{
    private readonly ConcurrentQueue<(int Agency, long Position, long At)> _acknowledged = new();

    /// <summary>Items acknowledged.</summary>
    public int Count => _acknowledged.Count;

    /// <summary>Notes an answer: every item's position, and that it is known from now on.</summary>
    public void Note(long first, int count, ReadOnlySpan<byte> body)
    {
        var now = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            body = body[(body.IndexOf("\"position\":\""u8) + 12)..];
            if (!Utf8Parser.TryParse(body, out long position, out _))
            {
                throw new InvalidOperationException("An accepted item has no position.");
            }

            _acknowledged.Enqueue((BenchRegion.AgencyIndexOf(pushed.PersonOf(first + i)), position, now));
        }
    }

    /// <summary>The newest position of each agency.</summary>
    public Dictionary<int, long> LastPositions() => _acknowledged.GroupBy(static a => a.Agency).ToDictionary(static g => g.Key, static g => g.Max(static a => a.Position));

    /// <summary>
    /// Milliseconds from each acknowledgement to the first event that holds the item, for every watcher of its agency, ascending; an event
    /// that came before the acknowledgement counts as 0.
    /// </summary>
    /// <param name="watchers">The watchers.</param>
    /// <param name="missed">Items that a watcher never saw.</param>
    public double[] Of(IReadOnlyList<Watcher> watchers, out int missed)
    {
        var items = _acknowledged.ToLookup(static a => a.Agency);
        var delays = new List<double>();
        missed = 0;
        foreach (var watcher in watchers)
        {
            var (events, next) = (watcher.Events, 0);
            foreach (var (_, position, at) in items[watcher.Agency].OrderBy(static a => a.Position))
            {
                while (next < events.Length && events[next].Position < position)
                {
                    next++;
                }

                if (next == events.Length)
                {
                    missed++;
                }
                else
                {
                    delays.Add(Math.Max(0, Stopwatch.GetElapsedTime(at, events[next].At).TotalMilliseconds));
                }
            }
        }

        return [.. delays.Order()];
    }
}
