using System.Text;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class IdempotencyTests
{
    private static string Item(string key) => $$"""{"key":"{{key}}","nip":"{{People.Pns(1)}}","title":"Pelayanan","form":"COURSE","quantity":5,"completedAt":"2026-03-04"}""";

    private static async Task<DoorHost> StartAsync()
    {
        var host = await DoorHost.StartAsync();
        host.Ledger.Knows(People.Pns(1));
        return host;
    }

    private static async Task<Answer> PushAsync(DoorHost host, string key, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.SendAsync("/push/completions", content, host.Partner.Text, headers: ("Idempotency-Key", key));
    }

    [Fact]
    public async Task The_same_request_again_gets_the_first_ones_answer()
    {
        await using var host = await StartAsync();
        var first = await PushAsync(host, "r-1", Item("a"));
        var again = await PushAsync(host, "r-1", Item("a"));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replayed")));
        Assert.Single(host.Ledger.Requests);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_422_and_stores_nothing()
    {
        await using var host = await StartAsync();
        await PushAsync(host, "r-1", Item("a"));
        var answer = await PushAsync(host, "r-1", Item("b"));
        Assert.Equal((422, "KEY_REUSED"), (answer.Status, answer.ErrorCode));
        Assert.Single(host.Ledger.Requests);
    }

    [Fact]
    public async Task A_refused_request_holds_no_key()
    {
        await using var host = await StartAsync();
        host.Ledger.Failures.Enqueue(_ => Task.FromResult(new AppendResult(AppendOutcome.Busy, null, [])));
        Assert.Equal(503, (await PushAsync(host, "r-1", Item("a"))).Status);
        Assert.Equal(200, (await PushAsync(host, "r-1", Item("a"))).Status);
    }

    [Fact]
    public async Task Two_at_once_are_answered_by_one_append()
    {
        await using var host = await StartAsync();
        var gate = new TaskCompletionSource();
        host.Ledger.Failures.Enqueue(async token =>
        {
            await gate.Task.WaitAsync(token);
            return new AppendResult(AppendOutcome.Done, 7, [new ItemResult(ItemStatus.Accepted, 6, false)]);
        });
        var first = PushAsync(host, "r-1", Item("a"));
        await host.Ledger.Asked.Task;
        var second = PushAsync(host, "r-1", Item("a"));
        gate.SetResult();
        Assert.Equal((await first).Text, (await second).Text);
        Assert.Single(host.Ledger.Requests);
    }

    [Fact]
    public async Task Anothers_key_is_its_own()
    {
        await using var host = await StartAsync();
        await PushAsync(host, "r-1", Item("a"));
        using var content = new StringContent(Item("b"), Encoding.UTF8, "application/json");
        Assert.Equal(200, (await host.SendAsync("/push/completions", content, host.Keys.Issue("UBT", null).Text, headers: ("Idempotency-Key", "r-1"))).Status);
    }
}
