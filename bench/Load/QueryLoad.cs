using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Bangkom.Bench.Load;

/// <summary>Sends one GraphQL document again and again, each connection when it has its last answer.</summary>
/// <param name="address">The server.</param>
/// <param name="path">Where to.</param>
/// <param name="key">The reader's key; null = an echo, nothing is looked at in its answers.</param>
/// <param name="document">The document.</param>
internal sealed class QueryLoad(Uri address, string path, string? key, string document)
{
    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new { query = document });

    /// <summary>Bytes of the newest answer.</summary>
    public int AnswerBytes { get; private set; }

    /// <summary>Asks for so long.</summary>
    /// <param name="connections">Requests in flight.</param>
    /// <param name="time">For how long.</param>
    public async Task<LoadResult> RunAsync(int connections, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var seen = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(started, time))));
        return LoadResult.Of(seen.SelectMany(static s => s));
    }

    private async Task<List<(double, double, int, int)>> AskAsync(long started, TimeSpan time)
    {
        using var connection = await RawConnection.OpenAsync(address);
        var request = RequestBuffer.Of(address, path, key, _body);
        var seen = new List<(double, double, int, int)>();
        do
        {
            var sent = Stopwatch.GetTimestamp();
            await connection.SendAsync(request);
            seen.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, Stopwatch.GetElapsedTime(sent).TotalMilliseconds, 1, 0));
            Check(connection);
        }
        while (Stopwatch.GetElapsedTime(started) < time);
        return seen;
    }

    private void Check(RawConnection connection)
    {
        var body = connection.Body;
        if (connection.Status != 200 || (key is not null && (!body.StartsWith("{\"data\":"u8) || body.IndexOf("\"errors\":"u8) >= 0)))
        {
            throw new InvalidOperationException($"{path}: {connection.Status} {Encoding.UTF8.GetString(body[..Math.Min(400, body.Length)])}");
        }

        AnswerBytes = body.Length;
    }
}
