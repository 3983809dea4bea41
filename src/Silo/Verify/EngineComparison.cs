using System.Text;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Recount;
using Bangkom.Recount.CycleDump;

namespace Bangkom.Silo.Verify;

/// <summary>What a comparison found.</summary>
/// <param name="Facts">Facts recounted.</param>
/// <param name="Position">Of the newest one.</param>
/// <param name="On">The day that figures are for.</param>
/// <param name="Lines">Lines of the dump.</param>
/// <param name="Differences">Where engine and recount differ: one text each, in the dump's order.</param>
public sealed record Comparison(int Facts, long Position, DateOnly On, int Lines, IReadOnlyList<string> Differences);

/// <summary>Holds every figure that the engine answers against a recount of the stored facts.</summary>
/// <param name="grains">The engine.</param>
/// <param name="reader">The stored facts.</param>
/// <param name="region">The region.</param>
/// <param name="on">The day that figures are for: the engine's today.</param>
public sealed class EngineComparison(IGrainFactory grains, ILedgerReader reader, RegionInfo region, DateOnly on)
{
    /// <summary>Prints every figure of the engine, in the format that <c>src/Recount/README.md</c> describes.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cancellationToken">Ends the printing.</param>
    public async Task DumpAsync(TextWriter writer, CancellationToken cancellationToken = default)
    {
        var (recount, cycle, _, _) = await RecountAsync(cancellationToken);
        await WriteAsync(recount, cycle, writer, cancellationToken);
    }

    /// <summary>Compares the engine's dump with the recount's.</summary>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public async Task<Comparison> RunAsync(CancellationToken cancellationToken = default)
    {
        var (recount, cycle, facts, position) = await RecountAsync(cancellationToken);
        var expected = new StringWriter();
        recount.Dump(expected);
        cycle.Dump(expected);
        var actual = new StringWriter();
        await WriteAsync(recount, cycle, actual, cancellationToken);
        var expectedLines = Lines(expected);
        return new Comparison(facts, position, on, expectedLines.Length, [.. Differences(expectedLines, Lines(actual))]);
    }

    private async Task WriteAsync(Recount.Recount recount, CycleFigures cycle, TextWriter writer, CancellationToken cancellationToken)
    {
        await new EngineDump(grains, region, recount, on).WriteAsync(writer, cancellationToken);
        await new EngineCycleDump(grains, region, recount, cycle, writer).WriteAsync(cancellationToken);
    }

    private async Task<(Recount.Recount Recount, CycleFigures Cycle, int Facts, long Position)> RecountAsync(CancellationToken cancellationToken)
    {
        var rows = new List<RecountRow>();
        await foreach (var chunk in reader.ReadAllRowsAsync(0, long.MaxValue, cancellationToken))
        {
            rows.AddRange(chunk.Select(r => new RecountRow(r.Position, r.RecordedAt, r.OccurredAt, r.Source, r.Key, Encoding.UTF8.GetString(r.Body))));
        }

        var recount = Recount.Recount.Of(rows, on);
        return (recount, new CycleFigures(rows, recount, on), rows.Count, rows.Count == 0 ? 0 : rows[^1].Position);
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Lines are compared by their path, so that one missing line is one difference.</summary>
    private static IEnumerable<string> Differences(string[] expected, string[] actual)
    {
        var byPath = actual.ToDictionary(PathOf, ValueOf, StringComparer.Ordinal);
        foreach (var line in expected)
        {
            var path = PathOf(line);
            if (!byPath.Remove(path, out var value))
            {
                yield return $"{path}: recount {ValueOf(line)}, engine has no such line";
            }
            else if (value != ValueOf(line))
            {
                yield return $"{path}: recount {ValueOf(line)}, engine {value}";
            }
        }

        foreach (var (path, value) in byPath)
        {
            yield return $"{path}: recount has no such line, engine {value}";
        }
    }

    private static string PathOf(string line) => line[..line.IndexOf(" = ", StringComparison.Ordinal)];

    private static string ValueOf(string line) => line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..];
}
