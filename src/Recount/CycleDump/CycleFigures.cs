using System.Globalization;
using System.Text.Json;
using Bangkom.Recount.Cycle;

namespace Bangkom.Recount.CycleDump;

/// <summary>
/// Every figure of the programme's cycle, for a comparison byte for byte: one <c>path = values</c> a line, in the format of <see cref="Recount.Dump"/>.
/// Whatever has nothing to tell has no line.
/// </summary>
public sealed class CycleFigures
{
    /// <summary>Fewer people with every part of the index known show nothing together: they are compared one by one.</summary>
    public const int Shown = 5;

    private static readonly string[] Funds = ["APBD", "APBN", "PARTNER", "OTHER"];

    private readonly Recount _people;
    private readonly Ledger _ledger;
    private readonly Needs _needs;
    private readonly Budget _budget;
    private readonly Evaluation _evaluation;
    private readonly Outreach _outreach;
    private readonly Professionalism _index;
    private TextWriter _writer = TextWriter.Null;

    /// <summary>Reads the rows.</summary>
    /// <param name="rows">Every row of one region.</param>
    /// <param name="people">The recount of the same rows.</param>
    /// <param name="on">Its day.</param>
    public CycleFigures(IReadOnlyCollection<RecountRow> rows, Recount people, DateOnly on)
    {
        (_people, _ledger) = (people, people.Rows);
        (_needs, _budget, _evaluation) = (new Needs(people), new Budget(rows, people), new Evaluation(rows));
        (_outreach, _index) = (new Outreach(rows, people), new Professionalism(rows, people, on));
        (Programs, Campaigns) = (_ledger.All("program", v => v.Program), _ledger.All("campaign", _ => null));
        Plans = [.. _ledger.Facts("planDefined").Select(f => f.Text("plan")!).Distinct().Order(StringComparer.Ordinal)];
        BudgetYears = [.. _ledger.Facts("budgetPlanned", "ceilingSet", "budgetCommitted").Select(f => f.Count("year")).Distinct().Order()];
    }

    /// <summary>Codes that a fact names, ordinally.</summary>
    public IReadOnlyList<string> Programs { get; }

    /// <summary>Codes of plans.</summary>
    public IReadOnlyList<string> Plans { get; }

    /// <summary>Codes of campaigns.</summary>
    public IReadOnlyList<string> Campaigns { get; }

    /// <summary>Years for which money was planned or bound.</summary>
    public IReadOnlyList<int> BudgetYears { get; }

    /// <summary>Members of an agency on the day.</summary>
    public IReadOnlyList<string> MembersOf(string agency) => [.. _people.People.Where(p => _people.AgencyNow(p) == agency)];

    /// <summary>Writes every line; what each holds is told by <c>README.md</c>.</summary>
    public void Dump(TextWriter writer)
    {
        _writer = writer;
        foreach (var agency in _people.Agencies.Append(null))
            foreach (var n in _needs.Own(agency))
                Put($"needs {agency ?? "region"} {n.Competency}", n.Assessed, n.Required, n.Actual, n.Capped, n.Gap, n.Open, n.Closed, n.Stated, n.Priority);
        var closed = _people.People.ToDictionary(p => p, p => _needs.Of(p));
        foreach (var (person, needs) in closed)
            foreach (var n in needs)
                Put($"person {person} need {n.Competency}", n.Required, n.Actual, n.Gap, n.Priority, n.Stated, n.AroseOn, n.ClosedOn, n.ClosedBy);
        DumpPlans([.. closed.Where(c => _people.ScopeOf(c.Key) is not null).SelectMany(c => c.Value)]);
        DumpMoney();
        DumpEvaluation();
        DumpOutreach();
        DumpIndexes();
    }

    private void DumpPlans(List<RecountPersonNeed> needs)
    {
        var batches = _ledger.Facts("batchScheduled", "batchChanged").GroupBy(f => f.Text("batch")!).ToDictionary(g => g.Key, g => g.Last().Body.GetProperty("plan"));
        foreach (var cancelled in _ledger.Facts("batchCancelled"))
            batches.Remove(cancelled.Text("batch")!);
        foreach (var plan in Plans.Select(p => _ledger.Facts("planDefined").Last(f => f.Text("plan") == p)))
        {
            var year = plan.Count("year");
            bool Starts(JsonElement b) => Ledger.Day(b, "startsOn") is { } day ? day.Year == year : Ledger.Text(b, "mode") == "SELF_PACED";
            foreach (var lines in plan.Body.GetProperty("lines").EnumerateArray().GroupBy(l => Ledger.Text(l, "program")!))
                Put(
                    $"plan {plan.Text("plan")} {lines.Key}", lines.Count(), lines.Sum(l => l.GetProperty("people").GetInt32()),
                    lines.Sum(l => l.GetProperty("closes").EnumerateArray().Sum(c => c.GetProperty("needs").GetInt32())), lines.Sum(l => l.GetProperty("costRupiah").GetInt64()),
                    batches.Values.Count(b => Ledger.Text(b, "program") == lines.Key && Starts(b)),
                    needs.Count(n => n.ClosedBy == lines.Key && n.ClosedOn?.Year == year));
        }
    }

