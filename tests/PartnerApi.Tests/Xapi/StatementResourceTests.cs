using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class StatementResourceTests
{
    [Fact]
    public async Task A_put_statement_is_204_and_comes_back_as_it_was_sent_with_what_the_store_has_set()
    {
        await using var host = await XapiHost.StartAsync();
        var id = Guid.Parse("f47ac10b-58cc-4372-a567-0e02b2c3d479");
        var put = await host.PutAsync(id, Samples.Whole);
        Assert.Equal((204, 0), (put.Status, put.Bytes.Length));

        var got = await host.GetAsync($"?statementId={id}");
        Assert.Equal(200, got.Status);
        Assert.Equal("1.0.3", got.Headers["X-Experience-API-Version"]);
        Assert.Equal("application/json", got.Headers["Content-Type"]);
        var json = got.Json;
        using var sent = JsonDocument.Parse(Samples.Whole);
        foreach (var property in sent.RootElement.EnumerateObject().Where(p => p.Name is not ("stored" or "authority" or "context")))
        {
            Assert.Equal(property.Value.GetRawText(), json.GetProperty(property.Name).GetRawText());
        }

        Assert.Equal("1e400", json.GetProperty("result").GetProperty("extensions").GetProperty("http://example.com/r").GetRawText());
        Assert.Equal(JsonValueKind.Array, json.GetProperty("context").GetProperty("contextActivities").GetProperty("parent").ValueKind);
        Assert.NotEqual(sent.RootElement.GetProperty("stored").GetString(), json.GetProperty("stored").GetString());
        Assert.Equal("admin", json.GetProperty("authority").GetProperty("account").GetProperty("name").GetString());
        Assert.Equal(json.GetProperty("stored").GetDateTimeOffset().ToUnixTimeSeconds(), DateTimeOffset.Parse(got.Headers["Last-Modified"], null).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_post_answers_an_id_for_each_statement_in_its_order()
    {
        await using var host = await XapiHost.StartAsync();
        var own = Guid.NewGuid();
        var one = await host.PostAsync(Samples.Simple);
        Assert.Equal(200, one.Status);
        Assert.Single(one.Ids);

        var many = await host.PostAsync($"[{Samples.Simple},{Samples.With("id", $"\"{own}\"", Samples.Simple)}]");
        Assert.Equal(200, many.Status);
        Assert.Equal(2, many.Ids.Length);
        Assert.Equal(own, many.Ids[1]);
        Assert.Equal([own, many.Ids[0], one.Ids[0]], (await host.GetAsync("")).Found);
        Assert.Equal((200, "[]"), ((await host.PostAsync("[]")) is var none ? (none.Status, none.Text) : default));
    }

    [Fact]
    public async Task The_same_statement_again_is_no_conflict_and_another_one_with_its_id_is_409_for_the_whole_request()
    {
        await using var host = await XapiHost.StartAsync();
        var id = Guid.NewGuid();
        Assert.Equal(204, (await host.PutAsync(id, Samples.Simply())).Status);
        Assert.Equal(204, (await host.PutAsync(id, Samples.Simply())).Status);
        Assert.Equal(409, (await host.PutAsync(id, Samples.Simply(verb: "failed"))).Status);
        Assert.Equal(409, (await host.PostAsync($"[{Samples.Simply()},{Samples.With("id", $"\"{id}\"", Samples.Simply(verb: "failed"))}]")).Status);
        Assert.Equal([id], (await host.GetAsync("")).Found);
    }

    [Theory]
    [InlineData("[{0},{{}}]")]
    [InlineData("[{0},1]")]
    [InlineData("[[{0}]]")]
    [InlineData("\"{{}}\"")]
    [InlineData("")]
    public async Task One_wrong_statement_refuses_its_whole_request(string body)
    {
        await using var host = await XapiHost.StartAsync();
        var answer = await host.PostAsync(string.Format(null, body, Samples.Simple));
        Assert.Equal(400, answer.Status);
        Assert.Equal(0, host.Statements.Count);
        Assert.Empty(host.Processed);
    }

    [Fact]
    public async Task An_id_twice_in_a_request_is_400()
    {
        await using var host = await XapiHost.StartAsync();
        var statement = Samples.With("id", $"\"{Guid.NewGuid()}\"", Samples.Simple);
        Assert.Equal(400, (await host.PostAsync($"[{statement},{statement}]")).Status);
    }

    [Fact]
    public async Task A_put_needs_its_id_and_no_other()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Put, "/statements", Samples.Simple)).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Put, "/statements?StatementId=" + Guid.NewGuid(), Samples.Simple)).Status);
        Assert.Equal(400, (await host.PutAsync(Guid.NewGuid(), Samples.With("id", $"\"{Guid.NewGuid()}\"", Samples.Simple))).Status);
        Assert.Equal(400, (await host.PutAsync(Guid.NewGuid(), $"[{Samples.Simple}]")).Status);
    }

    [Fact]
    public async Task A_voided_statement_is_found_by_voidedStatementId_alone_and_what_voids_it_stays()
    {
        await using var host = await XapiHost.StartAsync();
        var id = (await host.PostAsync(Samples.Simple)).Ids[0];
        Assert.Equal(404, (await host.GetAsync($"?voidedStatementId={id}")).Status);
        var voiding = (await host.PostAsync(Samples.Refer(id, "voided"))).Ids[0];

        Assert.Equal(404, (await host.GetAsync($"?statementId={id}")).Status);
        Assert.Equal(200, (await host.GetAsync($"?voidedStatementId={id}")).Status);
        Assert.Equal([voiding], (await host.GetAsync("")).Found);
        Assert.Equal([voiding], (await host.GetAsync("?verb=http://adlnet.gov/expapi/verbs/completed")).Found);

        Assert.Equal(200, (await host.PostAsync(Samples.Refer(voiding, "voided"))).Status);
        Assert.Equal(200, (await host.GetAsync($"?statementId={voiding}")).Status);
    }

    [Fact]
    public async Task Filters_find_what_matches_all_of_them()
    {
        await using var host = await XapiHost.StartAsync();
        var registration = Guid.NewGuid();
        var context = $$$$""","context":{"registration":"{{{{registration}}}}","instructor":{"mbox":"mailto:i@example.com"},"contextActivities":{"grouping":{"id":"http://example.com/course/9"}}}""";
        var ids = (await host.PostAsync($"[{Samples.Simply(actor: "a")},{Samples.Simply(actor: "b", more: context)},{Samples.Simply(verb: "passed", actor: "a", activity: "2")}]")).Ids;
        async Task<Guid[]> Find(string query) => (await host.GetAsync(query)).Found;

        Assert.Equal([ids[2], ids[0]], await Find("?agent={\"mbox\":\"mailto:a@example.com\"}"));
        Assert.Equal([ids[1], ids[0]], await Find("?verb=http://adlnet.gov/expapi/verbs/completed"));
        Assert.Equal([ids[0]], await Find("?verb=http://adlnet.gov/expapi/verbs/completed&agent={\"mbox\":\"mailto:a@example.com\"}"));
        Assert.Equal([ids[2]], await Find("?activity=http://example.com/course/2"));
        Assert.Equal([ids[1]], await Find($"?registration={registration}"));
        Assert.Empty(await Find("?activity=http://example.com/course/9"));
        Assert.Equal([ids[1]], await Find("?activity=http://example.com/course/9&related_activities=true"));
        Assert.Empty(await Find("?agent={\"mbox\":\"mailto:i@example.com\"}"));
        Assert.Equal([ids[1]], await Find("?agent={\"mbox\":\"mailto:i@example.com\"}&related_agents=true"));
        Assert.Equal(ids, await Find("?ascending=true"));
        Assert.Equal([ids[2]], await Find("?limit=1"));
        var stored = (await host.GetAsync($"?statementId={ids[1]}")).Json.GetProperty("stored").GetString();
        Assert.Equal([ids[2]], await Find($"?since={stored}"));
        Assert.Equal([ids[1], ids[0]], await Find($"?until={stored}"));
    }

    [Fact]
    public async Task A_reference_is_found_by_what_it_refers_to()
    {
        await using var host = await XapiHost.StartAsync();
        var target = (await host.PostAsync(Samples.Simple)).Ids[0];
        var reference = (await host.PostAsync(Samples.Refer(target))).Ids[0];
        var second = (await host.PostAsync(Samples.Refer(reference, actor: "s"))).Ids[0];
        Assert.Equal([second, reference, target], (await host.GetAsync("?activity=http://example.com/course/1")).Found);
        Assert.Empty((await host.GetAsync("?activity=http://example.com/course/1&agent={\"mbox\":\"mailto:s@example.com\"}")).Found);
    }

    [Fact]
    public async Task Pages_follow_each_other_until_more_is_empty()
    {
        await using var host = await XapiHost.StartAsync();
        var ids = (await host.PostAsync($"[{string.Join(',', Enumerable.Range(0, 5).Select(i => Samples.Simply(activity: $"{i}")))}]")).Ids;
        var (found, next) = (new List<Guid>(), "/xapi/statements?limit=2&ascending=true&verb=http://adlnet.gov/expapi/verbs/completed");
        for (var i = 0; i < 3; i++)
        {
            var page = await host.SendAsync(HttpMethod.Get, next, null);
            found.AddRange(page.Found);
            next = page.Json.GetProperty("more").GetString()!;
        }

        Assert.Equal("", next);
        Assert.Equal(ids, found);
    }

    [Fact]
    public async Task A_reference_to_a_page_that_the_region_did_not_write_is_404()
    {
        await using var host = await XapiHost.StartAsync();
        await host.PostAsync($"[{Samples.Simple},{Samples.Simple}]");
        var more = (await host.GetAsync("?limit=1")).Json.GetProperty("more").GetString()!;
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, more, null)).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, more[..^2], null)).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/statements/more/%20x", null)).Status);
        Assert.DoesNotContain("example.com", more, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?statementId=x")]
    [InlineData("?agent=x")]
    [InlineData("?agent={}")]
    [InlineData("?verb=completed")]
    [InlineData("?activity=course")]
    [InlineData("?registration=x")]
    [InlineData("?since=yesterday")]
    [InlineData("?until=2026-02-30T00:00:00Z")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=x")]
    [InlineData("?format=short")]
    [InlineData("?ascending=1")]
    [InlineData("?attachments=yes")]
    [InlineData("?related_agents=TRUE")]
    [InlineData("?Limit=1")]
    [InlineData("?limit=1&limit=2")]
    [InlineData("?unknown=1")]
    [InlineData("?statementId=f47ac10b-58cc-4372-a567-0e02b2c3d479&limit=1")]
    [InlineData("?statementId=f47ac10b-58cc-4372-a567-0e02b2c3d479&voidedStatementId=f47ac10b-58cc-4372-a567-0e02b2c3d479")]
    public async Task Wrong_parameters_are_400_and_the_answer_still_says_how_far_it_is_consistent(string query)
    {
        await using var host = await XapiHost.StartAsync();
        var answer = await host.GetAsync(query);
        Assert.Equal(400, answer.Status);
        Assert.True(DateTimeOffset.TryParse(answer.Headers["X-Experience-API-Consistent-Through"], out _));
    }

    [Fact]
    public async Task Formats_show_ids_alone_or_the_kept_definition_in_one_language()
    {
        await using var host = await XapiHost.StartAsync();
        await host.PostAsync(Samples.With("object/definition", """{"name":{"fr":"Cours"}}""", Samples.With("id", $"\"{Guid.NewGuid()}\"")));
        var id = (await host.PostAsync(Samples.Without("id"))).Ids[0];

        var ids = (await host.GetAsync($"?statementId={id}&format=ids")).Json;
        Assert.Equal("""{"id":"http://example.com/course/1"}""", ids.GetProperty("object").GetRawText());
        Assert.Equal("""{"id":"http://adlnet.gov/expapi/verbs/completed"}""", ids.GetProperty("verb").GetRawText());
        Assert.Equal("""{"objectType":"Group","account":{"homePage":"http://example.com","name":"t1"}}""", ids.GetProperty("actor").GetRawText());

        var canonical = (await host.GetAsync($"?statementId={id}&format=canonical", headers: ("Accept-Language", "fr"))).Json;
        Assert.Equal("""{"fr":"Cours"}""", canonical.GetProperty("object").GetProperty("definition").GetProperty("name").GetRawText());
        Assert.Equal("""{"en":"A course"}""", canonical.GetProperty("object").GetProperty("definition").GetProperty("description").GetRawText());
        Assert.Equal("""{"en-US":"completed"}""", canonical.GetProperty("verb").GetProperty("display").GetRawText());
    }

    [Fact]
    public async Task A_head_answers_the_headers_of_a_get_without_its_body()
    {
        await using var host = await XapiHost.StartAsync();
        await host.PostAsync(Samples.Simple);
        var (get, head) = (await host.GetAsync(""), await host.SendAsync(HttpMethod.Head, "/statements", null));
        Assert.Equal((200, 0), (head.Status, head.Bytes.Length));
        Assert.Equal(get.Headers["Content-Type"], head.Headers["Content-Type"]);
        Assert.Equal(get.Headers["Content-Length"], head.Headers["Content-Length"]);
        Assert.Equal(405, (await host.SendAsync(HttpMethod.Delete, "/statements", null)).Status);
    }

    [Fact]
    public async Task A_statement_without_a_timestamp_gets_the_time_of_storing_and_a_version()
    {
        await using var host = await XapiHost.StartAsync();
        var (first, second) = ((await host.PostAsync(Samples.Simple)).Ids[0], (await host.PostAsync(Samples.Simple, version: "2.0.0")).Ids[0]);
        var (one, two) = ((await host.GetAsync($"?statementId={first}")).Json, (await host.GetAsync($"?statementId={second}")).Json);
        Assert.Equal(one.GetProperty("stored").GetString(), one.GetProperty("timestamp").GetString());
        Assert.Equal(("1.0.0", "2.0.0"), (one.GetProperty("version").GetString(), two.GetProperty("version").GetString()));
    }

    [Fact]
    public async Task Too_many_statements_or_bytes_are_413_and_a_thousand_are_not()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(1_000, (await host.PostAsync($"[{string.Join(',', Enumerable.Repeat(Samples.Simple, 1_000))}]")).Ids.Length);
        Assert.Equal(413, (await host.PostAsync($"[{string.Join(',', Enumerable.Repeat(Samples.Simple, 2_001))}]")).Status);
        Assert.Equal(413, (await host.PostAsync($"[{new string(' ', 5 * 1024 * 1024)}]")).Status);
        Assert.Equal(1_000, host.Statements.Count);
    }

    [Fact]
    public async Task A_store_that_is_full_or_fails_is_503_and_never_500()
    {
        await using var host = await XapiHost.StartAsync();
        host.Statements.Failure = new StatementStoreBusyException();
        Assert.Equal((503, "1"), (await host.PostAsync(Samples.Simple)) is var busy ? (busy.Status, busy.Headers["Retry-After"]) : default);
        host.Statements.Failure = new InvalidOperationException();
        Assert.Equal(503, (await host.PostAsync(Samples.Simple)).Status);
    }

    [Fact]
    public async Task Stored_statements_are_processed_in_the_request_and_again_when_that_failed()
    {
        await using var host = await XapiHost.StartAsync();
        var statement = Samples.With("id", $"\"{Guid.NewGuid()}\"", Samples.Simple);
        var answer = await host.PostAsync($"[{statement}]");
        Assert.Equal("</receipts/1>; rel=\"receipt\"", answer.Headers["Link"]);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(statement), Assert.Single(host.Processed).Raw);
        await host.PostAsync(statement);
        Assert.Equal([false, true], host.Processed.Select(p => p.IsRepeated));

        var second = Samples.With("id", $"\"{Guid.NewGuid()}\"", Samples.Simple);
        host.ProcessorFailure = new InvalidOperationException();
        Assert.Equal(503, (await host.PostAsync(second)).Status);
        host.ProcessorFailure = null;
        Assert.Equal(200, (await host.PostAsync(second)).Status);
        Assert.Equal([false, true, true], host.Processed.Select(p => p.IsRepeated));
    }

    [Fact]
    public async Task No_log_line_holds_an_agent()
    {
        await using var host = await XapiHost.StartAsync();
        await host.PostAsync(Samples.Whole);
        await host.PostAsync(Samples.With("actor/mbox", "\"mailto:second@example.com\""));
        await host.GetAsync("?agent={\"mbox\":\"mailto:a@example.com\"}");
        Assert.NotEmpty(host.Logs.Lines);
        Assert.All(host.Logs.Lines, line => Assert.DoesNotContain("example.com", line, StringComparison.Ordinal));
    }
}
