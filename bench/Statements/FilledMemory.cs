using Bangkom.Bench.Support;

namespace Bangkom.Bench.Statements;

/// <summary>What a server holds in memory while its store grows.</summary>
internal static class FilledMemory
{
    private const int Parts = 5;

    /// <summary>Looks whenever another fifth of the statements has been sent.</summary>
    /// <param name="server">The server's process.</param>
    /// <param name="load">Who sends.</param>
    /// <param name="count">Statements that will be sent from now on.</param>
    public static async Task<List<(long Statements, double Megabytes)>> SampleAsync(int server, StatementLoad load, long count)
    {
        var (before, found) = (load.Sent, new List<(long, double)>());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var part = 1; part <= Parts && await timer.WaitForNextTickAsync();)
        {
            if (load.Sent - before >= count * part / Parts)
            {
                found.Add((load.Sent, ProcessTree.ResidentMegabytes(server)));
                part++;
            }
        }

        return found;
    }
}
