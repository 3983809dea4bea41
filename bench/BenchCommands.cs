using System.CommandLine;
using Bangkom.Bench.Echo;
using Bangkom.Bench.Live;
using Bangkom.Bench.Memory;
using Bangkom.Bench.Oulad;
using Bangkom.Bench.Push;
using Bangkom.Bench.Query;
using Bangkom.Bench.Restart;
using Bangkom.Bench.RulesRun;
using Bangkom.Bench.Sockets;
using Bangkom.Bench.Statements;
using Bangkom.Bench.Support;
using Bangkom.Silo.Storage;
using Spectre.Console;

namespace Bangkom.Bench;

/// <summary>The command line: without a verb every benchmark runs, with one that one.</summary>
internal static class BenchCommands
{
    /// <summary>The benchmarks, in the order in which they run.</summary>
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new PushBenchmark(), new StatementsBenchmark(), new QueryBenchmark(), new LiveBenchmark(), new SocketsBenchmark(), new RestartBenchmark(), new MemoryBenchmark(), new RulesBenchmark(),
    ];

    private static readonly Option<bool> Quick = new("--quick") { Description = "Seconds instead of minutes: shows that everything works; the figures say little.", Recursive = true };
    private static readonly Option<int?> Facts = new("--facts") { Description = "Completions that stores grow to.", Recursive = true };
    private static readonly Option<string> Store = new("--store") { Description = "sqlite, postgres or both.", DefaultValueFactory = _ => "both", Recursive = true };
    private static readonly Option<string?> Connection = new("--connection") { Description = "A PostgreSQL server; left out, the environment variable BANGKOM_CONNECTION, else a server of the run's own.", Recursive = true };
    private static readonly Option<string?> JsonFile = new("--json") { Description = "A file for the figures as JSON.", Recursive = true };

    /// <summary>The root command.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("Bangkom's benchmarks: every figure beside its floor, measured in the same run. Without a verb all run, in about 15 minutes.");
        Store.AcceptOnlyFromAmong("sqlite", "postgres", "both");
        Facts.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() < 1_000)
            {
                result.AddError("--facts: a store that says anything has at least 1000.");
            }
        });
        foreach (var option in new Option[] { Quick, Facts, Store, Connection, JsonFile })
        {
            root.Options.Add(option);
        }

        root.SetAction((arguments, cancellationToken) => RunAsync(All, arguments, cancellationToken));
        foreach (var benchmark in All)
        {
            var command = new Command(benchmark.Name, benchmark.Description);
            command.SetAction((arguments, cancellationToken) => RunAsync([benchmark], arguments, cancellationToken));
            root.Subcommands.Add(command);
        }

        root.Subcommands.Add(OuladCommand.Create());
        root.Subcommands.Add(EchoCommand.Create());
        return root;
    }

    private static Task<int> RunAsync(IReadOnlyList<IBenchmark> benchmarks, ParseResult arguments, CancellationToken cancellationToken) => RunAsync(
        benchmarks,
        new BenchOptions
        {
            IsQuick = arguments.GetValue(Quick),
            Facts = arguments.GetValue(Facts),
            Stores = arguments.GetValue(Store) switch
            {
                "sqlite" => [StorageKind.Sqlite],
                "postgres" => [StorageKind.Postgres],
                _ => [StorageKind.Sqlite, StorageKind.Postgres],
            },
            Connection = arguments.GetValue(Connection) ?? Environment.GetEnvironmentVariable("BANGKOM_CONNECTION"),
            JsonFile = arguments.GetValue(JsonFile),
        },
        cancellationToken);

    private static async Task<int> RunAsync(IReadOnlyList<IBenchmark> benchmarks, BenchOptions options, CancellationToken cancellationToken)
    {
        var report = new Report();
        await using var stores = new BenchStores(options, report);
        report.Note(Machine.Describe());
        foreach (var benchmark in benchmarks)
        {
            AnsiConsole.MarkupLineInterpolated($"\n[bold]{benchmark.Name}[/]: {benchmark.Description}");
            try
            {
                await benchmark.RunAsync(new BenchContext(options, report, stores), cancellationToken);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                // The command line takes a cancellation for somebody's wish and says nothing.
                throw new InvalidOperationException($"{benchmark.Name} gave up waiting: {e}", e);
            }

            report.Print();
        }

        if (options.JsonFile is { } file)
        {
            await report.WriteAsync(file);
        }

        AnsiConsole.MarkupLineInterpolated($"{report.Recounts} recounts, {report.Differences} differences.");
        return report.Differences == 0 ? 0 : 1;
    }
}
