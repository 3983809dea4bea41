using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Verify;
using Spectre.Console;

namespace Bangkom.Bench.Push;

/// <summary>
/// Pushes completions through the real door over loopback HTTP, generator and server in one process, each answer durable and visible;
/// afterwards every figure is held against the recount.
/// </summary>
internal static class PushCommand
{
    private const string AdminKey = "bka_" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const int ArrayItems = 100;
    private const int Connections = 8;
    private const int InFlight = 64;

    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "sqlite or postgres (with BANGKOM_CONNECTION).", DefaultValueFactory = _ => "sqlite" };
        var batched = new Option<int>("--batched") { Description = "Completions in arrays of 100.", DefaultValueFactory = _ => new PushOptions().Batched };
        var single = new Option<int>("--single") { Description = "Completions one by one.", DefaultValueFactory = _ => new PushOptions().Single };
        var command = new Command("push", "Completions a second over HTTP, in arrays of 100 and one by one.");
        command.Options.Add(store);
        command.Options.Add(batched);
        command.Options.Add(single);
        command.SetAction((arguments, cancellationToken) => RunAsync(
            new PushOptions
            {
                Store = arguments.GetValue(store) == "postgres" ? StorageKind.Postgres : StorageKind.Sqlite,
                Batched = arguments.GetValue(batched),
                Single = arguments.GetValue(single),
            },
            cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(PushOptions options, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("bangkom-bench-").FullName;
        var storage = new StorageOptions
        {
            Kind = options.Store,
            DataDirectory = directory,
            ConnectionString = Environment.GetEnvironmentVariable("BANGKOM_CONNECTION"),
            Region = $"BENCH-{Guid.NewGuid():N}"[..20].ToUpperInvariant(),
        };
        try
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            await using (var app = await BangkomServer.BuildAsync(new ServeOptions { Storage = storage, Urls = address.ToString().TrimEnd('/'), AdminKey = AdminKey, LimitsRate = false }, cancellationToken: cancellationToken))
            {
                await app.StartAsync(cancellationToken);
                using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address };
                client.DefaultRequestHeaders.Authorization = new("Bearer", AdminKey);
                await PrepareAsync(client, options);
                await MeasureAsync("warm-up", client, options, 20_000, ArrayItems, Connections, 0);
                await MeasureAsync("arrays of 100, 8 connections", client, options, options.Batched, ArrayItems, Connections, 20_000);
                await MeasureAsync("single, 64 in flight", client, options, options.Single, 1, InFlight, 20_000 + options.Batched);
                AnsiConsole.MarkupLineInterpolated($"RSS {Process.GetCurrentProcess().WorkingSet64 / 1_048_576} MB (server and generator); {(storage.Kind == StorageKind.Sqlite ? "SQLite, WAL, synchronous=FULL" : "PostgreSQL, synchronous_commit=on")}");
                await app.StopAsync(cancellationToken);
            }

            await using var stopped = await StoppedEngine.StartAsync(storage, null, cancellationToken);
            var comparison = await stopped.Comparison.RunAsync(cancellationToken);
            AnsiConsole.MarkupLineInterpolated($"recount: {comparison.Facts} facts, {comparison.Lines} lines compared, {comparison.Differences.Count} differ");
            return comparison.Differences.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task PrepareAsync(HttpClient client, PushOptions options)
    {
        var agencies = new StringBuilder("code,name,parent\n");
        for (var i = 0; i < 30; i++)
        {
            agencies.Append(CultureInfo.InvariantCulture, $"A{i:00},Dinas {i},\n");
        }

        await PostAsync(client, "/import/agencies", agencies.ToString(), "text/csv");
        var roster = new StringBuilder("nip,name,agency,status,post,rank,joinedOn\n");
        for (var i = 0; i < options.People; i++)
        {
            // One agency holds 48 % of the people, as education does.
            var agency = i % 100 < 48 ? 0 : 1 + (i % 29);
            roster.Append(CultureInfo.InvariantCulture, $"{NipOf(i)},Pegawai {i},A{agency:00},PNS,PELAKSANA,III/a,2015-01-01\n");
        }

        await PostAsync(client, "/import/roster", roster.ToString(), "text/csv");
    }

    private static async Task MeasureAsync(string name, HttpClient client, PushOptions options, int completions, int items, int connections, int first)
    {
        var latencies = new List<double>[connections];
        var next = -1;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async c =>
        {
            latencies[c] = [];
            for (var request = Interlocked.Increment(ref next); request < completions / items; request = Interlocked.Increment(ref next))
            {
                var body = Body(first + (request * items), items, options, today);
                var started = Stopwatch.GetTimestamp();
                await PostAsync(client, "/push/completions", body, "application/json");
                latencies[c].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }));
        var all = latencies.SelectMany(l => l).Order().ToArray();
        AnsiConsole.MarkupLineInterpolated($"{name}: {completions / clock.Elapsed.TotalSeconds:0} completions/s, p50 {all[all.Length / 2]:0.0} ms, p99 {all[(int)(all.Length * 0.99)]:0.0} ms");
    }

    private static string Body(int first, int items, PushOptions options, DateOnly today)
    {
        var body = new StringBuilder("[");
        for (var i = first; i < first + items; i++)
        {
            var day = today.AddDays(-(i * 7 % Math.Max(1, today.DayOfYear - 1)));
            body.Append(i == first ? "" : ",").Append(CultureInfo.InvariantCulture,
                $$"""{"key":"{{Guid.NewGuid():N}}","nip":"{{NipOf((int)((long)i * 7919 % options.People))}}","title":"Pelatihan {{i}}","form":"{{(i % 2 == 0 ? "TECHNICAL" : "E_LEARNING")}}","quantity":{{1 + (i % 4)}},"completedAt":"{{day:yyyy-MM-dd}}"}""");
        }

        return body.Append(']').ToString();
    }

    private static async Task PostAsync(HttpClient client, string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Contains("\"quarantined\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path}: {answer.StatusCode} {text[..Math.Min(500, text.Length)]}");
        }
    }

    private static string NipOf(int index) =>
        new DateOnly(1970, 1, 1).AddDays(index / 900).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "2001011" + ((index % 900) + 1).ToString("000", CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
