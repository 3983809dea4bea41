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
        Jp = people.Years.SelectMany(people.Counting).Where(c => c.Of.Batch == batch).Sum(c => c.Credited),
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
    {
        var completed = l.Batch is null
            ? people.Counting(year).Where(c => c.Of.Program == l.Program).GroupBy(c => c.Agency).ToDictionary(g => g.Key, g => g.Count())
            : people.Batch(l.Batch).Agencies.ToDictionary(a => a.Agency, a => a.Completed);
        return completed.Values.Sum() == 0 ? 0 : (decimal)l.Spent * completed.GetValueOrDefault(agency) / completed.Values.Sum();
    });

    private List<Line> Lines()
    {
        var corrected = _ledger.Facts("realisationCorrected").GroupBy(f => f.Of).ToDictionary(g => g.Key, g => Rupiah(g.Last()));
        return [.. _ledger.Facts("budgetCommitted").Select(c => new Line(
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
