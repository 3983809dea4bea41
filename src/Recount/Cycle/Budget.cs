namespace Bangkom.Recount.Cycle;

/// <summary>A source's rupiah in a year; null = never recorded.</summary>
public sealed record RecountSource(long? Planned, long? Ceiling, long Committed, long Realised);

/// <summary>What something cost and what came of it.</summary>
public sealed record RecountCost(long Committed, long Realised, long RealisedApbd, long Contribution, int Completed, decimal Jp);

/// <summary>The region's money, recounted (domain §8).</summary>
/// <param name="rows">Every row.</param>
/// <param name="people">The same rows' completions and batches.</param>
public sealed class Budget(IReadOnlyCollection<RecountRow> rows, Recount people)
{
    private readonly Ledger _ledger = new(rows);
    private List<Line>? _lines;
    private ILookup<string?, decimal>? _credited;

    private sealed record Line(string Code, int Year, string Fund, string? Program, string? Batch, string? Partner, long Bound, long Spent);

    /// <summary>A source's stages.</summary>
    public RecountSource Source(int year, string fund)
    {
        long? Latest(string kind) => _ledger.Facts(kind).LastOrDefault(f => f.Count("year") == year && f.Text("fund") == fund) is { } found ? Rupiah(found) : null;
        var lines = Lines().Where(l => l.Year == year && l.Fund == fund).ToList();
        return new(Latest("budgetPlanned"), Latest("ceilingSet"), lines.Sum(l => l.Bound), lines.Sum(l => l.Spent));
    }

    /// <summary>A batch over all years: people who completed it.</summary>
    public RecountCost Batch(string batch) => Money(Lines().Where(l => l.Batch == batch)) with
    {
        Completed = people.Batch(batch).Completed,
        Jp = (_credited ??= people.Years.SelectMany(people.Counting).ToLookup(c => c.Of.Batch, c => c.Credited))[batch].Sum(),
    };

    /// <summary>A programme in a year, with its batches.</summary>
    public RecountCost Program(string program, int year) =>
        Done(Money(Lines().Where(l => l.Year == year && (l.Program ?? ProgramOf(l.Batch)) == program)), people.Counting(year).Where(c => c.Of.Program == program));

    /// <summary>A partner in a year: money that names it or its batch, completions that it sent, what it brings in kind.</summary>
    public RecountCost Partner(string partner, int year)
    {
        var cost = Done(
            Money(Lines().Where(l => l.Year == year && (l.Partner ?? PlanOf(l.Batch, "partner")) == partner)),
            people.Counting(year).Where(c => c.Of.FirstSource == $"partner/{partner}" || c.Of.FirstSource.StartsWith($"partner/{partner}/", StringComparison.Ordinal)));
        return cost with { Contribution = cost.Contribution + InKind(year, partner) };
    }

    /// <summary>All of a year.</summary>
    public RecountCost Region(int year)
    {
        var cost = Done(Money(Lines().Where(l => l.Year == year)), people.Counting(year));
        return cost with { Contribution = cost.Contribution + InKind(year, null) };
    }

    /// <summary>An agency's exact share of what was spent in a year, before rupiah are made whole.</summary>
    public decimal ShareOf(string agency, int year) => Lines().Where(l => l.Year == year).Sum(l =>
        By(l) is var by && by.Sum(b => b.Completed) is var all and > 0 ? (decimal)l.Spent * by.Where(b => b.Agency == agency).Sum(b => b.Completed) / all : 0);

    /// <summary>
    /// Each agency's whole rupiah of a year, bound and spent: a commitment's money by its completed people, rounded down, and what is left one
    /// rupiah each to the largest fractions, of equal ones to the first code.
    /// </summary>
    public IReadOnlyDictionary<string, (long Bound, long Spent)> Shares(int year)
    {
        var parts = new List<(string Agency, long Bound, long Spent)>();
        foreach (var line in Lines().Where(l => l.Year == year))
        {
            var by = By(line);
            parts.AddRange(by.Select((b, i) => (b.Agency, Whole(line.Bound, by)[i], Whole(line.Spent, by)[i])));
        }
        return parts.GroupBy(p => p.Agency).ToDictionary(g => g.Key, g => (g.Sum(p => p.Bound), g.Sum(p => p.Spent)));
    }

    private static long[] Whole(long rupiah, List<(string Agency, int Completed)> by)
    {
        var all = by.Sum(b => b.Completed);
        var rests = by.Select(b => (decimal)rupiah * b.Completed % all).ToList();
        var whole = by.Select((b, i) => (long)((((decimal)rupiah * b.Completed) - rests[i]) / all)).ToArray();
        foreach (var i in Enumerable.Range(0, by.Count).OrderByDescending(i => rests[i]).Take((int)(rupiah - whole.Sum())).ToList())
            whole[i]++;
        return whole;
    }

    /// <summary>People who completed what a commitment is for, by agency: of its batch, or of its programme in the year.</summary>
    private List<(string Agency, int Completed)> By(Line line) => line.Batch is not null
        ? [.. people.Batch(line.Batch).Agencies.Where(a => a.Completed > 0).Select(a => (a.Agency, a.Completed)).OrderBy(a => a.Agency, StringComparer.Ordinal)]
        : [.. people.Counting(line.Year).Where(c => c.Of.Program == line.Program).CountBy(c => c.Agency).Select(g => (g.Key, g.Value)).OrderBy(g => g.Key, StringComparer.Ordinal)];

    private List<Line> Lines()
    {
        if (_lines is not null)
            return _lines;
        var corrected = _ledger.Facts("realisationCorrected").GroupBy(f => f.Of).ToDictionary(g => g.Key, g => Rupiah(g.Last()));
        return _lines = [.. _ledger.Facts("budgetCommitted").Select(c => new Line(
            c.Text("commitment")!, c.Count("year"), c.Text("fund")!, c.Text("program"), c.Text("batch"), c.Text("partner"),
            Rupiah(c) - _ledger.Facts("commitmentReleased").Where(r => r.Text("commitment") == c.Text("commitment")).Sum(Rupiah),
            _ledger.Facts("budgetRealised").Where(r => r.Text("commitment") == c.Text("commitment"))
                .Sum(r => corrected.TryGetValue(r.Row.Position, out var now) ? now : Rupiah(r))))];
    }

    private static RecountCost Money(IEnumerable<Line> lines)
    {
        var all = lines.ToList();
        long Of(string fund) => all.Where(l => l.Fund == fund).Sum(l => l.Spent);
        return new(all.Sum(l => l.Bound), all.Sum(l => l.Spent), Of("APBD"), Of("PARTNER"), 0, 0);
    }

    private static RecountCost Done(RecountCost money, IEnumerable<(string Person, string Agency, Version Of, decimal Credited)> events) =>
        events.ToList() is var all ? money with { Completed = all.Count, Jp = all.Sum(e => e.Credited) } : money;

    private long InKind(int year, string? partner) => _ledger.Facts("agreementSigned").GroupBy(f => f.Text("number")).Select(g => g.Last())
        .Where(f => f.Day("validFrom")!.Value.Year == year && (partner is null || f.Text("partner") == partner))
        .Sum(f => f.Body.GetProperty("inKindRupiah").GetInt64());

    private string? ProgramOf(string? batch) => PlanOf(batch, "program");

    private string? PlanOf(string? batch, string field) => batch is null ? null
        : Ledger.Text(_ledger.Facts("batchScheduled", "batchChanged").Last(f => f.Text("batch") == batch).Body.GetProperty("plan"), field);

    private static long Rupiah(Fact fact) => fact.Body.GetProperty("rupiah").GetInt64();
}
