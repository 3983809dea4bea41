using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Silo.Verify;
using Spectre.Console;

namespace Bangkom.Bench.Support;

/// <summary>Gathers a run's figures, prints them as a plain table, and writes them as JSON.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private const int WidthMin = 160;

    private readonly List<Figure> _figures = [];
    private readonly List<string> _notes = [];
    private int _printed;

    /// <summary>Everything measured so far.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Lines in which engine and recount differed, over all recounts.</summary>
    public int Differences { get; private set; }

    /// <summary>How many recounts were made.</summary>
    public int Recounts { get; private set; }

    /// <summary>Adds a figure.</summary>
    public void Add(Figure figure) => _figures.Add(figure);

    /// <summary>Adds what a recount found.</summary>
    public void Add(string benchmark, string name, Comparison comparison)
    {
        Recounts++;
        Differences += comparison.Differences.Count;
        Note($"{benchmark}, {name}: recount of {comparison.Facts} facts, {comparison.Lines} lines compared, {comparison.Differences.Count} differ");
        foreach (var difference in comparison.Differences.Take(10))
        {
            Note($"  {difference}");
        }
    }

    /// <summary>Adds a line about how something was measured, and prints it.</summary>
    public void Note(string text)
    {
        // Redirected output counts as 80 columns wide, which would break every line.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, WidthMin);
        _notes.Add(text);
        AnsiConsole.MarkupLineInterpolated($"{text}");
    }

    /// <summary>Prints the figures that were not printed yet, a table for each case.</summary>
    public void Print()
    {
        foreach (var figures in _figures.Skip(_printed).GroupBy(static f => f.Case))
        {
            var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(figures.Key)) };
            table.AddColumn("figure").AddColumn("value", c => c.RightAligned()).AddColumns("unit", "floor").AddColumn("of floor", c => c.RightAligned());
            table.AddColumn("ratio", c => c.RightAligned()).AddColumn("goal");
            foreach (var figure in figures)
            {
                table.AddRow(Cells(figure));
            }

            AnsiConsole.Write(table);
        }

        _printed = _figures.Count;
    }

    /// <summary>Writes everything as JSON.</summary>
    /// <param name="file">The file; an older one is replaced.</param>
    public async Task WriteAsync(string file)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { machine = Machine.Describe(), figures = _figures, notes = _notes, recounts = Recounts, differences = Differences }, Json);
    }

    private static string[] Cells(Figure figure) =>
    [
        Markup.Escape(figure.Name),
        Text(figure.Value),
        Markup.Escape(figure.Unit),
        Markup.Escape(figure.FloorName ?? "–"),
        figure.Floor is { } floor ? Text(floor) : "",
        figure.Ratio?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
        figure.Goal is null ? "" : Markup.Escape($"{figure.Goal}: {(figure.MeetsGoal == true ? "met" : "missed")}"),
    ];

    private static string Text(double value) => value switch
    {
        0 => "0",
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
