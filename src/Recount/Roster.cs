namespace Bangkom.Recount;

/// <summary>What of an employment enters figures.</summary>
internal sealed record Job(string Status, DateOnly JoinedOn, DateOnly? ContractFrom, DateOnly? ContractTo);

/// <summary>Who belonged where on a day, and how the agencies hung together.</summary>
internal sealed class Roster(Ledger ledger)
{
    private const int MergesMax = 32;
    private readonly ILookup<string, (DateOnly On, string? Agency)> _stays = ledger.Facts("personJoined", "personTransferred", "personLeft")
        .ToLookup(f => f.Text("person")!, f => (f.EffectiveOn, f.Text("agency")));
    private readonly ILookup<string, (DateOnly On, Job Job)> _jobs = ledger.Facts("personJoined", "employmentChanged")
        .ToLookup(f => f.Text("person")!, f => (f.EffectiveOn, JobOf(f)));
    private readonly ILookup<string, (DateOnly On, string? Parent)> _parents = ledger.Facts("agencyDefined", "agencyMoved")
        .ToLookup(f => f.Text("agency")!, f => (f.Day("effectiveOn") ?? DateOnly.MinValue, f.Text("parent")));
    private readonly ILookup<string, (DateOnly On, string Into)> _merges = ledger.Facts("agencyMerged")
        .ToLookup(f => f.Text("agency")!, f => (f.EffectiveOn, f.Text("into")!));

    /// <summary>The agency of which the person is a member on the day, or null.</summary>
    public string? MemberOf(string person, DateOnly day) =>
        Latest(_stays[person], day) is { } agency && !(JobOn(person, day)?.ContractTo < day) ? Successor(agency, day) : null;

    /// <summary>The employment on the day; before the first one, the first.</summary>
    public Job? JobOn(string person, DateOnly day) =>
        Latest(_jobs[person], day) ?? Latest(_jobs[person], _jobs[person].Select(j => j.On).DefaultIfEmpty().Min());

    /// <summary>The agencies below each agency on the day; children of a closed one hang under its successor.</summary>
    public ILookup<string, string> ChildrenOn(DateOnly day, IEnumerable<string> agencies) => agencies
        .Select(agency => (Child: agency, Parent: Latest(_parents[agency], day) is { } parent ? Successor(parent, day) : null))
        .Where(link => link.Parent is not null && link.Parent != link.Child).ToLookup(link => link.Parent!, link => link.Child);

    private string Successor(string agency, DateOnly day)
    {
        for (var i = 0; i < MergesMax && _merges[agency].Any() && _merges[agency].Last() is var merge && merge.On <= day; i++)
            agency = merge.Into;
        return agency;
    }

    /// <summary>The entry with the greatest date up to the day; among equals the one of the highest position, which comes last.</summary>
    private static T? Latest<T>(IEnumerable<(DateOnly On, T Value)> entries, DateOnly day)
    {
        (DateOnly On, T? Value) found = default;
        foreach (var entry in entries)
            if (entry.On <= day && entry.On >= found.On)
                found = entry;
        return found.Value;
    }

    private static Job JobOf(Fact fact)
    {
        var e = fact.Body.GetProperty("employment");
        return new(Ledger.Text(e, "status")!, Ledger.Day(e, "joinedOn")!.Value, Ledger.Day(e, "contractFrom"), Ledger.Day(e, "contractTo"));
    }
}
