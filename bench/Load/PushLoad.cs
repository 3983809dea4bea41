using System.Diagnostics;
using System.Text;

namespace Bangkom.Bench.Load;

/// <summary>Looks at an answer.</summary>
/// <param name="first">Number of its request's first item.</param>
/// <param name="count">Items in it.</param>
/// <param name="body">The answer.</param>
internal delegate void Answered(long first, int count, ReadOnlySpan<byte> body);

/// <summary>Pushes items to a server: each connection sends its next request when it has the answer to the last one.</summary>
/// <param name="address">The server.</param>
/// <param name="path">The door.</param>
/// <param name="key">A partner's key; null = the answers are an echo's, nothing is looked at in them.</param>
/// <param name="items">What is pushed.</param>
internal sealed class PushLoad(Uri address, string path, string? key, Items items)
{
    private long _next;

    /// <summary>Items sent so far, by every run of this load.</summary>
    public long Sent => Interlocked.Read(ref _next);

    /// <summary>Pushes so many items.</summary>
    /// <param name="connections">Requests in flight.</param>
    /// <param name="perRequest">Items in a request.</param>
    /// <param name="count">Items in all.</param>
    public Task<LoadResult> RunAsync(int connections, int perRequest, long count)
    {
        var end = Sent + count;
        return RunAsync(connections, perRequest, () => Sent < end);
    }

    /// <summary>Pushes for so long.</summary>
    /// <param name="connections">Requests in flight.</param>
    /// <param name="perRequest">Items in a request.</param>
    /// <param name="time">For how long.</param>
    public Task<LoadResult> RunAsync(int connections, int perRequest, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        return RunAsync(connections, perRequest, () => Stopwatch.GetElapsedTime(started) < time);
    }

    /// <summary>Pushes slowly, so that the store stays young while the server compiles: ten arrays of 100 and 200 single items a second.</summary>
    /// <param name="time">For how long.</param>
    public async Task WarmUpAsync(TimeSpan time)
    {
        const int Steps = 10;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1d / Steps), TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time && await timer.WaitForNextTickAsync())
        {
            await RunAsync(1, 100, 100L);
            await RunAsync(5, 1, 20L);
        }
    }

    /// <summary>Pushes at a rate until it is told to end; a slow answer delays its own connection alone.</summary>
    /// <param name="connections">Requests in flight at most.</param>
    /// <param name="perRequest">Items in a request.</param>
    /// <param name="perSecond">Items a second.</param>
    /// <param name="answered">Looks at each answer; called on many threads.</param>
    /// <param name="end">Ends it.</param>
    /// <returns>Items pushed.</returns>
    public async Task<long> PaceAsync(int connections, int perRequest, int perSecond, Answered answered, CancellationToken end)
    {
        var period = TimeSpan.FromSeconds((double)connections * perRequest / perSecond);
        var pushed = await Task.WhenAll(Enumerable.Range(0, connections).Select(async i =>
        {
            using var connection = await RawConnection.OpenAsync(address);
            var buffer = new RequestBuffer(address, path, key, Items.BytesMax(perRequest));
            var (random, count) = (new Random(), 0L);
            // Connections take turns, so that the rate has no beat.
            await Task.Delay(period * i / connections, TimeProvider.System, CancellationToken.None);
            using var timer = new PeriodicTimer(period, TimeProvider.System);
            while (!end.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                var first = Interlocked.Add(ref _next, perRequest) - perRequest;
                await connection.SendAsync(buffer.Request(items.Write(buffer.Body, first, perRequest, random)));
                Check(connection, perRequest);
                answered(first, perRequest, connection.Body);
                count += perRequest;
            }

            return count;
        }));
        return pushed.Sum();
    }

    private async Task<LoadResult> RunAsync(int connections, int perRequest, Func<bool> goesOn)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => RawConnection.OpenAsync(address)));
        try
        {
            var started = Stopwatch.GetTimestamp();
            var seen = await Task.WhenAll(open.Select(c => Task.Run(() => SendAsync(c, perRequest, goesOn, started))));
            return LoadResult.Of(seen.SelectMany(static s => s));
        }
        finally
        {
            Array.ForEach(open, static c => c.Dispose());
        }
    }

    private async Task<List<(double At, double Milliseconds, int Items, int Visible)>> SendAsync(RawConnection connection, int perRequest, Func<bool> goesOn, long started)
    {
        var buffer = new RequestBuffer(address, path, key, Items.BytesMax(perRequest));
        var random = new Random();
        var seen = new List<(double, double, int, int)>();
        while (goesOn())
        {
            var first = Interlocked.Add(ref _next, perRequest) - perRequest;
            var request = buffer.Request(items.Write(buffer.Body, first, perRequest, random));
            var sent = Stopwatch.GetTimestamp();
            await connection.SendAsync(request);
            seen.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, Stopwatch.GetElapsedTime(sent).TotalMilliseconds, perRequest, Check(connection, perRequest)));
        }

        return seen;
    }

    /// <summary>Everything has to be accepted: a refused or held item is cheaper than a counted one.</summary>
    private int Check(RawConnection connection, int perRequest)
    {
        var body = connection.Body;
        if (connection.Status != 200 || (key is not null && body.Count("\"status\":\"accepted\""u8) != perRequest))
        {
            throw new InvalidOperationException($"{path}: {connection.Status} {Encoding.UTF8.GetString(body[..Math.Min(400, body.Length)])}");
        }

        return body.Count("\"visible\":true"u8);
    }
}
