using System.Globalization;

namespace Bangkom.Recount.Cycle;

/// <summary>Needs of some people in one competency: counts and sums of levels.</summary>
public sealed record RecountNeed(string Competency, int Assessed, int Required, int Actual, int Capped, int Gap, int Open, int Closed, int Stated, long Priority);

/// <summary>A person's need in one competency.</summary>
public sealed record RecountPersonNeed(string Competency, int? Required, int? Actual, int Gap, long Priority, bool Stated, DateOnly AroseOn, DateOnly? ClosedOn, string? ClosedBy);

/// <summary>Recounts development needs (AKPK) on the day of the recount, from the stored facts alone.</summary>
public sealed class Needs
{
    private static readonly string[] Weights = ["difficulty", "importance", "frequency"];
    private readonly Recount _recount;
    private readonly Ledger _ledger;
    private readonly ILookup<(string, string), (DateOnly On, int Level)> _levels;
    private readonly ILookup<(string, string), (DateOnly On, int Weight, bool Stated)> _answers;
    private readonly ILookup<string, string> _asked;
    private readonly Dictionary<string, string> _kinds = [];
    private readonly Dictionary<string, Fact> _programs = [];
    private readonly Dictionary<string, (string Post, string? Level)> _posts = [];

    /// <summary>Reads what was assessed and said.</summary>
    /// <param name="recount">Of the same rows, which knows people and completions.</param>
    public Needs(Recount recount)
    {
        (_recount, _ledger) = (recount, recount.Rows);
        foreach (var fact in _ledger.Facts("competencyDefined"))
            _kinds[fact.Text("competency")!] = fact.Text("type")!;
        foreach (var fact in _ledger.Facts("programDefined"))
            _programs[fact.Text("program")!] = fact;
        _levels = _ledger.Facts("competencyAssessed").OrderBy(f => f.Day("on")).ThenBy(f => f.Row.Position)
            .ToLookup(f => (f.Text("person")!, f.Text("competency")!), f => (f.Day("on")!.Value, f.Count("level")));
        _answers = _ledger.Facts("needsAnswered").OrderBy(f => f.Day("on")).ThenBy(f => f.Row.Position)
            .SelectMany(f => f.Body.GetProperty("answers").EnumerateArray().Select(a => (Fact: f, Answer: a)))
            .ToLookup(
                x => (x.Fact.Text("person")!, Ledger.Text(x.Answer, "competency")!),
                x => (x.Fact.Day("on")!.Value, Weights.Aggregate(1, (w, n) => w * x.Answer.GetProperty(n).GetInt32()), x.Answer.GetProperty("stated").GetBoolean()));
        _asked = _levels.Select(l => l.Key).Concat(_answers.Select(a => a.Key)).Distinct().ToLookup(k => k.Item1, k => k.Item2);
        // The employment of the recount's day: of equal first days the later fact; before the first one, the first.
        foreach (var group in _ledger.Facts("personJoined", "employmentChanged").GroupBy(f => f.Text("person")!))
        {
            var jobs = group.OrderBy(f => f.EffectiveOn).ThenBy(f => f.Row.Position).ToList();
            var job = (jobs.LastOrDefault(f => f.EffectiveOn <= _recount.On) ?? jobs[0]).Body.GetProperty("employment");
            _posts[group.Key] = (Ledger.Text(job, "post")!, Ledger.Text(job, "postLevel")?.ToUpperInvariant().Replace(' ', '_'));
        }
    }

