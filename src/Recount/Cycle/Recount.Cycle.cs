namespace Bangkom.Recount;

/// <content>What the recounts of the programme's cycle ask of people and completions.</content>
public sealed partial class Recount
{
    internal Ledger Rows => _ledger;

    internal DateOnly On => _on;

    /// <summary>The agency of which the person is a member, or null.</summary>
    internal string? AgencyNow(string person) => _roster.MemberOf(person, _on);

    /// <summary>The agency in which the person is counted, or null: no member, or out of scope.</summary>
    internal string? ScopeOf(string person) => View(_on.Year).People[person] is { InScope: true } year ? year.Agency : null;

    /// <summary>Who is in scope and took no part in a year, with the agency.</summary>
    internal IEnumerable<(string Person, string Agency)> Absent(int year) =>
        from p in View(year).People where p.Value is { InScope: true, Participant: false } select (p.Key, p.Value.Agency!);

    /// <summary>Completions of the person that count, in canonical order.</summary>
    internal IEnumerable<Version> CountingOf(string person) =>
        (_credits.GetValueOrDefault(person) ?? []).Where(c => c.Counts).Select(c => c.Version).OrderBy(v => v.Day).ThenBy(v => v.Position);

    /// <summary>The completions of a year that count, up to the figure's date.</summary>
    internal IEnumerable<(string Person, string Agency, Version Of, decimal Credited)> Counting(int year) =>
        from p in View(year).People from c in p.Value.Lines where c.Counts && c.Version.Day <= View(year).On select (p.Key, AgencyOf(c.Version), c.Version, c.Line.Credited);

    /// <summary>Newest versions of completions that name a batch and are not revoked.</summary>
    internal IEnumerable<Version> CompletionsOf(string batch) => _completionsOf[batch];

    /// <summary>The agency, then those above it.</summary>
    internal IEnumerable<string> AgencyAndAbove(string? agency)
    {
        var children = View(_on.Year).Children;
        for (var steps = 0; agency is not null && steps < 32; steps++)
        {
            yield return agency;
            agency = children.FirstOrDefault(c => c.Contains(agency))?.Key;
        }
    }
}
