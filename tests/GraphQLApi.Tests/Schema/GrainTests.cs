using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class GrainTests(TestRegion region)
{
    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task A_completion_is_in_its_agencys_figures_and_explains_itself()
    {
        var agency = await _story.AgencyAsync("A");
        var (person, _) = await _story.PersonAsync(agency);
        var done = await region.ChangeAsync("recordCompletion", _story.Completion(person, 7.5m), "position line{id claimed credited reason title agency{code}} record{jp target compliant lines{title}}");
        Assert.Equal("7.5", done.GetProperty("line").GetProperty("credited").GetRawText());
        Assert.Equal("FULL", done.GetProperty("line").GetProperty("reason").GetString());
        Assert.Equal(agency, done.GetProperty("line").GetProperty("agency").GetProperty("code").GetString());
        Assert.False(done.GetProperty("record").GetProperty("compliant").GetBoolean());
        var figures = await _story.ParticipationAsync(agency);
        Assert.Equal(1, figures.GetProperty("participants").GetInt32());
        Assert.Equal("7.5", figures.GetProperty("jpCredited").GetRawText());
        Assert.Equal(JsonValueKind.String, figures.GetProperty("position").ValueKind);
    }

    [Fact]
    public async Task A_repeated_mutation_changes_nothing_and_another_content_is_refused()
    {
        var agency = await _story.AgencyAsync("B");
        var (person, _) = await _story.PersonAsync(agency);
        var input = _story.Completion(person);
        var first = await region.ChangeAsync("recordCompletion", input);
        var again = await region.MutateAsync("recordCompletion", input);
        Assert.Equal("REPEATED", again.GetProperty("outcome").GetString());
        Assert.Equal(first.GetProperty("position").GetString(), again.GetProperty("position").GetString());
        input["quantity"] = 6;
        var other = await region.MutateAsync("recordCompletion", input);
        Assert.Equal("REFUSED", other.GetProperty("outcome").GetString());
        Assert.Equal("CONFLICT", other.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal(1, (await _story.ParticipationAsync(agency)).GetProperty("completions").GetInt32());
    }

    [Fact]
    public async Task A_correction_and_a_revocation_name_the_line()
    {
        var agency = await _story.AgencyAsync("C");
        var (person, _) = await _story.PersonAsync(agency);
        var done = await region.ChangeAsync("recordCompletion", _story.Completion(person, 20), "line{id}");
        var correction = _story.Completion(person, 4);
        correction.Remove("person");
        correction["line"] = done.GetProperty("line").GetProperty("id").GetString();
        var corrected = await region.ChangeAsync("correctCompletion", correction, "line{id credited} record{jp lines{reason credited}}");
        Assert.Equal(4, corrected.GetProperty("record").GetProperty("jp").GetDecimal());
        var revoked = await region.ChangeAsync("revokeCompletion", new() { ["line"] = corrected.GetProperty("line").GetProperty("id").GetString() }, "line{reason} record{jp}");
        Assert.Equal(0, revoked.GetProperty("record").GetProperty("jp").GetDecimal());
        Assert.Equal(0, (await _story.ParticipationAsync(agency)).GetProperty("completions").GetInt32());
    }

    [Fact]
    public async Task A_wrong_field_is_named_and_nothing_is_stored()
    {
        var agency = await _story.AgencyAsync("D");
        var refused = await region.MutateAsync("defineAgency", new() { ["key"] = region.NewKey(), ["code"] = "lower case", ["name"] = "x", ["parent"] = agency });
        Assert.Equal("REFUSED", refused.GetProperty("outcome").GetString());
        Assert.Equal("code", refused.GetProperty("errors")[0].GetProperty("path")[0].GetString());
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("position").ValueKind);
    }

    [Fact]
    public async Task A_parent_adds_up_what_is_below_it()
    {
        var top = await _story.AgencyAsync("TOP");
        var below = await _story.AgencyAsync("BELOW", top);
        var (person, _) = await _story.PersonAsync(below);
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        const string Query = "query($c:String!){agency(code:$c){own:participation(includeChildren:false){completions} all:participation{completions} children{code parent{code}}}}";
        JsonElement agency = default;
        // The region trails its agencies by 250 ms at most; a new agency is not in its view before.
        await EventuallyAsync(async () =>
        {
            agency = (await region.DataAsync(Query, new { c = top })).GetProperty("agency");
            return agency.GetProperty("all") is { ValueKind: JsonValueKind.Object } all && all.GetProperty("completions").GetInt32() == 1;
        });
        Assert.Equal(0, agency.GetProperty("own").GetProperty("completions").GetInt32());
        Assert.Equal(below, agency.GetProperty("children")[0].GetProperty("code").GetString());
        Assert.Equal(top, agency.GetProperty("children")[0].GetProperty("parent").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Agencies_of_one_answer_add_up_to_the_region()
    {
        await _story.PersonAsync(await _story.AgencyAsync("E"));
        var data = (await region.DataAsync("{region{participation{headcount completions} agencies(orderBy:HEADCOUNT){participation{headcount completions}}}}")).GetProperty("region");
        var parts = data.GetProperty("agencies").EnumerateArray().Select(a => a.GetProperty("participation")).ToArray();
        foreach (var figure in new[] { "headcount", "completions" })
        {
            Assert.Equal(data.GetProperty("participation").GetProperty(figure).GetInt32(), parts.Sum(p => p.GetProperty(figure).GetInt32()));
        }

        var headcounts = parts.Select(p => p.GetProperty("headcount").GetInt32()).ToArray();
        Assert.Equal(headcounts.OrderDescending(), headcounts);
    }

    [Fact]
    public async Task A_batch_counts_who_is_enrolled_and_the_batch_refuses_a_second_seat()
    {
        var agency = await _story.AgencyAsync("F");
        var (person, _) = await _story.PersonAsync(agency);
        await region.ChangeAsync("defineProgram", new() { ["code"] = _story.Code("P"), ["name"] = "Layanan publik", ["form"] = "TECHNICAL", ["quantity"] = 20 }, "program{code form quantity}");
        Dictionary<string, object?> plan = new()
        {
            ["code"] = _story.Code("BATCH"),
            ["name"] = "Angkatan",
            ["program"] = _story.Code("P"),
            ["mode"] = "SCHEDULED",
            ["startsOn"] = "2199-01-01",
            ["endsOn"] = "2199-01-05",
            ["seats"] = 10,
        };
        await region.ChangeAsync("scheduleBatch", plan, "batch{code status}");
        Dictionary<string, object?> seat = new() { ["person"] = person, ["batch"] = _story.Code("BATCH") };
        var enrolled = await region.ChangeAsync("enrol", seat, "batch{enrolled status agencies{enrolled agency{code}} program{name}}");
        Assert.Equal(1, enrolled.GetProperty("batch").GetProperty("enrolled").GetInt32());
        Assert.Equal("OPEN", enrolled.GetProperty("batch").GetProperty("status").GetString());
        seat["key"] = region.NewKey();
        var second = await region.MutateAsync("enrol", seat);
        Assert.Equal("ALREADY_ENROLLED", second.GetProperty("errors")[0].GetProperty("code").GetString());

        var page = await region.DataAsync("query($f:BatchFilter){batches(filter:$f){totalCount edges{node{code}}}}", new { f = new { program = _story.Code("P"), status = new[] { "OPEN" }, agency, year = 2199 } });
        Assert.Equal(1, page.GetProperty("batches").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_list_goes_on_after_its_cursor()
    {
        foreach (var name in new[] { "X1", "X2", "X3" })
        {
            await region.ChangeAsync("defineProgram", new() { ["code"] = _story.Code(name), ["name"] = _story.Code("Pages"), ["form"] = "SEMINAR", ["quantity"] = 1 });
        }

        const string Query = "query($s:String!,$a:String){programs(filter:{search:$s},first:2,after:$a){totalCount pageInfo{hasNextPage hasPreviousPage endCursor} edges{node{code}}}}";
        var first = (await region.DataAsync(Query, new { s = _story.Code("pages"), a = (string?)null })).GetProperty("programs");
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var next = (await region.DataAsync(Query, new { s = _story.Code("pages"), a = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() })).GetProperty("programs");
        Assert.Equal(_story.Code("X3"), next.GetProperty("edges")[0].GetProperty("node").GetProperty("code").GetString());
        Assert.Equal("BAD_REQUEST", (await region.AskAsync(Query, new { s = "x", a = "!" })).Code);
    }

    [Fact]
    public async Task A_person_is_found_by_nip_and_by_id_and_never_by_get()
    {
        var agency = await _story.AgencyAsync("G");
        var (person, nip) = await _story.PersonAsync(agency);
        var found = (await region.DataAsync("query($n:String!){personByNip(nip:$n){id nip agency{code}}}", new { n = nip })).GetProperty("personByNip");
        Assert.Equal(person, found.GetProperty("id").GetString());
        Assert.Equal(nip, found.GetProperty("nip").GetString());
        Assert.Equal("BAD_REQUEST", (await region.AskAsync($"{{personByNip(nip:\"{nip}\"){{id}}}}")).Code);
        using var get = new HttpRequestMessage(HttpMethod.Get, region.Uri + "?query=" + Uri.EscapeDataString("query($n:String!){personByNip(nip:$n){id}}") + "&variables=" + Uri.EscapeDataString("{\"n\":\"x\"}"));
        Assert.Equal("BAD_REQUEST", (await region.SendAsync(get, TestRegion.Admin)).Code);
    }

    [Fact]
    public async Task A_partners_key_is_shown_once()
    {
        await region.ChangeAsync("definePartner", new() { ["code"] = _story.Code("UNI"), ["name"] = "Universitas Contoh" });
        Dictionary<string, object?> input = new() { ["partner"] = _story.Code("UNI") };
        var issued = await region.ChangeAsync("issuePartnerKey", input, "secret keyId");
        Assert.Matches($"^bk_{_story.Code("UNI")}_[0-9a-f]{{8}}_[0-9a-f]{{64}}$", issued.GetProperty("secret").GetString());
        var again = await region.MutateAsync("issuePartnerKey", input, "secret");
        Assert.Equal("REPEATED", again.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("secret").ValueKind);
    }

    [Fact]
    public async Task A_partner_has_two_live_keys_at_most_and_a_third_is_refused_with_what_to_do()
    {
        var partner = await _story.PartnerAsync();
        Dictionary<string, object?> Input() => new() { ["partner"] = partner, ["key"] = region.NewKey() };
        var first = await region.ChangeAsync("issuePartnerKey", Input(), "keyId");
        await region.ChangeAsync("issuePartnerKey", Input());
        var third = Input();
        var refused = await region.MutateAsync("issuePartnerKey", third, "keyId secret");
        Assert.Equal("REFUSED", refused.GetProperty("outcome").GetString());
        Assert.Equal("TOO_MANY_KEYS", refused.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Contains("revoke one first", refused.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("secret").ValueKind);
        await region.ChangeAsync("revokePartnerKey", new() { ["partner"] = partner, ["keyId"] = first.GetProperty("keyId").GetString() });
        await region.ChangeAsync("issuePartnerKey", third);
    }

    [Fact]
    public async Task Of_a_partners_key_only_a_hash_is_stored()
    {
        var partner = await _story.PartnerAsync();
        var issued = await region.ChangeAsync("issuePartnerKey", new() { ["partner"] = partner }, "secret");
        var secret = issued.GetProperty("secret").GetString()![^64..];
        var (hash, isStored) = (Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret))), false);
        await foreach (var rows in region.Get<ILedgerReader>().ReadAllRowsAsync(0, long.MaxValue, TestContext.Current.CancellationToken))
        {
            foreach (var text in rows.SelectMany(r => new[] { r.Body, r.Personal, r.Raw }).OfType<byte[]>().Select(Encoding.UTF8.GetString))
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
                isStored |= text.Contains(hash, StringComparison.Ordinal);
            }
        }

        Assert.True(isStored);
    }

    [Fact]
    public async Task Every_kind_of_node_is_found_by_its_id()
    {
        var agency = await _story.AgencyAsync("H");
        var (person, _) = await _story.PersonAsync(agency);
        var ids = await region.DataAsync("query($c:String!){region{id} agency(code:$c){id} policies{id kind source}}", new { c = agency });
        foreach (var (id, type) in new[]
        {
            (ids.GetProperty("region").GetProperty("id").GetString(), "Region"),
            (ids.GetProperty("agency").GetProperty("id").GetString(), "Agency"),
            (ids.GetProperty("policies")[0].GetProperty("id").GetString(), "Policy"),
            (person, "Person"),
        })
        {
            var node = (await region.DataAsync("query($i:ID!){node(id:$i){__typename id}}", new { i = id })).GetProperty("node");
            Assert.Equal(type, node.GetProperty("__typename").GetString());
            Assert.Equal(id, node.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task The_warm_up_runs_the_start_pages_queries() =>
        Assert.True(await region.Get<GraphQLWarmup>().RunAsync(TestContext.Current.CancellationToken));

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
