using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Bangkom.Bench.Tests;

/// <summary>The one command in quick mode: what it measures then says little, but everything has to run and the figures have to be right.</summary>
public sealed class QuickRunTests
{
    [Fact]
    public async Task Every_benchmark_ends_and_the_recounts_find_no_difference()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (code, output) = await RunAsync("--quick", "--json", file);
            Assert.True(code == 0, output);
            var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            Assert.Equal(["live", "memory", "push", "query", "restart", "rules", "sockets", "statements"], report["figures"]!.AsArray().Select(f => (string)f!["benchmark"]!).Distinct().Order());
            Assert.Equal(0, (int)report["differences"]!);
            // One for each store that was written to: seven of them on SQLite, and two on PostgreSQL where it is installed.
            Assert.InRange((int)report["recounts"]!, 7, 9);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_store_too_small_to_say_anything_is_refused()
    {
        var (code, output) = await RunAsync("push", "--facts", "10");
        Assert.NotEqual(0, code);
        Assert.Contains("--facts", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>The built benchmarks, of the same configuration as this program.</summary>
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
            {
                return Path.Combine(folder.FullName, "bench", "bin", output.Parent!.Name, output.Name, "Bangkom.Bench.dll");
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