    private void DumpMoney()
    {
        foreach (var (year, fund) in BudgetYears.SelectMany(_ => Funds, (y, f) => (y, f)))
            if (_budget.Source(year, fund) is var s && s != new RecountSource(null, null, 0, 0))
                Put($"budget {year} {fund}", s.Planned, s.Ceiling, s.Committed, s.Realised);
        foreach (var year in _people.Years)
        {
            PutCost($"cost region {year}", _budget.Region(year));
            foreach (var program in Programs)
                PutCost($"cost program {program} {year}", _budget.Program(program, year));
            foreach (var partner in _people.Partners)
                PutCost($"cost partner {partner} {year}", _budget.Partner(partner, year));
            var (shares, done) = (_budget.Shares(year), _people.Counting(year).ToLookup(c => c.Agency, c => c.Credited));
            foreach (var agency in _people.Agencies.Where(a => shares.GetValueOrDefault(a) != default || done.Contains(a)))
                Put($"cost agency {agency} {year}", shares.GetValueOrDefault(agency).Bound, shares.GetValueOrDefault(agency).Spent, done[agency].Count(), done[agency].Sum());
        }
        foreach (var batch in _ledger.Facts("budgetCommitted").Select(f => f.Text("batch")).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            PutCost($"cost batch {batch}", _budget.Batch(batch));
    }

    private void PutCost(string path, RecountCost cost)
    {
        if (cost != new RecountCost(0, 0, 0, 0, 0, 0))
            Put(path, cost.Committed, cost.Realised, cost.RealisedApbd, cost.Contribution, cost.Completed, cost.Jp);
    }

    private void DumpEvaluation()
    {
        foreach (var (span, from, to, year) in _people.Years.Select(y => ($"{y}", y * 4, (y * 4) + 3, y)).Prepend(("all", int.MinValue, int.MaxValue, _people.Years[^1])))
        {
            var groups = _people.Agencies.Select(a => ("agency", a, (IReadOnlyList<string>)[a])).Concat(_people.Agencies.Select(a => ("agencyWithChildren", a, _people.Family(a, year))))
                .Concat(_people.Batches.Select(b => ("batch", b, (IReadOnlyList<string>)[b]))).Concat(Programs.Select(p => ("program", p, (IReadOnlyList<string>)[p])))
                .Concat(_people.Partners.Select(p => ("partner", p, (IReadOnlyList<string>)[p]))).Prepend(("region", "-", []));
            foreach (var (kind, code, codes) in groups)
            {
                var f = _evaluation.Of(kind, codes, from, to);
                var learning = f.Learning.Select(l => l.People == 0 ? "0" : $"{l.People}:{Text(Round(100 * l.Pre / l.People))}:{Text(Round(100 * l.Post / l.People))}");
                if (f.Responses + f.Learning.Sum(l => l.People) + f.Transfer.Sum(t => t.All) > 0)
                    Put($"evaluation {kind} {code} {span}", f.Responses, Round(f.IndexSum), string.Join(',', f.Recommend), string.Join(' ', learning), string.Join(' ', f.Transfer.Select(t => $"{t.Reached}/{t.All}")));
            }
        }
        foreach (var (unit, quarter) in _ledger.Facts("surveyRecorded").Select(f => (f.Text("unit")!, f.Text("quarter")!)).Distinct().OrderBy(s => s.Item1, StringComparer.Ordinal).ThenBy(s => s.Item2, StringComparer.Ordinal))
            Put($"ikm {unit} {quarter}", _evaluation.Ikm([unit], quarter));
    }

    private void DumpOutreach()
    {
        foreach (var year in _people.Years)
            foreach (var agency in _people.Absent(year).GroupBy(a => a.Agency).OrderBy(g => g.Key, StringComparer.Ordinal))
                foreach (var reason in agency.GroupBy(a => _outreach.Reason(a.Person, year)).OrderBy(g => g.Key, StringComparer.Ordinal))
                    Put($"absent {agency.Key} {year} {reason.Key}", reason.Count());
        foreach (var code in Campaigns)
        {
            Put($"campaign {code} heldOut", string.Join(' ', _outreach.HeldOut(code).Order(StringComparer.Ordinal)));
            foreach (var (name, lift) in new[] { ("enrolment", _outreach.Enrolment(code)), ("completion", _outreach.Completion(code)) })
                Put($"campaign {code} {name}", lift.Told, lift.ToldCount, lift.HeldOut, lift.HeldOutCount);
        }
    }

    private void DumpIndexes()
    {
        foreach (var agency in _people.Agencies)
        {
            var indexes = MembersOf(agency).Select(p => (Person: p, Index: _index.Of(p))).Where(p => p.Index is not null).ToDictionary(p => p.Person, p => p.Index!);
            var whole = indexes.Values.Where(i => i is { Qualification: not null, Performance: not null, Discipline: not null }).ToList();
            if (indexes.Count > 0)
                Put($"index {agency}", indexes.Count, whole.Count);
            if (whole.Count >= Shown)
                Put($"index {agency} points", whole.Sum(i => i.Qualification), whole.Sum(i => i.Competence), whole.Sum(i => i.Performance), whole.Sum(i => i.Discipline));
            else
                foreach (var (person, i) in indexes)
                    Put($"index {agency} {person}", i.Qualification, i.Competence, i.Performance, i.Discipline);
        }
    }

    private static decimal Round(decimal value) => Math.Round(value, 6, MidpointRounding.ToEven);

    private void Put(string path, params object?[] values) => _writer.Write($"{path} = {string.Join(' ', values.Select(Text))}\n");

    private static string Text(object? value) => value switch
    {
        null => "-",
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
