namespace Bangkom.Recount;

/// <summary>A version with its line; it counts unless corrected, revoked or a look-alike.</summary>
internal sealed record Credit(Version Version, RecountLine Line)
{
    public bool Counts => Line.Reason is not ("CORRECTED" or "REVOKED" or "DUPLICATE");
}

/// <summary>PerLAN 10/2018: what one person's completions are worth, over the whole life in canonical order.</summary>
internal static class Crediting
{
    private static readonly HashSet<string> Synchronous =
    [
        "LEADERSHIP", "MANAGERIAL", "TECHNICAL", "FUNCTIONAL", "SOCIO_CULTURAL", "COURSE", "UPGRADING",
        "TECHNICAL_GUIDANCE", "SEMINAR", "SOCIALISATION", "WORKSHOP", "OUTBOUND", "BENCHMARKING",
    ];

    /// <summary>Rounds JP: 6 places, half even.</summary>
    public static decimal Round(decimal value) => Math.Round(value, 6, MidpointRounding.ToEven);

    /// <summary>Look-alikes, overlap, day and month caps; the cap of a status follows in <see cref="Capped"/>.</summary>
    public static List<Credit> Pass(IEnumerable<Version> versions, Ledger ledger)
    {
        var credits = new List<Credit>();
        var seen = new Dictionary<object, int>();
        var events = new List<Version>();
        var days = new Dictionary<(string, DateOnly), decimal>();
        var months = new Dictionary<(string, DateOnly), decimal>();
        foreach (var v in versions.OrderBy(v => v.End).ThenBy(v => v.Start).ThenBy(v => v.FirstSource, StringComparer.Ordinal)
            .ThenBy(v => v.FirstKey, StringComparer.Ordinal).ThenBy(v => v.Position))
        {
            var factor = ledger.Number("CONVERSION", $"{v.Form} {v.Scope}", v.Day) ?? 0;
            var claimed = Round(v.Quantity * factor);
            credits.Add(new(v, Line(v, factor, claimed)));
        }
        return credits;

        RecountLine Line(Version v, decimal factor, decimal claimed)
        {
            RecountLine Nothing(string reason, long? other) => new(v.Position, claimed, 0, reason, null, null, other);

            if (ledger.Effective[v.Identity].Position is var newest && newest != v.Position)
                return Nothing("CORRECTED", newest);
            if (ledger.Revoked.Contains(v.Identity))
                return Nothing("REVOKED", null);

            // Of those that count, at most one has each of these traits: a second one would not count.
            var traits = new List<object> { ("title", Normal(v.Title), v.Form, v.Day) };
            if (v.Certificate is not null && v.Issuer is not null)
                traits.Add(("certificate", v.Issuer, v.Certificate));
            if (v.Program is not null)
                traits.Add(("program", v.Program, v.Day));
            if (v.Batch is not null)
                traits.Add(("batch", v.Batch, v.Day));
            var alike = traits.Where(seen.ContainsKey).Select(t => seen[t]).DefaultIfEmpty(-1).Min();
            if (alike >= 0)
                return Nothing("DUPLICATE", credits[alike].Version.Position);
            foreach (var trait in traits)
                seen[trait] = credits.Count;

            if (v.Clock && Synchronous.Contains(v.Form))
            {
                // Those kept do not overlap each other and end in order, so the last ones alone can reach into this one.
                var first = events.Count;
                while (first > 0 && events[first - 1].End > v.Start)
                    first--;
                if (first < events.Count)
                    return Nothing("OVERLAP", events[first].Position);
                events.Add(v);
            }

            if (ledger.Number("DAY_CAP", $"{v.Form} {v.Scope}", v.Day) is { } perDay)
            {
                var rest = claimed;
                for (var day = v.StartDay < v.Day ? v.StartDay : v.Day; day <= v.Day && rest > 0; day = day.AddDays(1))
                {
                    var used = days.GetValueOrDefault((v.Form, day));
                    var take = Math.Min(rest, Math.Max(0, perDay - used));
                    days[(v.Form, day)] = used + take;
                    rest -= take;
                }
                return rest == 0
                    ? new(v.Position, claimed, claimed, "FULL", null, null, null)
                    : new(v.Position, claimed, claimed - rest, v.Form == "E_LEARNING" ? "E_LEARNING_DAY_CAP" : "STUDY_DAY_CAP", perDay, v.Day, null);
            }

            if (ledger.Number("MONTH_CAP", v.Form, v.Day) is { } perMonth)
            {
                var month = new DateOnly(v.Day.Year, v.Day.Month, 1);
                var used = months.GetValueOrDefault((v.Form, month));
                var times = Math.Min(v.Quantity, Math.Max(0, perMonth - used));
                months[(v.Form, month)] = used + times;
                if (Round(times * factor) < claimed)
                    return new(v.Position, claimed, Round(times * factor), v.Form + "_MONTH_CAP", perMonth, month, null);
            }
            return new(v.Position, claimed, claimed, "FULL", null, null, null);
        }
    }

    /// <summary>The cap of the status (PerLAN 15/2020 as an option): per calendar year, or per contract in force on the completion day.</summary>
    public static IEnumerable<Credit> Capped(IEnumerable<Credit> credits, decimal cap, Func<DateOnly, Job?>? contractOn)
    {
        var before = new List<(DateOnly Day, decimal Jp)>();
        foreach (var c in credits)
        {
            var (day, credited) = (c.Version.Day, c.Line.Credited);
            var job = contractOn?.Invoke(day);
            var (from, to) = contractOn is null ? (new(day.Year, 1, 1), day) : (job?.ContractFrom, job?.ContractTo);
            if (from <= day && day <= to && credited > 0)
            {
                // Canonical order is the order of days, so what was credited in the period so far is a tail.
                var left = cap;
                for (var i = before.Count - 1; i >= 0 && before[i].Day >= from; i--)
                    left -= before[i].Jp;
                credited = Math.Min(credited, Math.Max(0, left));
            }
            before.Add((day, credited));
            yield return credited == c.Line.Credited ? c : c with { Line = c.Line with { Credited = credited, Reason = "PPPK_CAP", Limit = cap, LimitOn = null } };
        }
    }

    private static string Normal(string title) =>
        string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
