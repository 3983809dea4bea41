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
    private readonly Ledger _ledger = new(rows);

    /// <summary>A person's points; null for another status than PNS, or who is no member.</summary>
    public RecountIndex? Of(string person)
    {
        var roster = new Roster(_ledger);
        if (roster.MemberOf(person, on) is null || roster.JobOn(person, on)?.Status != "PNS")
            return null;
        var post = _ledger.Facts("personJoined", "employmentChanged").Where(f => f.Text("person") == person && f.EffectiveOn <= on)
            .OrderBy(f => f.EffectiveOn).Last().Body.GetProperty("employment").GetProperty("post").GetString();
        var known = _ledger.Facts("profileRecorded").Where(f => f.Text("person") == person && f.Day("on") <= on).OrderBy(f => f.Day("on")).ToList();
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
        var lines = people.Years.SelectMany(people.Counting).Where(c => c.Person == person && c.Of.Day <= on).ToList();
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
