using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bangkom.Bench.Echo;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;
using Bangkom.Processes;
using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Statements;

/// <summary>
/// Sends a learning system's statements to the record store, each of them a completion that counts, and searches among them. Beside it the
/// same number of completions through the plain door: what the record store adds is the difference.
/// </summary>
internal sealed class StatementsBenchmark : IBenchmark
{
    private const int Batch = 100;
    private const int Connections = 16;
    private const int AnswerBytes = 40;

    public string Name => "statements";

    public string Description => "xAPI statements a second over HTTP, one by one and in batches of 100, durable and counted, and searches among them.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using var echo = await EchoProcess.StartAsync();
        foreach (var kind in context.Options.Stores)
        {
            await using var store = await context.Stores.TryCreateAsync(kind);
            if (store is not null)
            {
                await RunAsync(context, store, echo, cancellationToken);
            }
        }
    }

    private async Task RunAsync(BenchContext context, BenchStore store, EchoProcess echo, CancellationToken cancellationToken)
    {
        var (options, report) = (context.Options, context.Report);
        var (learners, courses) = options.IsQuick ? (600, 20) : (50_000, 500);
        var statements = new CourseStatements(learners, courses);
        var count = (int)Math.Min(options.FactsOr(30_000, 1_000), statements.CountMax / 2);
        await using (var server = await ServerProcess.StartAsync(store.Storage, "--no-rate-limit"))
        {
            report.Note(await store.DescribeAsync());
            var plainKey = await BenchRegion.EnterAsync(server.Client, learners);
            var key = await BenchRegion.EnterSystemAsync(server.Client, learners, courses);
            var load = new StatementLoad(server.Address, "/xapi/statements", key, statements);
            var plain = new PushLoad(server.Address, "/push/completions", plainKey, new Items(learners, BenchDay.Today));
            var unlimited = TimeSpan.FromHours(2);

            // A server compiles itself while it warms up; both doors get their share.
            await load.SendAsync(4, Batch, options.IsQuick ? 200 : 4_000, unlimited);
            await load.SendAsync(Connections, 1, options.IsQuick ? 200 : 4_000, unlimited);
            await plain.RunAsync(4, Batch, options.IsQuick ? 200L : 4_000L);
            var memoryBefore = ProcessTree.ResidentMegabytes(server.Id);

            var plainBatches = await plain.RunAsync(8, Batch, options.Time(4, 0.3));
            var plainSingle = await plain.RunAsync(Connections, 1, options.Time(4, 0.3));
            var before = Use(server, store);
            var sampling = FilledMemory.SampleAsync(server.Id, load, count);
            var batches = await load.SendAsync(8, Batch, count, unlimited);
            var filled = await sampling;
            var between = Use(server, store);
            var single = await load.SendAsync(Connections, 1, long.MaxValue / 2, options.Time(10, 0.5));
            var after = Use(server, store);
            var memory = ProcessTree.ResidentMegabytes(server.Id);
            var verb = "&verb=" + Uri.EscapeDataString("http://adlnet.gov/expapi/verbs/completed");
            string Agent(Random random) => "&agent=" + Uri.EscapeDataString($$$"""{"account":{"homePage":"{{{CourseStatements.HomePage}}}","name":"{{{CourseStatements.NameOf(random.Next(learners))}}}"}}""");
            string Activity(Random random) => "&activity=" + Uri.EscapeDataString(CourseStatements.ActivityOf(random.Next(courses)));
            (string Of, Func<Random, string> Query)[] searches =
            [
                ("GET ?agent, 10 a page", random => "limit=10" + Agent(random)),
                ("GET ?activity&verb, 25 a page", random => "limit=25" + Activity(random) + verb),
                ("GET ?activity&agent, 25 a page", random => "limit=25" + Activity(random) + Agent(random)),
                ("GET ?verb, 25 a page", _ => "limit=25" + verb),
            ];
            var found = new List<(string Of, LoadResult Result)>();
            foreach (var (of, query) in searches)
            {
                found.Add((of, await load.SearchAsync(4, options.Time(4, 0.3), query)));
            }

            await CheckAsync(server, load.Sent + plain.Sent);
            await server.StopAsync();

            var isPostgres = store.Storage.Kind == StorageKind.Postgres;
            var (echoBatches, echoSingle) = (await EchoAsync(echo, statements, Batch, 8, options), await EchoAsync(echo, statements, 1, Connections, options));
            AddRate($"{store.Name}, batches of 100 × 8, {count / 1_000d:0.#} k", batches, plainBatches, echoBatches, isPostgres ? 8_000 : 4_000, between - before);
            AddRate($"{store.Name}, single, {Connections} in flight", single, plainSingle, echoSingle, isPostgres ? 2_500 : 1_250, after - between);
            found.ForEach(f => AddSearch(f.Of, f.Result));
            filled.ForEach(f => report.Add(new Figure(Name, $"{store.Name}, RSS of the server", $"at {f.Statements / 1_000} k statements", f.Megabytes, "MB", "after the warm-up", memoryBefore)));
            report.Add(new Figure(Name, $"{store.Name}, {load.Sent + plain.Sent} completions", "RSS of the server", memory, "MB", "after the warm-up", memoryBefore));
        }

        await context.RecountAsync(Name, store.Name, store.Storage, cancellationToken);

        void AddRate(string of, LoadResult sent, LoadResult plain, LoadResult echoed, int goal, double cpuSeconds)
        {
            const string Plain = "the plain door", Http = "HTTP echo";
            report.Add(new Figure(Name, of, "rate, mean", sent.Rate, "statements/s", Plain, plain.Rate, $"≥ {goal}", sent.Rate >= goal));
            report.Add(new Figure(Name, of, "rate, mean", sent.Rate, "statements/s", Http, echoed.Rate));
            report.Add(new Figure(Name, of, "rate, last tenth", sent.LastTenthRate, "statements/s", Plain, plain.Rate));
            report.Add(new Figure(Name, of, "latency p50", sent.P50, "ms", Plain, plain.P50));
            report.Add(new Figure(Name, of, "latency p99", sent.P99, "ms", Plain, plain.P99));
            report.Add(new Figure(Name, of, "CPU of server and database", cpuSeconds / sent.Items * 1e6, "µs/statement"));
            report.Add(new Figure(Name, of, "answered with a receipt", sent.Visible / (double)sent.Items, "of 1", null, null, "≥ 0.99", sent.Visible >= 0.99 * sent.Items));
        }

        void AddSearch(string of, LoadResult found)
        {
            report.Add(new Figure(Name, $"{store.Name}, {of}", "rate", found.Rate, "requests/s"));
            report.Add(new Figure(Name, $"{store.Name}, {of}", "latency p50", found.P50, "ms"));
            report.Add(new Figure(Name, $"{store.Name}, {of}", "latency p99", found.P99, "ms", null, null, "< 20", found.P99 < 20));
        }
    }

    private static double Use(ServerProcess server, BenchStore store) =>
        ProcessTree.CpuSeconds(server.Id) + (double.IsNaN(store.DatabaseCpuSeconds) ? 0 : store.DatabaseCpuSeconds);

    private static async Task<LoadResult> EchoAsync(EchoProcess echo, CourseStatements statements, int perRequest, int connections, BenchOptions options)
    {
        var load = new StatementLoad(echo.Address, EchoProcess.Path(AnswerBytes * perRequest), null, statements);
        await load.SendAsync(connections, perRequest, long.MaxValue / 2, options.Time(1, 0.2));
        return await load.SendAsync(connections, perRequest, long.MaxValue / 2, options.Time(3, 0.4));
    }

    /// <summary>Every statement is an accepted completion, or what was measured says nothing.</summary>
    private static async Task CheckAsync(ServerProcess server, long sent)
    {
        using var answer = await server.Client.PostAsJsonAsync(
            new Uri("/graphql", UriKind.Relative), new { query = """{ partner(code: "UNIV") { statement { accepted quarantined } } }""" });
        var statement = JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["data"]?["partner"]?["statement"];
        if ((long?)statement?["accepted"] != sent || (long?)statement["quarantined"] != 0)
        {
            throw new InvalidOperationException($"Of {sent} completions the partner's statement says {statement?.ToJsonString()}.");
        }
    }
}
