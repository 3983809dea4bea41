using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class PushDoorTests
{
    private static string Item(string key, int person = 1, string more = "") =>
        $$"""{"key":"{{key}}","nip":"{{People.Pns(person)}}","title":"Pelayanan","form":"COURSE","quantity":5,"completedAt":"2026-03-04"{{more}}}""";

    private static async Task<DoorHost> StartAsync(Action<PartnerApiOptions>? configure = null)
    {
        var host = await DoorHost.StartAsync(configure);
        host.Ledger.Knows(People.Pns(1));
        return host;
    }

    private static List<string?> Of(Answer answer, string property) =>
        [.. answer.Json.GetProperty("results").EnumerateArray().Select(r => r.TryGetProperty(property, out var value) ? value.ToString() : null)];

    [Fact]
    public async Task A_push_answers_each_item_in_order_and_a_repeated_one_with_the_first_position()
    {
        await using var host = await StartAsync();
        var body = $$"""[{{Item("a")}},{{Item("b", person: 2)}},{"key":"c"},{{Item("d")}}]""";
        var first = await host.PushAsync(body);
        Assert.Equal(200, first.Status);
        Assert.Equal(["a", "b", "c", "d"], Of(first, "key"));
        Assert.Equal(["accepted", "quarantined", "quarantined", "accepted"], Of(first, "status"));
        Assert.Equal([null, "UNKNOWN_PERSON", "INVALID"], Of(first, "reason")[..3].Select(r => r == "DUPLICATE" ? null : r));
        Assert.Equal(["True", "False", "False", "True"], Of(first, "visible"));

        var again = await host.PushAsync(body);
        Assert.Equal(["repeated", "repeated"], Of(again, "status").Where((_, i) => i is 0 or 3));
        Assert.Equal(Of(first, "position")[0], Of(again, "position")[0]);
        Assert.Equal(2, host.Ledger.Facts);
    }

    [Fact]
    public async Task Positions_and_the_receipt_are_texts_that_lose_no_digit()
    {
        await using var host = await StartAsync();
        var answer = await host.PushAsync(Item("a"));
        Assert.Equal("9007199254740994", answer.Json.GetProperty("results")[0].GetProperty("position").GetString());
        Assert.Equal("9007199254740995", answer.Json.GetProperty("receipt").GetString());
    }

    [Fact]
    public async Task What_does_not_count_says_why()
    {
        await using var host = await StartAsync();
        var answer = await host.PushAsync($"{Item("a")}\n{Item("b")}\n{{\"key\":\"c\",\"action\":\"revoke\",\"of\":\"a\"}}");
        Assert.Equal(["True", "False", "False"], Of(answer, "counted"));
        Assert.Equal([null, "DUPLICATE", "REVOCATION"], Of(answer, "reason"));
    }

    [Fact]
    public async Task Counted_is_left_out_while_an_item_is_not_visible()
    {
        await using var host = await StartAsync();
        host.Ledger.IsVisible = false;
        var unseen = await host.PushAsync(Item("a"));
        host.Ledger.IsVisible = true;
        host.Ledger.CreditFailure = new TimeoutException();
        var silent = await host.PushAsync(Item("b"));
        Assert.All(new[] { unseen, silent }, answer =>
        {
            Assert.Equal(["accepted"], Of(answer, "status"));
            Assert.Equal(["False"], Of(answer, "visible"));
            Assert.Equal([null], Of(answer, "counted"));
        });
    }

    [Fact]
    public async Task A_push_is_the_partners_own_and_an_administrators_is_admin()
    {
        await using var host = await StartAsync();
        await host.PushAsync(Item("a"));
        await host.PushAsync(Item("a"), host.Keys.Issue("UBB", "moodle"));
        await host.PushAsync(Item("a"), host.Admin);
        Assert.Equal(["partner/UBB", "partner/UBB/moodle", "admin"], host.Ledger.Requests.Select(r => r.Source));
        Assert.Equal(["UBB", "UBB", null], host.Ledger.Requests.Select(r => r.Partner?.Value));
        Assert.All(host.Ledger.Requests, r => Assert.True(r.WantsReceipt));
    }

    [Fact]
    public async Task An_empty_array_is_answered_without_a_receipt()
    {
        await using var host = await StartAsync();
        var answer = await host.PushAsync("[]");
        Assert.Equal((200, JsonValueKind.Null, 0), (answer.Status, answer.Json.GetProperty("receipt").ValueKind, answer.Json.GetProperty("results").GetArrayLength()));
        Assert.Empty(host.Ledger.Requests);
    }

    [Fact]
    public async Task A_malformed_body_stores_nothing_and_names_the_place()
    {
        await using var host = await StartAsync();
        var answer = await host.PushAsync($"[{Item("a")},\n{{]");
        Assert.Equal((400, "MALFORMED"), (answer.Status, answer.ErrorCode));
        Assert.Equal((2, 2, 2), (Number("line"), Number("position"), Number("item")));
        Assert.Empty(host.Ledger.Requests);

        int Number(string name) => answer.Json.GetProperty("error").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Five_megabytes_fit_and_more_is_413()
    {
        await using var host = await StartAsync();
        var item = Item("a");
        Assert.Equal(200, (await host.PushAsync(item + new string(' ', PartnerApiLimits.PushBodyBytesMax - item.Length))).Status);
        Assert.Equal(413, (await host.PushAsync(item + new string(' ', PartnerApiLimits.PushBodyBytesMax - item.Length + 1))).Status);

        using var chunked = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', PartnerApiLimits.PushBodyBytesMax + 1))));
        chunked.Headers.ContentLength = null;
        Assert.Equal(413, (await host.SendAsync("/push/completions", chunked, host.Partner.Text)).Status);
        Assert.Single(host.Ledger.Requests);
    }

    [Fact]
    public async Task A_full_queue_is_503_with_when_to_come_again()
    {
        await using var host = await StartAsync();
        host.Ledger.Failures.Enqueue(_ => Task.FromResult(new AppendResult(AppendOutcome.Busy, null, [])));
        var answer = await host.PushAsync(Item("a"));
        Assert.Equal((503, "BUSY"), (answer.Status, answer.ErrorCode));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_ledger_that_starts_anew_is_asked_once_more()
    {
        await using var host = await StartAsync();
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new LedgerUnavailableException()));
        Assert.Equal(200, (await host.PushAsync(Item("a"))).Status);
        Assert.Equal(2, host.Ledger.Requests.Count);
    }

    [Fact]
    public async Task An_outcome_that_stays_unknown_is_503_and_says_to_send_again()
    {
        await using var host = await StartAsync();
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new LedgerUnavailableException()));
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new LedgerUnavailableException()));
        var answer = await host.PushAsync(Item("a"));
        Assert.Equal((503, "UNKNOWN_OUTCOME"), (answer.Status, answer.ErrorCode));
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("same keys", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_fails_behind_the_ledger_is_an_unknown_outcome_and_not_500()
    {
        await using var host = await StartAsync();
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new IOException("The disk is full.")));
        var answer = await host.PushAsync(Item("a"));
        Assert.Equal((503, "UNKNOWN_OUTCOME"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_ledger_that_does_not_answer_ends_with_the_deadline()
    {
        await using var host = await StartAsync(o => o.DeadlineSeconds = 0.1);
        host.Ledger.Failures.Enqueue(token => new TaskCompletionSource<AppendResult>().Task.WaitAsync(token));
        Assert.Equal("UNKNOWN_OUTCOME", (await host.PushAsync(Item("a"))).ErrorCode);
    }

    [Fact]
    public async Task No_log_holds_a_NIP_or_a_key()
    {
        await using var host = await StartAsync();
        await host.PushAsync($$"""[{{Item("a")}},{"key":"b","nip":"{{People.Pns(1)}}"}]""");
        await host.PushAsync($"{{\"key\":\"{People.Pns(1)}\" \"{People.Pns(1)}\"");
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new TimeoutException()));
        await host.PushAsync(Item("c"));
        Assert.Contains(host.Logs.Lines, l => l.Contains("partner/UBB", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains(People.Pns(1), StringComparison.Ordinal) || l.Contains(host.Partner.Text[^64..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        await using var host = await StartAsync();
        using var content = new StringContent("[]");
        content.Headers.ContentEncoding.Add("gzip");
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.Equal(415, (await host.SendAsync("/push/completions", content, host.Partner.Text)).Status);
    }
}
