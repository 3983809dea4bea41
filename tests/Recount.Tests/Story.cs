using System.Globalization;

namespace Bangkom.Recount.Tests;

/// <summary>Rows as the ledger stores them: positions rise by one, bodies are raw JSON.</summary>
internal sealed class Story
{
    /// <summary>The default rules: PerLAN 10/2018 annex (conversion and caps), PP 11/2017 art. 203(4) (20 JP), PerLAN 15/2020 (24 JP).</summary>
    private static readonly string[] Rules =
    [
        "JP_TARGET PNS=20", "JP_TARGET PPPK=24", "SCOPE PNS=IN", "SCOPE PPPK=IN", "SCOPE CPNS=OUT", "SCOPE PPPK_PART_TIME=OUT", "JP_CAP PPPK=NONE",
        "CONVERSION TECHNICAL NATIONAL=1", "CONVERSION TECHNICAL INTERNATIONAL=1.2", "CONVERSION SEMINAR NATIONAL=4", "CONVERSION SEMINAR INTERNATIONAL=6",
        "CONVERSION WORKSHOP NATIONAL=5", "CONVERSION WORKSHOP INTERNATIONAL=7", "CONVERSION COACHING NATIONAL=2", "CONVERSION COACHING INTERNATIONAL=4",
        "CONVERSION MENTORING NATIONAL=2", "CONVERSION E_LEARNING NATIONAL=1", "CONVERSION E_LEARNING INTERNATIONAL=1",
        "CONVERSION SELF_STUDY NATIONAL=1", "CONVERSION SELF_STUDY INTERNATIONAL=1.2", "CONVERSION DISTANCE NATIONAL=1", "CONVERSION DEGREE NATIONAL=20",
        "DAY_CAP E_LEARNING NATIONAL=3", "DAY_CAP E_LEARNING INTERNATIONAL=4", "DAY_CAP SELF_STUDY NATIONAL=2", "DAY_CAP SELF_STUDY INTERNATIONAL=2.4",
        "MONTH_CAP COACHING=2", "MONTH_CAP MENTORING=2",
    ];

    private readonly List<RecountRow> _rows = [];
    private int _items;

    /// <summary>Bukitintan in UTC+7 with the default rules and two agencies.</summary>
    public Story()
    {
        Add("""{"kind":"regionDefined","region":"BUKITINTAN","name":"Bukitintan","zone":"Asia/Jakarta","v":1}""");
        foreach (var rule in Rules)
        {
            var (head, value) = (rule.Split('=')[0], rule.Split('=')[1]);
            Policy(head.Split(' ', 2)[0], head.Split(' ', 2)[1], value, "2000-01-01");
        }
        Agency("DINKES");
        Agency("DISDIK");
    }

    public IReadOnlyList<RecountRow> Rows => _rows;

    /// <summary>Appends a raw body.</summary>
    public long Add(string body, string source = "admin", string? key = null)
    {
        var position = _rows.Count + 1;
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(position);
        _rows.Add(new(position, at, at, source, key, body));
        return position;
    }

    public long Policy(string policy, string appliesTo, string value, string validFrom, string? validTo = null) => Add(
        $$"""{"kind":"policyDefined","policy":"{{policy}}","appliesTo":"{{appliesTo}}","value":"{{value}}","validFrom":"{{validFrom}}"{{Part("validTo", validTo)}},"source":"PerLAN 10/2018","v":1}""");

    public long Agency(string code, string? parent = null) => Add(
        $$"""{"kind":"agencyDefined","agency":"{{code}}","name":"{{code}}"{{Part("parent", parent)}},"v":1}""", "import/agencies", code);

    public long Merge(string agency, string into, string effectiveOn) => Add(
        $$"""{"kind":"agencyMerged","agency":"{{agency}}","into":"{{into}}","effectiveOn":"{{effectiveOn}}","people":[],"v":1}""");