    /// <summary>The needs of an agency's own people in scope, or of everyone in scope.</summary>
    public IReadOnlyList<RecountNeed> Own(string? agency) =>
    [
        .. _recount.People.Where(p => _recount.ScopeOf(p) is { } own && (agency is null || own == agency))
            .SelectMany(p => CompetenciesOf(p).Select(c => Count(p, c)))
            .GroupBy(n => n.Competency).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new RecountNeed(
                g.Key, g.Sum(n => n.Assessed), g.Sum(n => n.Required), g.Sum(n => n.Actual), g.Sum(n => n.Capped), g.Sum(n => n.Gap),
                g.Sum(n => n.Open), g.Sum(n => n.Closed), g.Sum(n => n.Stated), g.Sum(n => n.Priority)))
            .Where(n => n.Assessed + n.Open + n.Closed > 0),
    ];

    /// <summary>A member's needs, in the order of their competencies.</summary>
    public IReadOnlyList<RecountPersonNeed> Of(string person) =>
        _recount.AgencyNow(person) is null ? [] : [.. CompetenciesOf(person).Select(c => Look(person, c)).OfType<RecountPersonNeed>()];

    private IEnumerable<string> CompetenciesOf(string person) => _asked[person].Order(StringComparer.Ordinal);

    private RecountNeed Count(string person, string competency)
    {
        var (need, required) = (Look(person, competency), RequiredOf(person, competency));
        var levels = _levels[(person, competency)].Where(l => l.On <= _recount.On).ToList();
        var isAssessed = levels.Count > 0 && required is not null;
        var (actual, level) = isAssessed ? (levels[^1].Level, required!.Value) : (0, 0);
        var isOpen = need is { ClosedOn: null };
        return new(
            competency, isAssessed ? 1 : 0, level, actual, Math.Min(actual, level), Math.Max(level - actual, 0),
            isOpen ? 1 : 0, need is not null && !isOpen ? 1 : 0, isOpen && need!.Stated ? 1 : 0, isOpen ? need!.Priority : 0);
    }

    /// <summary>Day by day: statements, then completions, then assessments; what the day leaves is where the next one begins.</summary>
    private RecountPersonNeed? Look(string person, string competency)
    {
        var required = RequiredOf(person, competency);
        var (levels, answers) = (_levels[(person, competency)].ToList(), _answers[(person, competency)].ToList());
        var closings = _recount.CountingOf(person).Where(c => c.Program is not null && Closes(c.Program, competency, required)).ToList();
        (DateOnly? arose, DateOnly? closed, string? by, int? actual) = (null, null, null, null);
        foreach (var day in levels.Select(l => l.On).Concat(answers.Select(a => a.On)).Concat(closings.Select(c => c.Day)).Where(d => d <= _recount.On).Distinct().Order())
        {
            if (answers.Any(a => a.On == day && a.Stated) && !(actual >= required) && (arose is null || closed is not null))
                (arose, closed, by) = (day, null, null);
            foreach (var completion in closings.Where(c => c.Day == day))
                if (arose is not null && closed is null)
                    (closed, by) = (day, completion.Program);
            foreach (var level in levels.Where(l => l.On == day))
            {
                actual = level.Level;
                if (required is not null && actual < required && (arose is null || closed is not null))
                    (arose, closed, by) = (day, null, null);
                else if (actual >= required && arose is not null && closed is null)
                    (closed, by) = (day, null);
            }
        }
        if (arose is null)
            return null;
        var gap = required > 0 && actual is not null ? Math.Max(required.Value - actual.Value, 0) : 1;
        var last = answers.LastOrDefault(a => a.On <= _recount.On, (default, 1, false));
        return new(competency, required, actual, gap, last.Weight * gap, last.Stated, arose.Value, closed, by);
    }

    private bool Closes(string program, string competency, int? required) =>
        _programs[program].Body.TryGetProperty("closes", out var closes)
        && closes.EnumerateArray().Any(c => Ledger.Text(c, "competency") == competency && (required is null || c.GetProperty("level").GetInt32() >= required));

    private int? RequiredOf(string person, string competency)
    {
        var (post, level) = _posts[person];
        foreach (var what in new[] { competency, _kinds[competency], "ANY" })
            foreach (var place in _recount.AgencyAndAbove(_recount.AgencyNow(person)).Select(a => $" @{a}").Append(""))
                foreach (var step in level is null ? [""] : new[] { $" {level}", "" })
                    if (_ledger.Rule("REQUIRED_LEVEL", $"{what} {post}{step}{place}", _recount.On) is { } found)
                        return int.Parse(found, CultureInfo.InvariantCulture);
        return null;
    }
}
