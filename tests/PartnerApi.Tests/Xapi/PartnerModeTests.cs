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

        // What the ledger could not take is sent again.
        host.Ledger.Failures.Enqueue(_ => Task.FromResult(new Bangkom.Grains.Ledger.AppendResult(Bangkom.Grains.Ledger.AppendOutcome.Busy, null, [])));
        Assert.Equal(503, (await host.PostAsync(Completed, partner)).Status);
        Assert.Equal(200, (await host.PostAsync(Completed, partner)).Status);
    }

    [Fact]
    public async Task A_request_that_is_no_json_is_still_400()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await host.PostAsync("[{]", host.IssuePartner("UNI", Access))).Status);
        Assert.Equal(0, host.Statements.Count);
    }
}
