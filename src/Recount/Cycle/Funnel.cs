namespace Bangkom.Recount.Cycle;

/// <summary>A step of the funnel.</summary>
public sealed record RecountFunnelStep(string Stage, int People, int Recorded, int Outside);

/// <summary>Recounts the way from needs to certificates in the year of the recount's day, from the stored facts alone.</summary>
public sealed class Funnel
{
    private static readonly string[] Stages = ["NEED", "INVITED", "ENROLLED", "ATTENDED", "COMPLETED", "CERTIFIED"];
    private readonly Recount _recount;
    private readonly Needs _needs;
    private readonly List<HashSet<string>> _reached = [.. Stages.Select(_ => new HashSet<string>())];

    /// <summary>Finds who is recorded at which step.</summary>
    /// <param name="recount">Of all rows, on the figures' date.</param>
    public Funnel(Recount recount)
    {
        (_recount, _needs) = (recount, new Needs(recount));
        var plans = recount.Rows.Facts("batchScheduled", "batchChanged").GroupBy(f => f.Text("batch")!).ToDictionary(g => g.Key, g => g.Last().Body.GetProperty("plan"));
        foreach (var batch in recount.Rows.Facts("batchCancelled"))
            plans.Remove(batch.Text("batch")!);
        foreach (var batch in plans.Where(p => (Ledger.Day(p.Value, "startsOn") ?? Ledger.Day(p.Value, "endsOn"))?.Year == recount.On.Year).Select(p => p.Key))
        {
            List<Fact> Of(string kind) => [.. recount.Rows.Facts(kind).Where(f => f.Text("batch") == batch)];
            _reached[1].UnionWith(Of("invited").Select(f => f.Text("person")!));
            // A seat that was given up since is none.
            var gone = Of("withdrawn").ToLookup(f => f.Text("person")!, f => f.Row.Position);
            _reached[2].UnionWith(Of("enrolled").Where(f => gone[f.Text("person")!].All(p => p < f.Row.Position)).Select(f => f.Text("person")!));
            _reached[3].UnionWith(Of("attended").Select(f => f.Text("person")!));
            _reached[4].UnionWith(recount.CompletionsOf(batch).Select(v => v.Person));
            _reached[5].UnionWith(recount.CompletionsOf(batch).Where(v => v.Certificate is not null).Select(v => v.Person));
        }
    }

    /// <summary>Every step, of an agency with those below it, or of the region.</summary>
    public IReadOnlyList<RecountFunnelStep> Of(string? agency)
    {
        var people = _recount.People.Where(p => _recount.ScopeOf(p) is { } own && (agency is null || _recount.AgencyAndAbove(own).Contains(agency))).ToList();
        var needing = people.Where(HadNeed).ToHashSet();
        return
        [
            .. Stages.Select((stage, i) =>
            {
                var here = people.Where(p => i == 0 ? needing.Contains(p) : _reached.Skip(i).Any(r => r.Contains(p))).ToList();
                // Whoever attended or completed was enrolled.
                bool Is(string p) => i == 0 || i == 2 || _reached[i].Contains(p);
                return new RecountFunnelStep(stage, here.Count(needing.Contains), here.Count(p => needing.Contains(p) && Is(p)), here.Count(p => !needing.Contains(p)));
            }),
        ];
    }

    private bool HadNeed(string person) =>
        _needs.Of(person).Any(n => n.ClosedOn is null || n.ClosedOn >= new DateOnly(_recount.On.Year, 1, 1));
}
