using System.Diagnostics;
using System.Globalization;

namespace Bangkom.Bench.Support;

/// <summary>What a process and everything that it started have used. A database is a family of processes.</summary>
internal static class ProcessTree
{
    /// <summary>Clock ticks of <c>/proc</c> a second: 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private const int ParentField = 3;
    private const int FirstTimeField = 13;
    private const int TimeFields = 4;

    /// <summary>Seconds of CPU, those of ended children included; NaN where there is no <c>/proc</c>.</summary>
    /// <param name="root">Its id.</param>
    public static double CpuSeconds(int root)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return double.NaN;
        }

        var processes = Directory.EnumerateDirectories("/proc")
            .Select(static d => int.TryParse(Path.GetFileName(d), out var id) ? Read(id) : null)
            .OfType<(int Id, int Parent, double Seconds)>()
            .ToArray();
        var children = processes.ToLookup(static p => p.Parent);
        var seconds = processes.Where(p => p.Id == root).Sum(static p => p.Seconds);
        var waiting = new Queue<int>([root]);
        while (waiting.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                seconds += child.Seconds;
                waiting.Enqueue(child.Id);
            }
        }

        return seconds;
    }

    /// <summary>Megabytes that a process holds in memory.</summary>
    /// <param name="id">Its id.</param>
    public static double ResidentMegabytes(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64 / 1_048_576d;
    }

    private static (int Id, int Parent, double Seconds)? Read(int id)
    {
        try
        {
            // The name in parentheses may hold spaces; fields are counted after it.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields.Skip(FirstTimeField - 2).Take(TimeFields).Sum(static f => long.Parse(f, CultureInfo.InvariantCulture));
            return (id, int.Parse(fields[ParentField - 2], CultureInfo.InvariantCulture), ticks / TicksPerSecond);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has just ended.
            return null;
        }
    }
}
