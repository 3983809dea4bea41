namespace Bangkom.Recount;

/// <content>Batches and partners: over all time, whatever the date.</content>
public sealed partial class Recount
{
    private readonly ILookup<string, Version> _completionsOf;
    private readonly ILookup<string, Fact> _seatsOf;
    private readonly ILookup<string, string> _facts;

    /// <summary>The code of every batch that a fact names, ordinally.</summary>
    public IReadOnlyList<string> Batches { get; }

    /// <summary>The code of every partner that a fact names, ordinally.</summary>
    public IReadOnlyList<string> Partners { get; }

    /// <summary>A batch's people; each has one agency: of the seat, else of the first attendance, else of the first completion.</summary>
    public RecountBatch Batch(string batch)
    {
        var seats = _seatsOf[batch].ToLookup(f => f.Text("person")!);
        var completions = _completionsOf[batch].ToLookup(v => v.Person);
        var enrolled = new List<(string Agency, bool Attended, bool Completed)>();
        var waiting = new List<(long Position, string Person)>();
        foreach (var person in seats.Select(s => s.Key).Union(completions.Select(c => c.Key)))
        {
            var steps = seats[person].ToList();
            var (attendance, completion) = (steps.Find(s => s.Kind == "attended"), completions[person].FirstOrDefault());
            var (seat, gone) = (steps.FindLastIndex(s => s.Kind == "enrolled"), steps.FindLastIndex(s => s.Kind == "withdrawn"));
            var agency = (seat > gone ? steps[seat] : attendance)?.Text("agency")
                ?? (completion is null ? null : completion.EnrolledAgency ?? AgencyOf(completion));
            if (agency is not null)
                enrolled.Add((agency, attendance is not null || completion is not null, completion is not null));
            else if (steps.FindIndex(gone + 1, s => s.Kind == "waitListed") is var place and >= 0)
                waiting.Add((steps[place].Row.Position, person));
        }
        var quotas = QuotasOf(batch);
        var agencies = enrolled.Select(e => e.Agency).Union(quotas.Keys).Order(StringComparer.Ordinal)
            .GroupJoin(enrolled, a => a, e => e.Agency, (a, of) => new RecountBatchAgency(a, of.Count(), of.Count(e => e.Attended),
                of.Count(e => e.Completed), quotas.TryGetValue(a, out var seats) ? seats : null)).ToList();
        var same = Quotient(agencies.Sum(a => (decimal)a.Enrolled * a.Enrolled), (decimal)enrolled.Count * enrolled.Count);
        return new(enrolled.Count, waiting.Count, enrolled.Count(e => e.Attended), enrolled.Count(e => e.Completed), 1 - same, agencies, [.. waiting.Order().Select(w => w.Person)]);
    }

    /// <summary>What became of a partner's items.</summary>
    public RecountPartner Partner(string partner)
    {
        var receipts = _ledger.Facts("receiptRecorded").Where(f => f.Text("partner") == partner).ToList();
        var decided = _ledger.Facts("itemRepaired", "itemReplayed").ToList();
        var freed = decided.Count(f => f.Text("partner") == partner
            && (f.Kind == "itemRepaired" ? f.Body.GetProperty("accepted").GetBoolean() : f.Text("outcome") == "ACCEPTED"));
        var settled = decided.Select(f => f.Of).ToHashSet();
        var held = _ledger.Facts("itemQuarantined").GroupBy(f => (f.Text("itemSource"), f.Text("itemKey"))).Select(g => g.Last())
            .Where(f => f.Text("partner") == partner && !settled.Contains(f.Row.Position)).Select(f => f.Text("reason")!);
        var facts = _facts.Where(g => g.Key == $"partner/{partner}" || g.Key.StartsWith($"partner/{partner}/", StringComparison.Ordinal))
            .SelectMany(g => g).ToList();
        return new(
            receipts.Sum(r => r.Count("items")), receipts.Sum(r => r.Count("accepted")) + freed, receipts.Sum(r => r.Count("repeated")),
            receipts.Sum(r => r.Count("quarantined")) - freed, facts.Count(f => f == ""), Counts(facts.Where(f => f != "")), Counts(held));
    }

    /// <summary>The seats of agencies by the batch's latest plan.</summary>
    private Dictionary<string, int> QuotasOf(string batch) =>
        _ledger.Facts("batchScheduled", "batchChanged").LastOrDefault(f => f.Text("batch") == batch) is { } plan
        && plan.Body.GetProperty("plan").TryGetProperty("quotas", out var quotas)
            ? quotas.EnumerateArray().ToDictionary(q => q.GetProperty("agency").GetString()!, q => q.GetProperty("seats").GetInt32()) : [];

    private static SortedDictionary<string, int> Counts(IEnumerable<string> reasons) =>
        new(reasons.CountBy(r => r).ToDictionary(), StringComparer.Ordinal);

    private ILookup<string, Version> CompletionsOfBatches() => _ledger.Effective.Values
        .Where(v => v.Batch is not null && !_ledger.Revoked.Contains(v.Identity)).OrderBy(v => v.Identity).ToLookup(v => v.Batch!);

    private ILookup<string, Fact> SeatsOfBatches() =>
        _ledger.Facts("enrolled", "waitListed", "withdrawn", "attended").ToLookup(f => f.Text("batch")!);

    /// <summary>Per source why each of its facts does not count; an empty text for one that counts.</summary>
    private ILookup<string, string> FactsOfSources() => _credits.Values.SelectMany(c => c)
        .Select(c => (c.Version.Source, Reason: c.Counts ? "" : c.Line.Reason))
        .Concat(_ledger.Facts("completionRevoked").Select(f => (f.Row.Source, Reason: "REVOCATION"))).ToLookup(f => f.Source, f => f.Reason);
}
