using System.Globalization;

namespace Bangkom.Recount;

/// <summary>
/// The independent oracle: recounts every figure from the ledger's rows, naively, sharing no code with the product.
/// Not for several threads at once: it keeps what it has counted.
/// </summary>
public sealed partial class Recount
{
    private readonly Ledger _ledger;
    private readonly Roster _roster;
    private readonly DateOnly _on;
    private readonly Dictionary<string, List<Credit>> _credits;
    private readonly Dictionary<long, string> _recredits = [];
    private readonly Dictionary<int, YearView> _views = [];

    private sealed record PersonYear(
        string? Agency, bool InScope, decimal? FullTarget, int OwnDays, int OwnDaysGone, List<Credit> Lines, decimal Jp, bool Participant, decimal? Cap)
    {
        public bool IsCompliant(int days) => Jp * days >= FullTarget * OwnDays; // False without a target.
    }

    private sealed record YearView(
        DateOnly On, int Days, Dictionary<string, PersonYear> People, ILookup<string, PersonYear> Members, ILookup<string, decimal> Events,
        ILookup<string, string> Children);

    private Recount(IEnumerable<RecountRow> rows, DateOnly on)
    {
        (_ledger, _on) = (new Ledger(rows), on);
        _roster = new Roster(_ledger);
        _credits = _ledger.Versions.GroupBy(v => v.Person).ToDictionary(g => g.Key, g => Crediting.Pass(g, _ledger));
        foreach (var fact in _ledger.Facts("completionRecredited"))
            _recredits[fact.Of] = fact.Text("agency")!; // In order of positions: the last one stays.
        People = _ledger.All("person", v => v.Person);
        Agencies = _ledger.All("agency", v => v.Agency);
        Batches = _ledger.All("batch", v => v.Batch);
        Partners = _ledger.All("partner", v => null);
        Years = [.. _credits.Values.SelectMany(c => c).Where(c => c.Counts).Select(c => c.Version.Day.Year)
            .Append(on.Year).Where(y => y <= on.Year).Distinct().Order()];
        (_completionsOf, _seatsOf, _facts) = (CompletionsOfBatches(), SeatsOfBatches(), FactsOfSources());
    }

    /// <summary>Reads and counts the rows, in any order.</summary>
    /// <param name="rows">Every row of one region.</param>
    /// <param name="on">Today in the region's zone: the date of this year's figures.</param>
    /// <exception cref="InvalidDataException">A completion stands before the region's definition, which gives the zone.</exception>
    /// <exception cref="System.Text.Json.JsonException">A body is no JSON.</exception>
    /// <exception cref="KeyNotFoundException">A body lacks a field.</exception>
    public static Recount Of(IEnumerable<RecountRow> rows, DateOnly on) => new(rows, on);

    /// <summary>Years with a counting completion, up to the year of the recount, and that year.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The code of every agency that a fact names, ordinally.</summary>
    public IReadOnlyList<string> Agencies { get; }

    /// <summary>The id of every person that a fact names, ordinally.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>An agency's own figures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is yet to come; so for every year here.</exception>
    public RecountFigures Own(string agency, int year) => Figures(year, [agency]);

    /// <summary>The figures of an agency and everything below it on the figure's date.</summary>
    public RecountFigures WithChildren(string agency, int year) => Figures(year, Family(agency, year));

    /// <summary>An agency and everything below it on the figure's date.</summary>
    public IReadOnlyList<string> Family(string agency, int year)
    {
        var family = new List<string> { agency };
        for (var i = 0; i < family.Count; i++)
            family.AddRange(View(year).Children[family[i]].Where(child => !family.Contains(child)));
        return family;
    }

    /// <summary>The figures of all agencies together.</summary>
    public RecountFigures Region(int year) => Figures(year, Agencies);

    /// <summary>A person's year.</summary>
    /// <exception cref="KeyNotFoundException">No fact names the person.</exception>
    public RecountRecord Record(string person, int year)
    {
        var (view, p) = (View(year), View(year).People[person]);
        decimal? target = p.InScope && p.FullTarget is { } full ? Crediting.Round(full * p.OwnDays / view.Days) : null;
        return new(p.InScope, p.Jp, target, p.Cap, p.InScope ? p.IsCompliant(view.Days) : null, [.. p.Lines.Select(c => c.Line)]);
    }

