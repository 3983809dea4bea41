using System.CommandLine;
using Spectre.Console;

namespace Bangkom.Silo.CommandLine;

/// <summary>Sends a file to a region as a partner would, and tells what became of each item.</summary>
internal static class SendCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "Address of the region's server, such as https://bangkom.example.", Required = true };
        var key = new Option<string?>("--key") { Description = "The partner's key; the environment variable BANGKOM_KEY serves as well and stays out of process lists." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Of a CSV or XLSX file: tell what would happen, store nothing." };
        var file = new Argument<FileInfo>("FILE") { Description = "Completions or xAPI statements as JSON or one a line, or completions as CSV or XLSX." };
        var command = new Command("send", "Sends a file of completions or statements, and prints what became of each. Sending it again changes nothing.");
        command.Options.Add(to);
        command.Options.Add(key);
        command.Options.Add(dryRun);
        command.Arguments.Add(file);
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(to)!,
            arguments.GetValue(key) ?? Environment.GetEnvironmentVariable("BANGKOM_KEY"),
            arguments.GetValue(file)!,
            arguments.GetValue(dryRun),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string to, string? key, FileInfo file, bool isDry, CancellationToken cancellationToken)
    {
        if (key is null || !file.Exists)
        {
            await Console.Error.WriteLineAsync(key is null ? "Give the key: --key, or BANGKOM_KEY." : $"{file.FullName} is not there.");
            return 2;
        }

        if (!Uri.TryCreate(to, UriKind.Absolute, out var address))
        {
            await Console.Error.WriteLineAsync("--to is no address like https://bangkom.example.");
            return 2;
        }

        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        try
        {
            var sums = new SortedDictionary<string, int>(StringComparer.Ordinal);
            await foreach (var line in new FileSender(client).SendAsync(file, isDry, cancellationToken))
            {
                sums[line.Status] = sums.GetValueOrDefault(line.Status) + line.Count;
                if (line.Text is { } text)
                {
                    AnsiConsole.Console.WriteLine(text);
                }
            }

            AnsiConsole.Console.WriteLine(string.Join(", ", sums.Select(s => $"{s.Value} {s.Key}")));
            return sums.ContainsKey("quarantined") || sums.ContainsKey("refused") ? 1 : 0;
        }
        catch (Exception e) when (e is HttpRequestException or SendException or OperationCanceledException or System.Text.Json.JsonException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
