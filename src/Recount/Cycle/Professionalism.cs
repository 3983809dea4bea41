namespace Bangkom.Recount.Cycle;

/// <summary>A person's points by part; null = not known.</summary>
public sealed record RecountIndex(decimal? Qualification, decimal Competence, decimal? Performance, decimal? Discipline);

/// <summary>The professionalism index by BKN 8/2019, recounted (domain §6).</summary>
/// <param name="rows">Every row.</param>
/// <param name="people">The same rows' completions, up to the day.</param>
/// <param name="on">The day.</param>
public sealed class Professionalism(IReadOnlyCollection<RecountRow> rows, Recount people, DateOnly on)
{
    private static readonly string[] Trained = ["DOKTER", "GURU", "APOTEKER", "PERAWAT", "BIDAN", "ASESOR", "PSIKOLOG"];
    private readonly Roster _roster = new(new Ledger(rows));
    private readonly ILookup<string?, Fact> _facts = new Ledger(rows).Facts("personJoined", "employmentChanged", "profileRecorded").ToLookup(f => f.Text("person"));
    private readonly ILookup<string, (string Person, string Agency, Version Of, decimal Credited)> _lines = people.Years.SelectMany(people.Counting).ToLookup(c => c.Person);

    /// <summary>A person's points; null for another status than PNS, or who is no member.</summary>
    public RecountIndex? Of(string person)
    {
        if (_roster.MemberOf(person, on) is null || _roster.JobOn(person, on)?.Status != "PNS")
            return null;
        var post = _facts[person].Where(f => f.Kind != "profileRecorded" && f.EffectiveOn <= on)
            .OrderBy(f => f.EffectiveOn).Last().Body.GetProperty("employment").GetProperty("post").GetString();
        var known = _facts[person].Where(f => f.Kind == "profileRecorded" && f.Day("on") <= on).OrderBy(f => f.Day("on")).ToList();
        string? Latest(string name) => known.Select(f => f.Text(name)).LastOrDefault(v => v is not null);
        return new(
            Latest("qualification") switch { null => null, "S3" => 25, "S2" => 20, "S1" or "D4" => 15, "D3" => 10, "BELOW_SMA" => 1, _ => 5 },
            Competence(person, post!, known, Latest("functionalPost")),
            Latest("performance") switch { null => null, "VERY_GOOD" => 30, "GOOD" => 25, "FAIR" => 15, "POOR" => 5, _ => 1 },
            known.All(f => f.Text("discipline") is null) ? null : known.Where(f => f.Day("on") > on.AddYears(-5)).Select(f => f.Text("discipline") switch
            {
                "SEVERE" => 1,
                "MEDIUM" => 2,
                "LIGHT" => 3,
                _ => 5,
            }).DefaultIfEmpty(5).Min());
    }

    private decimal Competence(string person, string post, List<Fact> known, string? functional)
    {
        var lines = _lines[person].Where(c => c.Of.Day <= on).ToList();
        var hours = lines.Where(c => c.Of.Day > on.AddYears(-1)).Sum(c => c.Credited) >= 20;
        var seminar = lines.Any(c => c.Of.Day > on.AddYears(-2) && c.Of.Form == "SEMINAR");
        var (structural, isFunctional) = (post is "JPT" or "ADMINISTRATOR" or "PENGAWAS", post == "FUNGSIONAL");
        var kind = structural ? "LEADERSHIP" : "FUNCTIONAL";
        var trained = known.Any(f => f.Text("postTraining") == kind) || lines.Any(c => c.Of.Form == kind) || (!structural && Trained.Contains(functional));
        return structural || isFunctional
            ? (trained ? 15 : 0) + (hours ? 15 : 0) + (seminar ? 10 : 0)
            : (hours ? 22.5m : 0) + (seminar ? 17.5m : 0);
    }
}
