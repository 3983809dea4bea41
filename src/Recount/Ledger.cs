using System.Globalization;
using System.Text.Json;

namespace Bangkom.Recount;

/// <summary>A stored fact that is no completion.</summary>
internal sealed record Fact(RecountRow Row, string Kind, JsonElement Body)
{
    public long Of => Body.GetProperty("of").GetInt64();
    public DateOnly EffectiveOn => Day("effectiveOn")!.Value;
    public string? Text(string name) => Ledger.Text(Body, name);
    public int Count(string name) => Body.GetProperty(name).GetInt32();
    public DateOnly? Day(string name) => Ledger.Day(Body, name);
}

/// <summary>A version of a completion; <c>Clock</c>: both ends have clock times, the first before the last.</summary>
internal sealed record Version(
    long Position, long Identity, string FirstSource, string FirstKey, string Source, string Person, string Agency, string? EnrolledAgency,
    string Title, string Form, string Scope, decimal Quantity, DateTimeOffset Start, DateOnly StartDay, DateTimeOffset End, DateOnly Day,
    bool Clock, string? Program, string? Batch, string? Certificate, string? Issuer);

/// <summary>A dated rule.</summary>
internal sealed record Policy(string Value, DateOnly From, DateOnly? To);

/// <summary>The rows, parsed, in the order of their positions.</summary>
internal sealed class Ledger
{
    private readonly TimeZoneInfo? _zone;
    private readonly List<Fact> _facts = [];
    private readonly ILookup<(string, string), Policy> _policies;

    public List<Version> Versions { get; } = [];

    /// <summary>The newest version of each completion, by the position of its first.</summary>
    public Dictionary<long, Version> Effective { get; } = [];
    public HashSet<long> Revoked { get; }

    public Ledger(IEnumerable<RecountRow> rows)
    {
        var identities = new Dictionary<long, (string, string)>();
        foreach (var row in rows.OrderBy(r => r.Position))
        {
            using var document = JsonDocument.Parse(row.Body);
            var body = document.RootElement;
            var kind = Text(body, "kind")!;
            if (kind is "completed" or "completionCorrected")
            {
                var of = kind == "completed" ? row.Position : body.GetProperty("of").GetInt64();
                identities.TryAdd(of, (row.Source, row.Key ?? ""));
                Versions.Add(Effective[of] = ReadVersion(row, body, of, identities[of]));
                continue;
            }
            _facts.Add(new(row, kind, body.Clone()));
            if (kind == "regionDefined")
                _zone = TimeZoneInfo.FindSystemTimeZoneById(Text(body, "zone")!);
        }
        Revoked = [.. Facts("completionRevoked").Select(f => f.Of)];
        _policies = Facts("policyDefined").ToLookup(
            f => (f.Text("policy")!, f.Text("appliesTo") ?? ""),
            f => new Policy(f.Text("value")!, f.Day("validFrom")!.Value, f.Day("validTo")));
    }

    public IEnumerable<Fact> Facts(params string[] kinds) => _facts.Where(f => kinds.Contains(f.Kind));

    /// <summary>Every text that facts and versions have under a name, ordinally.</summary>
    public List<string> All(string name, Func<Version, string?> ofVersion) =>
        [.. _facts.Select(f => f.Text(name)).Concat(Versions.Select(ofVersion)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The rule in force on a day: the greatest validFrom, then the highest position, which comes last.</summary>
    public string? Rule(string policy, string? appliesTo, DateOnly day)
    {
        Policy? found = null;
        foreach (var p in _policies[(policy, appliesTo ?? "")])
            if (p.From <= day && (p.To is null || day <= p.To) && (found is null || p.From >= found.From))
                found = p;
        return found?.Value;
    }

    public decimal? Number(string policy, string? appliesTo, DateOnly day) =>
        Rule(policy, appliesTo, day) is { } value ? decimal.Parse(value, CultureInfo.InvariantCulture) : null;

    public static string? Text(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static DateOnly? Day(JsonElement e, string name) =>
        Text(e, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private Version ReadVersion(RecountRow row, JsonElement e, long of, (string Source, string Key) identity)
    {
        var c = e.GetProperty("content");
        var (end, day, endIsDate) = Moment(Text(c, "completedAt")!);
        var (start, startDay, startIsDate) = Text(c, "startedAt") is { } text ? Moment(text) : (end, day, true);
        return new(
            row.Position, of, identity.Source, identity.Key, row.Source, Text(e, "person")!, Text(e, "agency")!, Text(e, "enrolledAgency"),
            c.GetProperty("title").GetString()!, Text(c, "form")!, Text(c, "scope")!, c.GetProperty("quantity").GetDecimal(),
            start, startDay, end, day, !startIsDate && !endIsDate && start < end,
            Text(c, "program"), Text(c, "batch"), Text(c, "certificate"), Text(c, "issuer"));
    }

    /// <summary>A bare date counts as 12:00 in the zone; an instant has its day there.</summary>
    private (DateTimeOffset Instant, DateOnly Day, bool IsDate) Moment(string text)
    {
        var zone = _zone ?? throw new InvalidDataException("A completion stands before the region's definition, which gives the zone.");
        if (text.Length == 10)
        {
            var noon = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(12, 0));
            return (new DateTimeOffset(noon, zone.GetUtcOffset(noon)), DateOnly.FromDateTime(noon), true);
        }
        var instant = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        return (instant, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime), false);
    }
}
