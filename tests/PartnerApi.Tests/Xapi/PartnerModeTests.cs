using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Completions;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class PartnerModeTests
{
    private static readonly XapiAccess Access = new(XapiMode.Partner, CanRead: true);

    [Fact]
    public async Task Good_statements_are_stored_though_others_of_the_request_are_wrong_and_each_has_its_id()
    {
        await using var host = await XapiHost.StartAsync();
        var partner = host.IssuePartner("UNI", Access);
        var own = Guid.NewGuid();
        var answer = await host.PostAsync($$$"""[{{{Samples.Simple}}},{"id":"{{{own}}}","actor":{}},7]""", partner);
        Assert.Equal(200, answer.Status);
        Assert.Equal(own, answer.Ids[1]);
        Assert.Equal(3, answer.Ids.Distinct().Count());
        Assert.Equal([null, "INVALID", "INVALID"], host.Processed.Select(p => p.Held));
        Assert.Equal("7", System.Text.Encoding.UTF8.GetString(host.Processed[2].Raw));
        Assert.Equal([answer.Ids[0]], (await host.GetAsync("", partner)).Found);
    }

    [Fact]
    public async Task A_conflict_is_held_and_innocent_statements_are_stored()
    {
        await using var host = await XapiHost.StartAsync();
        var partner = host.IssuePartner("UNI", Access);
        var id = Guid.NewGuid();
        await host.PostAsync(Samples.With("id", $"\"{id}\"", Samples.Simply()), partner);
        var answer = await host.PostAsync($"[{Samples.With("id", $"\"{id}\"", Samples.Simply(verb: "failed"))},{Samples.Simply(activity: "2")}]", partner);
        Assert.Equal(200, answer.Status);
        Assert.Equal([null, "CONFLICT", null], host.Processed.Select(p => p.Held));
        Assert.Equal(2, (await host.GetAsync("", partner)).Found.Length);
    }

    [Fact]
    public async Task A_statement_without_an_id_is_known_again()
    {
        await using var host = await XapiHost.StartAsync();
        var partner = host.IssuePartner("UNI", Access);
        var (first, second) = (await host.PostAsync(Samples.Simple, partner), await host.PostAsync(Samples.Simple, partner));
        Assert.Equal(first.Ids, second.Ids);
        Assert.Single((await host.GetAsync("", partner)).Found);
        Assert.Equal([false, true], host.Processed.Select(p => p.IsRepeated));
    }

    [Fact]
    public async Task Ids_of_two_partners_do_not_meet()
    {
        await using var host = await XapiHost.StartAsync();
        var (one, other) = (host.IssuePartner("UNI", Access), host.IssuePartner("UBB", Access));
        var id = Guid.NewGuid();
        Assert.Equal(204, (await host.PutAsync(id, Samples.Simply(), one)).Status);
        Assert.Equal(204, (await host.PutAsync(id, Samples.Simply(verb: "failed"), other)).Status);
        Assert.All(host.Processed, p => Assert.Null(p.Held));
    }

    [Fact]
    public async Task A_completion_goes_to_the_ledger_with_its_receipt_and_the_administrators_statements_do_not()
    {
        const string Completed =
            """{"actor":{"account":{"homePage":"https://moodle.example.ac.id","name":"7"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"timestamp":"2026-03-04T05:06:07Z","object":{"id":"https://moodle.example.ac.id/course/view.php?id=3","definition":{"type":"https://w3id.org/xapi/cmi5/activitytype/course"}}}""";
        await using var host = await XapiHost.StartAsync(makesCompletions: true);
        Assert.Equal(200, (await host.PostAsync(Completed)).Status);
        Assert.Empty(host.Ledger.Requests);

        var partner = host.IssuePartner("UNI", Access);
        var answer = await host.PostAsync($"[{Completed},{Samples.Simply(verb: "viewed")}]", partner);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("</push/receipts/", answer.Headers["Link"], StringComparison.Ordinal);
        var request = Assert.Single(host.Ledger.Requests);
        Assert.Equal("partner/UNI", request.Source);
        Assert.Single(request.Items);

        // What the ledger could not take is durable and has no receipt yet.
        host.Ledger.Failures.Enqueue(_ => Task.FromResult(new Bangkom.Grains.Ledger.AppendResult(Bangkom.Grains.Ledger.AppendOutcome.Busy, null, [])));
        var busy = await host.PostAsync(Completed, partner);
        Assert.Equal((200, false), (busy.Status, busy.Headers.ContainsKey("Link")));
        Assert.True((await host.PostAsync(Completed, partner)).Headers.ContainsKey("Link"));
    }

    [Fact]
    public async Task A_request_that_is_no_json_is_still_400()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await host.PostAsync("[{]", host.IssuePartner("UNI", Access))).Status);
        Assert.Equal(0, host.Statements.Count);
    }

    [Fact]
    public async Task What_is_held_is_shown_to_its_sender_with_the_rule_that_it_breaks()
    {
        await using var host = await XapiHost.StartAsync(makesCompletions: true);
        var partner = host.IssuePartner("UNI", Access);
        var id = Guid.NewGuid();
        var answer = await host.PostAsync($$$"""[{{{Samples.Simply(verb: "viewed")}}},{"id":"{{{id}}}","actor":{},"verb":{"id":"urn:v"},"object":{"id":"urn:o"}}]""", partner);
        Assert.StartsWith("</push/receipts/", answer.Headers["Link"], StringComparison.Ordinal);
        var item = Assert.Single(Assert.Single(host.Ledger.Requests).Items);
        var invalid = Assert.IsType<InvalidItem>(item.Command);
        Assert.Equal(($"{id}", "INVALID"), (item.Key, invalid.Reason));
        Assert.Contains("actor: ", invalid.Message, StringComparison.Ordinal);
        Assert.Contains("urn:v", System.Text.Encoding.UTF8.GetString(item.Raw!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_that_tells_of_no_completion_is_shown_too()
    {
        await using var host = await XapiHost.StartAsync(makesCompletions: true);
        var partner = host.IssuePartner("UNI", Access);
        var id = Guid.NewGuid();
        await host.PutAsync(id, Samples.Simply(verb: "viewed"), partner);
        Assert.Empty(host.Ledger.Requests);
        await host.PutAsync(id, Samples.Simply(verb: "liked"), partner);
        Assert.Equal("CONFLICT", Assert.IsType<InvalidItem>(Assert.Single(Assert.Single(host.Ledger.Requests).Items).Command).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_statement_whose_bytes_hold_no_id_is_undone_by_the_id_that_it_is_known_by(bool isVoidedFirst)
    {
        await using var host = await XapiHost.StartAsync(makesCompletions: true);
        var partner = host.IssuePartner("UNI", Access);
        var id = Guid.NewGuid();
        if (isVoidedFirst)
        {
            await host.PostAsync(Samples.Refer(id, "voided"), partner);
        }

        await host.PutAsync(id, Samples.Simple, partner);
        if (!isVoidedFirst)
        {
            await host.PostAsync(Samples.Refer(id, "voided"), partner);
        }

        var items = host.Ledger.Requests.SelectMany(r => r.Items).ToArray();
        var completed = Assert.Single(items, i => i.Command is CompleteActivity);
        Assert.StartsWith("h-", completed.Key, StringComparison.Ordinal);
        Assert.Equal(new RevokeItem(completed.Key, null), items[^1].Command);

        // It is one item, however often and early it comes.
        Assert.Single(items.Where(i => i.Command is RevokeItem).Select(i => (i.Key, Convert.ToHexString(i.Content))).Distinct());
    }

    [Theory]
    [InlineData("admin", false)]
    [InlineData("partner/UNI/OTHER", false)]
    [InlineData("admin", true)]
    [InlineData("partner/UNI/OTHER", true)]
    public async Task The_administrator_and_another_system_of_the_partner_undo_and_another_partner_does_not(string voider, bool isVoidedFirst)
    {
        await using var host = await XapiHost.StartAsync(makesCompletions: true);
        var (partner, other, stranger) = (host.IssuePartner("UNI", Access), host.IssuePartner("UNI", Access, "OTHER"), host.IssuePartner("UBB", Access));
        var id = Guid.NewGuid();
        async Task VoidAsync()
        {
            await host.PostAsync(Samples.Refer(id, "voided"), stranger);
            await host.PostAsync(Samples.Refer(id, "voided"), voider == "admin" ? host.Admin : other);
        }

        if (isVoidedFirst)
        {
            await VoidAsync();
        }

        await host.PutAsync(id, Samples.Simple, partner);
        if (!isVoidedFirst)
        {
            await VoidAsync();
        }

        var requests = host.Ledger.Requests;
        var completed = requests.SelectMany(r => r.Items).Single(i => i.Command is CompleteActivity);
        Assert.Equal((voider, new RevokeItem(completed.Key, null, "partner/UNI")), (requests[^1].Source, Assert.Single(requests[^1].Items).Command));
        Assert.All(requests.Where(r => r.Source == "partner/UBB"), r => Assert.Equal(new RevokeItem($"{id}", null), Assert.Single(r.Items).Command));
        Assert.Equal(404, (await host.GetAsync($"?statementId={id}")).Status);
    }

    [Fact]
    public async Task Voiding_what_tells_of_no_completion_makes_no_item()
    {
        await using var host = await XapiHost.StartAsync(makesCompletions: true);
        var partner = host.IssuePartner("UNI", Access);
        var id = (await host.PostAsync(Samples.Simply(verb: "viewed"), partner)).Ids[0];
        Assert.Equal(200, (await host.PostAsync(Samples.Refer(id, "voided"), partner)).Status);
        Assert.Empty(host.Ledger.Requests);
    }

    [Fact]
    public async Task An_agent_is_found_by_an_address_in_any_case()
    {
        await using var host = await XapiHost.StartAsync();
        var id = (await host.PostAsync(Samples.Simply(actor: "Ani.B"))).Ids[0];
        Assert.Equal([id], (await host.GetAsync("?agent=" + Uri.EscapeDataString("""{"mbox":"mailto:ani.b@Example.com"}"""))).Found);
    }
}
