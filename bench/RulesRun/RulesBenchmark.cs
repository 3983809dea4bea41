using System.Diagnostics;
using System.Text.Json;
using Bangkom.Bench.Support;

namespace Bangkom.Bench.RulesRun;

/// <summary>
/// Runs BenchmarkDotNet on the pure rules, in a program of its own: its compiler and this solution's want different versions of a package.
/// </summary>
internal sealed class RulesBenchmark : IBenchmark
{
    public string Name => "rules";

    public string Description => "Folds, credits, stored facts and pushed items in memory, by BenchmarkDotNet.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await MeasureAsync(file, context.Options.IsQuick, cancellationToken);
            await using var stream = File.OpenRead(file);
            foreach (var figure in await JsonSerializer.DeserializeAsync<RuleFigure[]>(stream, cancellationToken: cancellationToken) ?? [])
            {
                var name = figure.Lines is { } lines ? $"{figure.Name}, {lines} lines" : figure.Name;
                context.Report.Add(new Figure(Name, "rules, in memory", name, figure.Nanoseconds / 1_000, "µs", figure.FloorName, figure.FloorNanoseconds / 1_000));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task MeasureAsync(string file, bool isQuick, CancellationToken cancellationToken)
    {
        var output = new DirectoryInfo(Path.GetDirectoryName(typeof(RulesBenchmark).Assembly.Location)!);
        var program = Path.Combine(BenchFolder(output), "Rules", "bin", output.Parent!.Name, output.Name, "Bangkom.Bench.Rules.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", isQuick ? [program, file, "--quick"] : [program, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The rules' benchmarks ended with {process.ExitCode}: {text}{await error}");
        }
    }

    private static string BenchFolder(DirectoryInfo output)
    {
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
            {
                return Path.Combine(folder.FullName, "bench");
            }
        }

        throw new InvalidOperationException("This program does not run inside the repository, where the rules' benchmarks are.");
    }

    private sealed record RuleFigure(string Name, int? Lines, double Nanoseconds, string FloorName, double FloorNanoseconds);
}
