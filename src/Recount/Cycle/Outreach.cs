using System.Security.Cryptography;

namespace Bangkom.Recount.Cycle;

/// <summary>How many of those to be told, and of those held out, did something.</summary>
public sealed record RecountLift(int Told, int ToldCount, int HeldOut, int HeldOutCount);

/// <summary>Campaigns and reasons, recounted (domain §5).</summary>
/// <param name="rows">Every row.</param>
/// <param name="people">The same rows' completions.</param>
public sealed class Outreach(IReadOnlyCollection<RecountRow> rows, Recount people)
{
    private readonly Ledger _ledger = new(rows);

    /// <summary>Who is held out: the first share of the audience in the order of SHA-256(seed, id).</summary>
    public IReadOnlySet<string> HeldOut(string campaign)
    {
        var launch = Launch(campaign);
        var audience = launch.GetProperty("audience").EnumerateArray().Select(p => p.GetString()!).ToList();
        var seed = BitConverter.GetBytes(launch.GetProperty("seed").GetInt64());
        if (BitConverter.IsLittleEndian)
            Array.Reverse(seed);
        var count = (int)Math.Round(audience.Count * launch.GetProperty("holdOutShare").GetDecimal(), MidpointRounding.ToEven);
        return audience.OrderBy(p => Convert.ToHexString(SHA256.HashData([.. seed, .. System.Text.Encoding.ASCII.GetBytes(p)])), StringComparer.Ordinal).Take(count).ToHashSet();
    }

    /// <summary>Who enrolled in a batch of the programme after the launch, in the window.</summary>
    public RecountLift Enrolment(string campaign)
    {
        var (from, to, program) = Window(campaign);
        var position = _ledger.Facts("campaignLaunched").Single(f => f.Text("campaign") == campaign).Row.Position;
        return Lift(campaign, _ledger.Facts("enrolled")
            .Where(f => f.Row.Position > position && f.Day("on") >= from && f.Day("on") <= to && (program is null || ProgramOf(f.Text("batch")!) == program))
            .Select(f => f.Text("person")!));
    }

    /// <summary>Who completed a training of the programme in the window.</summary>
    public RecountLift Completion(string campaign)
    {
        var (from, to, program) = Window(campaign);
        return Lift(campaign, people.Years.SelectMany(people.Counting)
            .Where(c => c.Of.Day >= from && c.Of.Day <= to && (program is null || c.Of.Program == program)).Select(c => c.Person));
    }

    /// <summary>The reason on record of a person and year, or NOT_RECORDED.</summary>
    public string Reason(string person, int year) =>
        _ledger.Facts("absenceExplained").LastOrDefault(f => f.Text("person") == person && f.Count("year") == year)?.Text("reason") ?? "NOT_RECORDED";

    private RecountLift Lift(string campaign, IEnumerable<string> did)
    {
        var (held, done) = (HeldOut(campaign), did.ToHashSet());
        var audience = Launch(campaign).GetProperty("audience").EnumerateArray().Select(p => p.GetString()!).ToLookup(held.Contains);
        return new(audience[false].Count(done.Contains), audience[false].Count(), audience[true].Count(done.Contains), audience[true].Count());
    }

    private (DateOnly? From, DateOnly? To, string? Program) Window(string campaign) =>
        Launch(campaign) is var l ? (Ledger.Day(l, "on"), Ledger.Day(l, "outcomeTo"), Ledger.Text(l, "program")) : default;

    private System.Text.Json.JsonElement Launch(string campaign) => _ledger.Facts("campaignLaunched").Single(f => f.Text("campaign") == campaign).Body;

    private string? ProgramOf(string batch) => _ledger.Facts("batchScheduled", "batchChanged").Last(f => f.Text("batch") == batch).Body.GetProperty("plan").GetProperty("program").GetString();
}