    private RecountFigures Figures(int year, IEnumerable<string> agencies)
    {
        var view = View(year);
        var (on, days) = (view.On, view.Days);
        var people = agencies.SelectMany(a => view.Members[a]).ToList();
        var events = agencies.SelectMany(a => view.Events[a]).ToList();
        var jps = people.Select(p => p.Jp).Order().ToList();
        var (heads, total) = (people.Count, jps.Sum());
        var compliant = people.Count(p => p.IsCompliant(days));
        var participants = people.Count(p => p.Participant);
        var forecast = people.Count(p => p.Jp * p.OwnDays * days >= p.FullTarget * p.OwnDays * p.OwnDaysGone);
        decimal? median = heads == 0 ? null : Crediting.Round((jps[(heads - 1) / 2] + jps[heads / 2]) / 2);

        // Sums of targets are kept multiplied by the days of the year, so that they are exact.
        var targets = people.Sum(p => (p.FullTarget ?? 0) * p.OwnDays);
        var fulfilled = people.Sum(p => Math.Min(p.Jp * days, (p.FullTarget ?? 0) * p.OwnDays));
        return new(
            year, on, heads, participants, compliant, total, Quotient(total, heads), median, events.Count, events.Sum(),
            Crediting.Round(fulfilled / days), Crediting.Round(targets / days), Quotient(fulfilled, targets),
            total, Crediting.Round(targets * on.DayOfYear / days / days), Quotient(total * days * days, targets * on.DayOfYear),
            participants, heads, Quotient(participants, heads), compliant, heads, Quotient(compliant, heads), forecast);
    }

    private static decimal? Quotient(decimal numerator, decimal denominator) =>
        denominator == 0 ? null : Crediting.Round(numerator / denominator);

    private YearView View(int year)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, _on.Year);
        if (_views.TryGetValue(year, out var known))
            return known;
        var on = year == _on.Year ? _on : new DateOnly(year, 12, 31);
        var people = People.ToDictionary(person => person, person => Count(person, on));
        var events = people.Values.SelectMany(p => p.Lines).Where(c => c.Counts && c.Version.Day <= on);
        return _views[year] = new(
            on, DateTime.IsLeapYear(year) ? 366 : 365, people, people.Values.Where(p => p.InScope).ToLookup(p => p.Agency!),
            events.ToLookup(c => AgencyOf(c.Version), c => c.Line.Credited), _roster.ChildrenOn(on, Agencies));
    }

    private PersonYear Count(string person, DateOnly on)
    {
        var (agency, job) = (_roster.MemberOf(person, on), _roster.JobOn(person, on));
        var lines = _credits.GetValueOrDefault(person) ?? [];
        decimal? cap = null;
        if (_ledger.Rule("JP_CAP", job?.Status, on)?.Split(' ') is [var jp, "PER", var period]) // Such as 24 PER YEAR, or NONE.
        {
            cap = decimal.Parse(jp, CultureInfo.InvariantCulture);
            var upTo = lines.TakeWhile(c => c.Version.Day.Year <= on.Year);
            lines = Crediting.Capped(upTo, cap.Value, period == "CONTRACT" ? day => _roster.JobOn(person, day) : null).ToList();
        }
        lines = lines.FindAll(c => c.Version.Day.Year == on.Year);
        var counting = lines.FindAll(c => c.Counts && c.Version.Day <= on);
        var start = job?.JoinedOn.Year == on.Year ? job.JoinedOn : new(on.Year, 1, 1);
        var ownDays = new DateOnly(on.Year, 12, 31).DayNumber - start.DayNumber + 1;
        return new(
            agency, agency is not null && _ledger.Rule("SCOPE", job?.Status, on) == "IN", _ledger.Number("JP_TARGET", job?.Status, on),
            ownDays, Math.Max(1, on.DayNumber - start.DayNumber + 1), lines, counting.Sum(c => c.Line.Credited), counting.Count > 0, cap);
    }

    private string AgencyOf(Version version) => _recredits.GetValueOrDefault(version.Position, version.Agency);
}
