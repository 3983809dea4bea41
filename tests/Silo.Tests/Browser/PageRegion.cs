using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.EndToEnd;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>
/// One real server and one browser for all tests of the page: a small region with completions, a programme, a batch that runs, and a
/// partner of whose pushes one is held.
/// </summary>
public sealed class PageRegion : IAsyncLifetime
{
    public const string Batch = "LAYANAN-1";
    public const string Partner = "UBT";
    public const string HeldKey = "tertahan-1";

    private int _keys;

    public OneServer One { get; } = new();

    public Chromium Chromium { get; } = new();

    /// <summary>The page's id of a person with completions.</summary>
    public string Person { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await One.InitializeAsync();
        await ChangeAsync("definePartner", new() { ["code"] = Partner, ["name"] = "Universitas Bukitintan" });
        await ChangeAsync("defineProgram", new() { ["code"] = "LAYANAN", ["name"] = "Pelayanan publik", ["form"] = "TECHNICAL", ["quantity"] = 12 });
        await ChangeAsync("scheduleBatch", new()
        {
            ["code"] = Batch,
            ["name"] = "Pelayanan publik, angkatan 1",
            ["program"] = "LAYANAN",
            ["mode"] = "SCHEDULED",
            ["seats"] = 8,
            ["partner"] = Partner,
            ["startsOn"] = Iso(OneServer.Today.AddDays(-2)),
            ["endsOn"] = Iso(OneServer.Today.AddDays(3)),
        });
        await FillAsync();
        var people = await QueryAsync("{ agency(code: \"DINKES\") { members(first: 6, orderBy: JP_DESC) { edges { node { id } } } } }");
        Person = (string)people["agency"]!["members"]!["edges"]![0]!["node"]!["id"]!;
        foreach (var edge in people["agency"]!["members"]!["edges"]!.AsArray())
        {
            await ChangeAsync("enrol", new() { ["batch"] = Batch, ["person"] = (string)edge!["node"]!["id"]! });
        }

        await PushHeldAsync(HeldKey);
        await PageProgramme.FillAsync(this);
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await One.DisposeAsync();
    }

    /// <summary>Runs a mutation and expects that it is accepted.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation, JsonObject input)
    {
        input["key"] = $"page-test-{++_keys}";
        var name = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var more = mutation is "issuePartnerKey" or "issuePersonKey" ? "secret" : "position";
        var data = await SmallRegion.QueryAsync(One.Server.Client, $"mutation($input: {name}!) {{ {mutation}(input: $input) {{ outcome {more} errors {{ code message }} }} }}", new { input });
        Assert.True((string?)data[mutation]!["outcome"] == "ACCEPTED", data.ToJsonString());
        return data[mutation]!;
    }

    public Task<JsonNode> QueryAsync(string query) => SmallRegion.QueryAsync(One.Server.Client, query);

    /// <summary>Pushes, as the partner, an item about somebody whom nobody knows: it is held.</summary>
    public async Task PushHeldAsync(string key)
    {
        _secret ??= (string)(await ChangeAsync("issuePartnerKey", new() { ["partner"] = Partner }))["secret"]!;
        using var client = new HttpClient { BaseAddress = One.Server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _secret);
        var item = One.Region.Item(key, 5, OneServer.Today);
        item["nip"] = "199912312022121998";
        item["program"] = "LAYANAN";
        using var content = new StringContent(new JsonArray(item).ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/push/completions", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((string?)JsonNode.Parse(text)!["results"]![0]!["status"] == "quarantined", text);
    }

    /// <summary>A tab with the administrator's key, at a place of the page.</summary>
    public Task<OpenPage> OpenAsync(string path = "/", PageLook? look = null, PageTrouble? trouble = null) =>
        OpenPage.OpenAsync(Chromium, One.Server.Address, path, ServerProcess.AdminKey, look, trouble);

    /// <summary>A tab with the key of <see cref="Person"/>.</summary>
    public async Task<OpenPage> OpenAsPersonAsync(string path, PageLook? look = null, PageTrouble? trouble = null)
    {
        _personKey ??= (string)(await ChangeAsync("issuePersonKey", new() { ["person"] = Person }))["secret"]!;
        return await OpenPage.OpenAsync(Chromium, One.Server.Address, path, _personKey, look, trouble);
    }

    private string? _secret;

    private string? _personKey;

    /// <summary>A third of the people learn nothing and twenty reach their target.</summary>
    private async Task FillAsync()
    {
        var many = Enumerable.Range(0, 600).Where(i => i % 96 < 64).Select(i => One.Region.Item($"page-{i}", i, OneServer.Today));
        var large = Enumerable.Range(0, 20).Select(i =>
        {
            var item = One.Region.Item($"large-{i}", i, OneServer.Today);
            (item["form"], item["title"], item["quantity"]) = ("COURSE", $"Kursus {i}", 30);
            return item;
        });
        await One.SettleAsync(await One.PushAsync([.. many, .. large]));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The tests of the page share one server and one browser, and run one after another.</summary>
[CollectionDefinition]
public sealed class PageTests : ICollectionFixture<PageRegion>;
