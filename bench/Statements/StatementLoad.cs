using System.Diagnostics;
using System.Text;
using Bangkom.Bench.Load;

namespace Bangkom.Bench.Statements;

/// <summary>Sends statements to a record store, and searches in it: each connection sends its next request when it has the answer to the last one.</summary>
/// <param name="address">The server.</param>
/// <param name="path">Where statements go.</param>
/// <param name="key">The partner's key; null = the answers are an echo's, nothing is looked at in them.</param>
/// <param name="statements">What is sent.</param>
internal sealed class StatementLoad(Uri address, string path, string? key, CourseStatements statements)
{
    private const string Version = "X-Experience-API-Version: 1.0.3\r\n";

    private long _next;

    /// <summary>Statements sent so far.</summary>
    public long Sent => Interlocked.Read(ref _next);

    /// <summary>Sends until so many are sent, or for so long.</summary>
    /// <param name="connections">Requests in flight.</param>
    /// <param name="perRequest">Statements in a request.</param>
    /// <param name="count">Statements in all.</param>
    /// <param name="time">For how long at most.</param>
    /// <returns>What happened; what a receipt was named for counts as visible.</returns>
    public Task<LoadResult> SendAsync(int connections, int perRequest, long count, TimeSpan time)
    {
        var end = Sent + count;
        return RunAsync(connections, time, connection =>
        {
            var buffer = new RequestBuffer(address, path, key, CourseStatements.BytesMax(perRequest), Version);
            var random = new Random();
            return async () =>
            {
                if (Sent >= end)
                {
                    return null;
                }

                var first = Interlocked.Add(ref _next, perRequest) - perRequest;
                await connection.SendAsync(buffer.Request(statements.Write(buffer.Body, first, perRequest, random)));
                Check(connection);
                return (perRequest, connection.HasLink ? perRequest : 0);
            };
        });
    }

    /// <summary>Searches for so long.</summary>
    /// <param name="connections">Requests in flight.</param>
    /// <param name="time">For how long.</param>
    /// <param name="query">Makes a query of a random number.</param>
    public Task<LoadResult> SearchAsync(int connections, TimeSpan time, Func<Random, string> query) => RunAsync(connections, time, connection =>
    {
        var random = new Random();
        return async () =>
        {
            var head = $"GET {path}?{query(random)} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\n{Version}\r\n";
            await connection.SendAsync(Encoding.ASCII.GetBytes(head));
            Check(connection);
            return (1, 0);
        };
    });

    private async Task<LoadResult> RunAsync(int connections, TimeSpan time, Func<RawConnection, Func<ValueTask<(int Items, int Visible)?>>> prepare)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => RawConnection.OpenAsync(address)));
        try
        {
            var started = Stopwatch.GetTimestamp();
            var seen = await Task.WhenAll(open.Select(c => Task.Run(async () =>
            {
                var (ask, answers) = (prepare(c), new List<(double, double, int, int)>());
                while (Stopwatch.GetElapsedTime(started) < time)
                {
                    var sent = Stopwatch.GetTimestamp();
                    if (await ask() is not var (items, visible))
                    {
                        break;
                    }

                    answers.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, Stopwatch.GetElapsedTime(sent).TotalMilliseconds, items, visible));
                }

                return answers;
            })));
            return LoadResult.Of(seen.SelectMany(static s => s));
        }
        finally
        {
            Array.ForEach(open, static c => c.Dispose());
        }
    }

    private void Check(RawConnection connection)
    {
        if (connection.Status != 200)
        {
            var body = connection.Body;
            throw new InvalidOperationException($"{path}: {connection.Status} {Encoding.UTF8.GetString(body[..Math.Min(400, body.Length)])}");
        }
    }
}