    public long Join(string person, string agency, string effectiveOn = "2020-01-01", string status = "PNS", string? joinedOn = null, string? contractFrom = null, string? contractTo = null) => Add(
        $$"""{"kind":"personJoined","agency":"{{agency}}","effectiveOn":"{{effectiveOn}}","employment":{{Employment(status, joinedOn ?? effectiveOn, contractFrom, contractTo)}},"person":"{{person}}","v":1}""",
        "import/roster");

    public long Employ(string person, string effectiveOn, string status, string joinedOn, string? contractFrom = null, string? contractTo = null) => Add(
        $$"""{"kind":"employmentChanged","effectiveOn":"{{effectiveOn}}","employment":{{Employment(status, joinedOn, contractFrom, contractTo)}},"person":"{{person}}","v":1}""");

    public long Transfer(string person, string agency, string effectiveOn) => Add(
        $$"""{"kind":"personTransferred","agency":"{{agency}}","effectiveOn":"{{effectiveOn}}","person":"{{person}}","v":1}""");

    public long Leave(string person, string effectiveOn) => Add(
        $$"""{"kind":"personLeft","effectiveOn":"{{effectiveOn}}","person":"{{person}}","v":1}""");

    /// <summary>A completion; <paramref name="more"/> is raw JSON of further content. Every title differs unless given.</summary>
    public long Complete(
        string person, string form, string quantity, string completedAt, string? startedAt = null, string scope = "NATIONAL", string? title = null,
        string more = "", string agency = "DISDIK", string source = "partner/UBB", string? key = null, string? enrolledAgency = null)
    {
        var item = ++_items;
        return Add(
            $$"""{"kind":"completed","agency":"{{agency}}"{{Part("enrolledAgency", enrolledAgency)}},"content":{{Content(title ?? $"Item {item}", form, scope, quantity, startedAt, completedAt, more)}},"receivedAt":"2026-01-01T00:00:00+00:00","person":"{{person}}","v":1}""",
            source, key ?? $"K{item:000}");
    }

    public long Correct(string person, long of, string form, string quantity, string completedAt, string agency = "DISDIK", string source = "partner/UBB", string more = "") => Add(
        $$"""{"kind":"completionCorrected","of":{{of}},"agency":"{{agency}}","content":{{Content("Corrected", form, "NATIONAL", quantity, null, completedAt, more)}},"receivedAt":"2026-01-01T00:00:00+00:00","person":"{{person}}","v":1}""",
        source, $"C{of}-{_rows.Count}");

    public long Revoke(string person, long of, string source = "partner/UBB") => Add(
        $$"""{"kind":"completionRevoked","of":{{of}},"receivedAt":"2026-01-01T00:00:00+00:00","person":"{{person}}","v":1}""", source, $"R{of}-{_rows.Count}");

    public long Recredit(string person, long of, string agency) => Add(
        $$"""{"kind":"completionRecredited","of":{{of}},"agency":"{{agency}}","person":"{{person}}","v":1}""", "engine");

    /// <summary>A seat's fact: <c>enrolled</c>, <c>waitListed</c>, <c>attended</c> or <c>withdrawn</c>.</summary>
    public long Seat(string kind, string person, string? agency = null, string batch = "B1") => Add(
        $$"""{"kind":"{{kind}}","batch":"{{batch}}"{{Part("agency", agency)}},"on":"2026-03-01","person":"{{person}}","v":1}""");

    public Recount On(string day = "2026-12-31") => Recount.Of(_rows, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Employment(string status, string joinedOn, string? contractFrom, string? contractTo) =>
        $$"""{"status":"{{status}}","post":"PELAKSANA","joinedOn":"{{joinedOn}}"{{Part("contractFrom", contractFrom)}}{{Part("contractTo", contractTo)}}}""";

    private static string Content(string title, string form, string scope, string quantity, string? startedAt, string completedAt, string more) =>
        $$"""{"title":"{{title}}","form":"{{form}}","scope":"{{scope}}","quantity":{{quantity}}{{Part("startedAt", startedAt)}},"completedAt":"{{completedAt}}"{{more}}}""";

    private static string Part(string name, string? value) => value is null ? "" : $",\"{name}\":\"{value}\"";
}
