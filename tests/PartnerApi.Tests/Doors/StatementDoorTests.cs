using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class StatementDoorTests
{
    private const string Path = "/push/statements";

    private static async Task<DoorHost> StartAsync()
    {
        var host = await DoorHost.StartAsync();
        host.Mapped.Add("https://lms.kampus.example/course/view.php?id=7");
        return host;
    }

    private static List<string?> Of(Answer answer, string property) =>
        [.. answer.Json.GetProperty("results").EnumerateArray().Select(r => r.TryGetProperty(property, out var value) ? value.ToString() : null)];

    [Fact]
    public async Task Statements_are_answered_in_order_with_200_and_a_receipt()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(Path, Samples.Text("moodle-course-completed.json"), host.Partner, "application/json");
        Assert.Equal(200, answer.Status);
        Assert.Equal(["ignored", "accepted"], Of(answer, "status"));
        Assert.Equal("NOT_A_COURSE", Of(answer, "reason")[0]);
        Assert.Equal($"</push/receipts/{answer.Json.GetProperty("receipt").GetString()}>; rel=\"receipt\"", Assert.Single(answer.Headers.GetValues("Link")));
        Assert.True(host.Ledger.Requests.Single().WantsReceipt);
    }

    [Fact]
    public async Task The_same_statements_again_and_shuffled_are_repeats()
    {
        await using var host = await StartAsync();
        var statements = Samples.Statements("moodle-course-completed.json").Select(s => System.Text.Encoding.UTF8.GetString(s)).ToArray();
        await host.SendAsync(Path, string.Join('\n', statements), host.Partner, "application/json");
        var again = await host.SendAsync(Path, $"[{string.Join(',', statements.Reverse())}]", host.Partner, "application/json");
        Assert.Equal(["repeated", "ignored"], Of(again, "status"));
        Assert.Equal(1, host.Ledger.Facts);
    }

    [Fact]
    public async Task One_bad_statement_of_a_hundred_loses_none_of_the_others()
    {
        await using var host = await StartAsync();
        var good = Samples.Statements("moodle-course-completed.json").Select(s => System.Text.Encoding.UTF8.GetString(s)).Last();
        var body = string.Join(',', Enumerable.Range(0, 99).Select(i => good.Replace("\"41\"", $"\"{i}\"", StringComparison.Ordinal)).Append("""{"actor":{},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"x"}}"""));
        var answer = await host.SendAsync(Path, $"[{body}]", host.Partner, "application/json");
        Assert.Equal(99, Of(answer, "status").Count(s => s == "accepted"));
        Assert.Equal(("quarantined", "INVALID"), (Of(answer, "status")[99], Of(answer, "reason")[99]));
    }

    [Fact]
    public async Task A_part_of_a_course_makes_an_item_only_when_it_is_mapped()
    {
        await using var host = await StartAsync();
        const string Module = """[{"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"https://x.example/m/1","definition":{"type":"http://adlnet.gov/expapi/activities/module"}}}]""";
        Assert.Equal(["ignored"], Of(await host.SendAsync(Path, Module, host.Partner, "application/json"), "status"));
        host.Mapped.Add("https://x.example/m/1");
        Assert.Equal(["accepted"], Of(await host.SendAsync(Path, Module, host.Partner, "application/json"), "status"));
    }

    [Fact]
    public async Task What_the_record_store_takes_becomes_completions_and_a_grade_of_an_earlier_request_is_joined()
    {
        await using var host = await StartAsync();
        host.Keys.Change("UBB", host.Partner.KeyId!, info => info with { Xapi = new XapiAccess(XapiMode.Partner, CanRead: false) });
        var statements = Samples.Statements("openedx-course-passed.json").Select(s => System.Text.Encoding.UTF8.GetString(s)).ToArray();
        Assert.Equal(200, (await StateAsync(host, statements[0])).Status);
        Assert.Empty(host.Ledger.Requests);
        var passed = await StateAsync(host, statements[1]);
        Assert.Equal("[\"1c9b8a7d-6e5f-5041-8332-2b1a0f9e8d7c\"]", passed.Text);
        Assert.StartsWith("</push/receipts/", Assert.Single(passed.Headers.GetValues("Link")), StringComparison.Ordinal);
        Assert.Equal(92, Assert.IsType<CompleteActivity>(Assert.Single(Assert.Single(host.Ledger.Requests).Items).Command).Score);
        await StateAsync(host, statements[1]);
        Assert.Equal(1, host.Ledger.Facts);
    }

    [Fact]
    public async Task What_the_administrator_states_is_nobodys_completion()
    {
        await using var host = await StartAsync();
        using var content = new StringContent(Samples.Text("openedx-course-passed.json"), System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(200, (await host.SendAsync("/xapi/statements", content, host.Admin.Text, headers: ("X-Experience-API-Version", "1.0.3"))).Status);
        Assert.Empty(host.Ledger.Requests);
    }

    [Fact]
    public async Task What_the_ledger_does_not_take_is_kept_without_a_receipt_and_sent_again_it_counts_once()
    {
        await using var host = await StartAsync();
        var statement = System.Text.Encoding.UTF8.GetString(Samples.Statements("openedx-course-passed.json")[1]);
        host.Ledger.Failures.Enqueue(_ => Task.FromResult(new AppendResult(AppendOutcome.Busy, null, [])));
        var kept = await StateAsync(host, statement);
        Assert.Equal((200, false), (kept.Status, kept.Headers.Contains("Link")));
        Assert.Equal(0, host.Ledger.Facts);
        Assert.True((await StateAsync(host, statement)).Headers.Contains("Link"));
        Assert.Equal(1, host.Ledger.Facts);
    }

    private static async Task<Answer> StateAsync(DoorHost host, string statement)
    {
        using var content = new StringContent($"[{statement}]", System.Text.Encoding.UTF8, "application/json");
        return await host.SendAsync("/xapi/statements", content, host.Partner.Text, headers: ("X-Experience-API-Version", "1.0.3"));
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_with_its_place()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(Path, "[{},\n{]", host.Partner, "application/json");
        Assert.Equal((400, "MALFORMED", 2), (answer.Status, answer.ErrorCode, answer.Json.GetProperty("error").GetProperty("line").GetInt32()));
        Assert.Empty(host.Ledger.Requests);
    }

    [Fact]
    public async Task No_log_holds_an_account_or_an_address()
    {
        await using var host = await StartAsync();
        await host.SendAsync(Path, Samples.Text("generic-completed.json"), host.Partner, "application/json");
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new TimeoutException()));
        await host.SendAsync(Path, Samples.Text("openedx-course-passed.json"), host.Partner, "application/json");
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("peserta@", StringComparison.Ordinal) || l.Contains("5b2f7d0a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_guesses_keys_of_the_record_store_is_counted_by_address_and_who_has_one_is_not()
    {
        await using var host = await DoorHost.StartAsync(o => (o.BurstRequests, o.RequestsPerSecond) = (2, 1));
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var content = new StringContent("[]", System.Text.Encoding.UTF8, "application/json");
            statuses.Add((await host.SendAsync("/xapi/statements", content, "bk_UBB_00000000_" + new string('0', 64), headers: ("X-Experience-API-Version", "1.0.3"))).Status);
        }

        Assert.Equal(401, statuses[0]);
        Assert.Contains(429, statuses);
        Assert.Equal(200, (await StateAsync(host, System.Text.Encoding.UTF8.GetString(Samples.Statements("openedx-course-passed.json")[0]))).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_grade_that_comes_after_its_completion_corrects_it_and_is_no_item_beside_or_before_it(bool isSameRequest)
    {
        await using var host = await StartInPartnerModeAsync();
        var statements = Samples.Statements("openedx-course-passed.json").Select(s => System.Text.Encoding.UTF8.GetString(s)).ToArray();
        if (isSameRequest)
        {
            await StateAsync(host, $"{statements[1]},{statements[0]}");
            Assert.Equal(92, Assert.IsType<CompleteActivity>(Assert.Single(Assert.Single(host.Ledger.Requests).Items).Command).Score);
            return;
        }

        await StateAsync(host, statements[1]);
        await StateAsync(host, statements[0]);
        await StateAsync(host, statements[0]);
        Assert.Null(Assert.IsType<CompleteActivity>(Assert.Single(host.Ledger.Requests[0].Items).Command).Score);
        Assert.All(host.Ledger.Requests.Skip(1), r => Assert.Equal(92, Assert.IsType<ScoreActivity>(Assert.Single(r.Items).Command).Score));
        Assert.Equal((3, 2), (host.Ledger.Requests.Count, host.Ledger.Facts));

        // An older grade that comes later says what the newest one says.
        var older = statements[0].Replace("8f1d2c3b", "8f1d2c3c", StringComparison.Ordinal).Replace("T03:00:00.120345", "T01:00:00.120345", StringComparison.Ordinal).Replace("0.92", "0.5", StringComparison.Ordinal);
        await StateAsync(host, older);
        Assert.Equal(92, Assert.IsType<ScoreActivity>(Assert.Single(host.Ledger.Requests[^1].Items).Command).Score);
    }

    [Fact]
    public async Task A_grade_finds_its_completion_by_an_address_in_any_case()
    {
        await using var host = await StartInPartnerModeAsync();
        var statements = Samples.Statements("openedx-course-passed.json").Select(s => System.Text.Encoding.UTF8.GetString(s)).ToArray();
        const string Account = "\"account\":{\"homePage\":\"https://courses.kampus.example\",\"name\":\"5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f70\"}";
        Assert.Contains(Account, statements[0], StringComparison.Ordinal);
        await StateAsync(host, statements[0].Replace(Account, "\"mbox\":\"mailto:Peserta@Kampus.example\"", StringComparison.Ordinal));
        await StateAsync(host, statements[1].Replace(Account, "\"mbox\":\"mailto:peserta@KAMPUS.example\"", StringComparison.Ordinal));
        Assert.Equal(92, Assert.IsType<CompleteActivity>(Assert.Single(Assert.Single(host.Ledger.Requests).Items).Command).Score);
    }

    private static async Task<DoorHost> StartInPartnerModeAsync()
    {
        var host = await StartAsync();
        host.Keys.Change("UBB", host.Partner.KeyId!, info => info with { Xapi = new XapiAccess(XapiMode.Partner, CanRead: false) });
        return host;
    }
}
