using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>A partner at a real server: key, statements, receipts, quarantine, file, verb.</summary>
public sealed class PartnerTests : IAsyncLifetime
{
    private const string Course = "https://lms.kampus.example/course/view.php?id=7";

    private readonly SqliteBackend _backend = new();
    private readonly SmallRegion _region = new(8);
    private ServerProcess _server = null!;
    private Silo.Storage.StorageOptions _storage = null!;
    private int _keys;

    public async ValueTask InitializeAsync()
    {
        _storage = await _backend.CreateAsync();
        _server = await ServerProcess.StartAsync(_storage, "--loopback-webhooks");
        await _region.ImportAsync(_server.Client);
        await ChangeAsync("definePartner", new() { ["code"] = "UBB", ["name"] = "Universitas" });
        await ChangeAsync("definePartner", new() { ["code"] = "UBT", ["name"] = "Universitas lain" });
        await ChangeAsync("defineProgram", new() { ["code"] = "LAYANAN", ["name"] = "Pelayanan publik", ["form"] = "COURSE", ["quantity"] = 12 });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task A_statement_is_held_until_it_is_mapped_and_its_receipt_says_so()
    {
        using var partner = await ClientAsync("UBB");
        using var other = await ClientAsync("UBT");
        var answer = await PostAsync(partner, "/push/statements", Sample("moodle-course-completed.json"));
        var receipt = (string)answer["receipt"]!;
        var read = await GetAsync(partner, $"/push/receipts/{receipt}");
        Assert.Equal(("UNKNOWN_ACTIVITY", 1), ((string)read["results"]![0]!["reason"]!, (int)read["quarantined"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/push/receipts/{receipt}", UriKind.Relative))).StatusCode);

        var held = (await GetAsync(partner, "/push/quarantine?reason=UNKNOWN_ACTIVITY"))["items"]![0]!;
        Assert.Contains("course_completed", (string)(await GetAsync(partner, $"/push/quarantine/{held["id"]}"))["raw"]!, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await GetAsync(other, "/push/quarantine"))["total"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await partner.GetAsync(new Uri($"/push/quarantine?search={_region.Nips[0]}", UriKind.Relative))).StatusCode);
        Assert.Equal(1, (int)(await PostAsync(partner, "/push/quarantine/replay", ""))["quarantined"]!);

        await ChangeAsync("mapActivity", new() { ["partner"] = "UBB", ["activity"] = Course, ["program"] = "LAYANAN" });
        await ChangeAsync("mapAccount", new() { ["partner"] = "UBB", ["homePage"] = "https://lms.kampus.example", ["name"] = "41", ["nip"] = _region.Nips[0] });
        await UntilAsync(async () => (int)(await GetAsync(partner, "/push/quarantine"))["total"]! == 0);
        var again = await PostAsync(partner, "/push/statements", Sample("moodle-course-completed.json"));
        Assert.Equal("repeated", (string)again["results"]![1]!["status"]!);
    }

    [Fact]
    public async Task A_revoked_key_opens_no_door()
    {
        var issued = await IssueAsync("UBB");
        using var partner = Client((string)issued["secret"]!);
        await PostAsync(partner, "/push/completions", "[]");
        await ChangeAsync("revokePartnerKey", new() { ["partner"] = "UBB", ["keyId"] = (string)issued["keyId"]! });
        await UntilAsync(async () => (await partner.GetAsync(new Uri("/push/quarantine", UriKind.Relative))).StatusCode == HttpStatusCode.Unauthorized);
        foreach (var path in new[] { "/push/completions", "/push/statements", "/push/file", "/import/accounts", "/push/quarantine/replay", "/push/deliveries/MAIN/evt_1" })
        {
            using var content = new StringContent("[]");
            Assert.Equal(HttpStatusCode.Unauthorized, (await partner.PostAsync(new Uri(path, UriKind.Relative), content)).StatusCode);
        }

        Assert.DoesNotContain((string)issued["secret"]!, _server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_sends_a_file_and_tells_what_became_of_it()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bangkom-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, $"NIP,Judul,Jenis,JP,Tanggal Selesai\n{_region.Nips[1]},Seminar layanan,Seminar,1,2026-02-03\n199001012015012999,Seminar layanan,Seminar,1,2026-02-03\n");
        try
        {
            string[] arguments = ["send", "--to", _server.Address.ToString(), "--key", (string)(await IssueAsync("UBB"))["secret"]!, file];
            var (code, output) = await ServerProcess.RunAsync(_storage, arguments);
            Assert.True(code == 1, output);
            Assert.Contains("row 3", output, StringComparison.Ordinal);
            Assert.Contains("1 accepted, 1 quarantined", output, StringComparison.Ordinal);
            Assert.Contains("1 quarantined, 1 repeated", (await ServerProcess.RunAsync(_storage, arguments)).Output, StringComparison.Ordinal);

            await File.WriteAllTextAsync(arguments[^1] = Path.ChangeExtension(file, ".json"), Sample("moodle-course-completed.json"));
            (_, output) = await ServerProcess.RunAsync(_storage, arguments);
            Assert.Contains("NOT_A_COURSE", output, StringComparison.Ordinal);
            Assert.Contains("1 ignored, 1 quarantined", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
            File.Delete(Path.ChangeExtension(file, ".json"));
        }
    }

    [Fact]
    public async Task A_webhook_is_told_what_became_of_a_push_and_can_be_told_again()
    {
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePorts.Next()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        await ChangeAsync("defineWebhook", new() { ["partner"] = "UBB", ["code"] = "MAIN", ["url"] = address, ["events"] = new JsonArray("receipt.processed") });
        using var partner = await ClientAsync("UBB");
        var receipt = (string)(await PostAsync(partner, "/push/statements", Sample("moodle-course-completed.json")))["receipt"]!;
        Assert.Equal($"evt_{receipt}", await TakeAsync(listener));

        await UntilAsync(async () => (await GetAsync(partner, "/push/deliveries/MAIN"))["deliveries"]!.AsArray().Count > 0);
        var again = PostAsync(partner, $"/push/deliveries/MAIN/evt_{receipt}", "");
        Assert.Equal($"evt_{receipt}", await TakeAsync(listener));
        Assert.Equal(200, (int)(await again)["delivery"]!["status"]!);
    }

    private static async Task<string?> TakeAsync(HttpListener listener)
    {
        var context = await listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        context.Response.StatusCode = 200;
        context.Response.Close();
        return context.Request.Headers["webhook-id"];
    }

    private async Task<HttpClient> ClientAsync(string partner) => Client((string)(await IssueAsync(partner))["secret"]!);

    private HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = _server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private Task<JsonNode> IssueAsync(string partner) => ChangeAsync("issuePartnerKey", new() { ["partner"] = partner }, "secret keyId");

    private async Task<JsonNode> ChangeAsync(string field, JsonObject input, string selection = "position")
    {
        input["key"] = $"key-{++_keys}";
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var data = await SmallRegion.QueryAsync(_server.Client, $"mutation($i:{type}!){{{field}(input:$i){{outcome errors{{message}} {selection}}}}}", new { i = input });
        Assert.True((string)data[field]!["outcome"]! == "ACCEPTED", data.ToJsonString());
        return data[field]!;
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static string Sample(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Orleans.sln")))
        {
            root = root.Parent!;
        }

        return File.ReadAllText(Path.Combine(root.FullName, "docs", "partners", "samples", name));
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }
}
