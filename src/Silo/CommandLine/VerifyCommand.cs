using System.CommandLine;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Verify;

namespace Bangkom.Silo.CommandLine;

/// <summary>Recounts a stopped store and compares.</summary>
internal static class VerifyCommand
{
    /// <summary>Differences printed before the rest is only counted.</summary>
    private const int DifferencesMax = 100;

    /// <summary>The verb.</summary>
    public static Command Create(StorageArguments storage)
    {
        var dump = new Option<bool>("--dump") { Description = "Print every figure of the engine in a fixed order; AsnIds, never NIP or name." };
        var on = new Option<DateOnly?>("--on") { Description = "The day that figures are for, such as 2026-06-30; left out = today in the region's zone." };
        var command = new Command("verify", "Runs the engine on a stopped store, recounts every figure from the stored facts by an independent program, and compares.");
        command.Options.Add(dump);
        command.Options.Add(on);
        command.SetAction((arguments, cancellationToken) => RunAsync(storage.Read(arguments), arguments.GetValue(dump), arguments.GetValue(on), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Storage.StorageOptions storage, bool dump, DateOnly? on, CancellationToken cancellationToken)
    {
        try
        {
            await using var engine = await StoppedEngine.StartAsync(storage, on, cancellationToken);
            if (dump)
            {
                await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
                await engine.Comparison.DumpAsync(output, cancellationToken);
                return 0;
            }

            var comparison = await engine.Comparison.RunAsync(cancellationToken);
            foreach (var difference in comparison.Differences.Take(DifferencesMax))
            {
                Console.WriteLine(difference);
            }

            Console.WriteLine($"{comparison.Facts} facts up to position {comparison.Position}, figures of {comparison.On:yyyy-MM-dd}: {comparison.Lines} lines compared, {comparison.Differences.Count} differ.");
            return comparison.Differences.Count == 0 ? 0 : 1;
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
