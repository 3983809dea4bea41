using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Tests.Support;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>A batch from its invitations to its certificates, each asked for by who may.</summary>
public sealed class LifeTests(TestRegion region)
{
    private static readonly DateOnly Today = RegionZone.Of("Asia/Jakarta").DayOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_batch_goes_from_invitations_to_certificates()
    {
        var story = new RegionStory(region);
        var agency = await story.AgencyAsync("LIFE");
        var ((person, _), (boss, _), (other, _)) = (await story.PersonAsync(agency), await story.PersonAsync(agency, post: "ADMINISTRATOR"), await story.PersonAsync(agency));
        var batch = await BatchAsync(story, Today.AddDays(-1), Today);
        var (self, superior) = (TokenOf(person), TokenOf(boss));

        await region.ChangeAsync("inviteToBatch", new() { ["batch"] = batch, ["people"] = new[] { person, other } });
        Assert.Equal("ALREADY_INVITED", await ErrorAsync("inviteToBatch", new() { ["batch"] = batch, ["people"] = new[] { person } }, TestRegion.Admin));
        Assert.Equal("NOT_ACCEPTED", await ErrorAsync("approveInvitation", new() { ["batch"] = batch, ["person"] = person, ["agrees"] = true }, superior));
        Assert.Equal("ACCEPTED", (await AsAsync(self, "answerInvitation", new() { ["batch"] = batch }, "state")).GetProperty("state").GetString());
        await AsAsync(TokenOf(other), "answerInvitation", new() { ["batch"] = batch, ["declines"] = "WORKLOAD" });

        var due = await region.DataAsync("{viewer{approvals{person name batch{code}}}}", null, superior);
        Assert.Equal(person, Assert.Single(due.GetProperty("viewer").GetProperty("approvals").EnumerateArray()).GetProperty("person").GetString());
        Assert.Empty((await region.DataAsync("{viewer{approvals{person}}}", null, self)).GetProperty("viewer").GetProperty("approvals").EnumerateArray());
        Assert.Equal("NOT_THE_SUPERIOR", await ErrorAsync("approveInvitation", new() { ["batch"] = batch, ["person"] = person, ["agrees"] = true }, self));
        Assert.Equal("SEATED", (await AsAsync(superior, "approveInvitation", new() { ["batch"] = batch, ["person"] = person, ["agrees"] = true }, "state")).GetProperty("state").GetString());

        var listed = await region.DataAsync("query($b:String!){batch(code:$b){enrolled invitations{state reason person{id}}}}", new { b = batch });
        Assert.Equal(["DECLINED", "SEATED"], listed.GetProperty("batch").GetProperty("invitations").EnumerateArray().Select(i => i.GetProperty("state").GetString()).Order());
        var own = await region.DataAsync("{viewer{person{invitations{state batch{code}}}}}", null, self);
        Assert.Equal("SEATED", Assert.Single(own.GetProperty("viewer").GetProperty("person").GetProperty("invitations").EnumerateArray()).GetProperty("state").GetString());

        await CompleteAsync(batch, person, other, self);
        await ShareAsync(person, self);
    }

    [Fact]
    public async Task Who_is_not_the_superior_is_answered_the_same_whatever_there_is()
    {
        var story = new RegionStory(region);
        var agency = await story.AgencyAsync("ASKED");
        var ((asked, _), (never, _), (stranger, _)) = (await story.PersonAsync(agency), await story.PersonAsync(agency), await story.PersonAsync(await story.AgencyAsync("OTHER")));
        var batch = await BatchAsync(story, Today.AddDays(3), Today.AddDays(4));
        await region.ChangeAsync("inviteToBatch", new() { ["batch"] = batch, ["people"] = new[] { asked } });
        var answers = new List<string> { await RefusalAsync(batch, asked), await RefusalAsync(batch, never), await RefusalAsync("NO-SUCH-BATCH", asked) };
        await AsAsync(TokenOf(asked), "answerInvitation", new() { ["batch"] = batch });
        answers.Add(await RefusalAsync(batch, asked));
        await region.ChangeAsync("approveInvitation", new() { ["batch"] = batch, ["person"] = asked, ["agrees"] = true });
        answers.Add(await RefusalAsync(batch, asked));
        Assert.Contains("NOT_THE_SUPERIOR", Assert.Single(answers.Distinct()), StringComparison.Ordinal);

        async Task<string> RefusalAsync(string of, string person) =>
            (await SendAsync(TokenOf(stranger), "approveInvitation", new() { ["batch"] = of, ["person"] = person, ["agrees"] = true }, "state position")).GetRawText();
    }

    [Fact]
    public async Task The_same_answer_again_stores_nothing_and_minds_change_only_so_often()
    {
        var story = new RegionStory(region);
        var (person, _) = await story.PersonAsync(await story.AgencyAsync("MIND"));
        var batch = await BatchAsync(story, Today.AddDays(3), Today.AddDays(4));
        await region.ChangeAsync("inviteToBatch", new() { ["batch"] = batch, ["people"] = new[] { person } });
        for (var answers = 0; answers < 10; answers++)
        {
            var input = new Dictionary<string, object?> { ["batch"] = batch, ["declines"] = answers % 2 == 0 ? null : "WORKLOAD" };
            var first = await AsAsync(TokenOf(person), "answerInvitation", input, "position state");
            var again = await SendAsync(TokenOf(person), "answerInvitation", input, "position state");
            Assert.Equal("REPEATED", again.GetProperty("outcome").GetString());
            Assert.Equal(first.GetProperty("position").GetRawText(), again.GetProperty("position").GetRawText());
            Assert.Equal(first.GetProperty("state").GetString(), again.GetProperty("state").GetString());
        }

        Assert.Equal("TOO_MANY_ANSWERS", await ErrorAsync("answerInvitation", new() { ["batch"] = batch }, TokenOf(person)));
        Assert.Equal("REPEATED", (await SendAsync(TokenOf(person), "answerInvitation", new() { ["batch"] = batch, ["declines"] = "WORKLOAD" }, "position")).GetProperty("outcome").GetString());
        // The administrator may answer for them, and whoever is invited anew begins anew.
        await region.ChangeAsync("inviteToBatch", new() { ["batch"] = batch, ["people"] = new[] { person } });
        await AsAsync(TokenOf(person), "answerInvitation", new() { ["batch"] = batch });
        await AsAsync(TestRegion.Admin, "approveInvitation", new() { ["batch"] = batch, ["person"] = person, ["agrees"] = false });
        Assert.Equal("REPEATED", (await SendAsync(TestRegion.Admin, "approveInvitation", new() { ["batch"] = batch, ["person"] = person, ["agrees"] = false }, "position")).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_batch_that_one_agency_fills_is_warned_of_once_a_policy_says_so()
    {
        var story = new RegionStory(region);
        var (one, two) = (await story.AgencyAsync("ONE"), await story.AgencyAsync("TWO"));
        var batch = await BatchAsync(story, Today, Today.AddDays(2));
        foreach (var agency in new[] { one, one, one, two })
        {
            await region.ChangeAsync("enrol", new() { ["batch"] = batch, ["person"] = (await story.PersonAsync(agency)).Id });
        }

        const string Query = "query($b:String!){batch(code:$b){agencyMix warnings{code message agency{code}}}}";
        await region.ChangeAsync("definePolicy", new() { ["kind"] = "BATCH_MIX", ["value"] = "0.3", ["validFrom"] = "2020-01-01", ["source"] = "A decision of the region" });
        Assert.Empty((await region.DataAsync(Query, new { b = batch }, TestRegion.Reader)).GetProperty("batch").GetProperty("warnings").EnumerateArray());
        await region.ChangeAsync("definePolicy", new() { ["kind"] = "BATCH_MIX", ["value"] = "0.5", ["validFrom"] = "2021-01-01", ["source"] = "A decision of the region" });
        var warning = Assert.Single((await region.DataAsync(Query, new { b = batch }, TestRegion.Reader)).GetProperty("batch").GetProperty("warnings").EnumerateArray());
        Assert.Equal(("ONE_AGENCY_DOMINATES", one), (warning.GetProperty("code").GetString(), warning.GetProperty("agency").GetProperty("code").GetString()));
        Assert.Contains("3 of 4", warning.GetProperty("message").GetString(), StringComparison.Ordinal);
        var refused = await region.MutateAsync("definePolicy", new() { ["kind"] = "BATCH_MIX", ["value"] = "1.5", ["validFrom"] = "2021-01-01", ["source"] = "S", ["key"] = region.NewKey() });
        Assert.Equal("INVALID_POLICY", refused.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_proposal_names_who_should_go_and_why_and_the_wishes_that_can_not_be_met()
    {
        var story = new RegionStory(region);
        var (one, two) = (await story.AgencyAsync("NEEDY"), await story.AgencyAsync("OTHER"));
        var ((first, _), (second, _), (third, _)) = (await story.PersonAsync(one), await story.PersonAsync(one), await story.PersonAsync(two));
        var batch = await BatchAsync(story, Today.AddDays(3), Today.AddDays(4), seats: 2, closes: story.Code("KOMP"));
        await region.ChangeAsync("defineNeedsSurvey", new() { ["code"] = story.Code("AKPK"), ["name"] = "AKPK", ["opensOn"] = Day(Today), ["closesOn"] = Day(Today.AddDays(30)), ["competencies"] = new[] { story.Code("KOMP") } });
        foreach (var (person, rating) in new[] { (first, 5), (second, 4), (third, 3) })
        {
            await region.ChangeAsync("answerNeedsSurvey", new()
            {
                ["survey"] = story.Code("AKPK"),
                ["person"] = person,
                ["answers"] = new[] { new { competency = story.Code("KOMP"), difficulty = rating, importance = rating, frequency = rating, stated = true } },
            });
        }

        const string Query = "query($i:ComposeBatchInput!){composeBatch(input:$i){seats{person{id} value closes reasons} leftOut{person{id} reason} batches{taken mix} value gaps mix bound isCut conflicts{code message people} errors{code}}}";
        var proposal = (await region.DataAsync(Query, new { i = new { batches = new[] { batch }, mixBonus = 200, awayShare = 1 } })).GetProperty("composeBatch");
        Assert.Equal(new[] { first, third }.Order(), proposal.GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("person").GetProperty("id").GetString()).Order());
        Assert.Equal("CLOSES_GAPS MIXES_AGENCIES", string.Join(' ', proposal.GetProperty("seats")[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString())));
        Assert.Equal(story.Code("KOMP"), proposal.GetProperty("seats")[0].GetProperty("closes")[0].GetString());
        var left = Assert.Single(proposal.GetProperty("leftOut").EnumerateArray(), l => l.GetProperty("person").GetProperty("id").GetString() == second);
        Assert.Equal("SEATS_TAKEN", left.GetProperty("reason").GetString());
        Assert.Equal(proposal.GetProperty("value").GetDecimal(), proposal.GetProperty("gaps").GetDecimal() + proposal.GetProperty("mix").GetDecimal());
        Assert.Empty(proposal.GetProperty("conflicts").EnumerateArray());
        Assert.False(proposal.GetProperty("isCut").GetBoolean());

        var mandatory = new[] { first, second, third }.Select(person => new { person, program = story.Code("P") });
        var full = (await region.DataAsync(Query, new { i = new { batches = new[] { batch }, mandatory, awayShare = 1 } })).GetProperty("composeBatch");
        Assert.Equal("MANDATORY_OVER_SEATS", Assert.Single(full.GetProperty("conflicts").EnumerateArray()).GetProperty("code").GetString());
        var wrong = (await region.DataAsync(Query, new { i = new { batches = new[] { "NONE" } } })).GetProperty("composeBatch");
        Assert.Equal("UNKNOWN_BATCH", wrong.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { i = new { batches = new[] { batch } } }, TestRegion.Reader)).Code);
    }

    [Theory]
    [InlineData("inviteToBatch"), InlineData("planSession"), InlineData("recordSessionAttendance"), InlineData("setCompletionRule"), InlineData("assessPerson"), InlineData("completeBatch")]
    public async Task A_person_manages_no_batch(string field)
    {
        var query = $"mutation($i:{char.ToUpperInvariant(field[0])}{field[1..]}Input!){{{field}(input:$i){{errors{{code}}}}}}";
        Assert.Equal("FORBIDDEN", (await region.AskAsync(query, new { i = new { } }, "person/" + AsnId.New())).Code);
    }

    [Theory]
    [InlineData("answerInvitation"), InlineData("approveInvitation"), InlineData("attendByCode"), InlineData("shareCertificate")]
    public async Task Readers_and_partners_answer_for_nobody(string field)
    {
        var query = $"mutation($i:{char.ToUpperInvariant(field[0])}{field[1..]}Input!){{{field}(input:$i){{errors{{code}}}}}}";
        foreach (var token in new[] { TestRegion.Reader, "ANY-PARTNER" })
        {
            Assert.Equal("FORBIDDEN", (await region.AskAsync(query, new { i = new { } }, token)).Code);
        }
    }

    private async Task CompleteAsync(string batch, string person, string other, string self)
    {
        foreach (var session in new[] { "S1", "S2" })
        {
            await region.ChangeAsync("planSession", new() { ["batch"] = batch, ["session"] = session, ["title"] = "Sesi", ["startsAt"] = At(Today, 8), ["endsAt"] = At(Today, 9) });
        }

        await region.ChangeAsync("setCompletionRule", new() { ["batch"] = batch, ["attendanceShare"] = 1, ["testThreshold"] = 70 });
        var sessions = await region.DataAsync("query($b:String!){batch(code:$b){sessions{code qrText(minutes:5)}}}", new { b = batch });
        var code = sessions.GetProperty("batch").GetProperty("sessions")[0].GetProperty("qrText").GetString();
        Assert.Equal("FORBIDDEN", (await region.AskAsync("query($b:String!){batch(code:$b){sessions{qrText}}}", new { b = batch }, self)).Code);
        await AsAsync(self, "attendByCode", new() { ["code"] = code });
        Assert.Equal("ALREADY_ATTENDED", await ErrorAsync("attendByCode", new() { ["code"] = code }, self));
        Assert.Equal("NOT_ENROLLED", await ErrorAsync("attendByCode", new() { ["code"] = code }, TokenOf(other)));
        Assert.Equal("INVALID_CODE", await ErrorAsync("attendByCode", new() { ["code"] = code![..^2] + "xx" }, self));

        await region.ChangeAsync("assessPerson", new() { ["batch"] = batch, ["person"] = person, ["test"] = 80 });
        Assert.Equal((0, 1), await CompletedAsync(batch));
        await region.ChangeAsync("recordSessionAttendance", new() { ["batch"] = batch, ["session"] = "S2", ["person"] = person });
        Assert.Equal((1, 0), await CompletedAsync(batch));
        Assert.Equal((0, 0), await CompletedAsync(batch));
    }

    private async Task ShareAsync(string person, string self)
    {
        var record = await region.DataAsync("{viewer{person{record{lines{id certificate issuer credited source}}}}}", null, self);
        var line = Assert.Single(record.GetProperty("viewer").GetProperty("person").GetProperty("record").GetProperty("lines").EnumerateArray());
        Assert.Equal(("engine", "BUKITINTAN"), (line.GetProperty("source").GetString(), line.GetProperty("issuer").GetString()));
        var certificate = line.GetProperty("certificate").GetString();
        var shared = await AsAsync(self, "shareCertificate", new() { ["line"] = line.GetProperty("id").GetString(), ["isShared"] = true, ["showsName"] = false }, "path");
        var link = shared.GetProperty("path").GetString()!["/certificates/".Length..];
        Assert.Equal((certificate, null), await ShownAsync(link));
        await AsAsync(self, "shareCertificate", new() { ["line"] = line.GetProperty("id").GetString(), ["isShared"] = true, ["showsName"] = true });
        Assert.Equal((certificate, "Siti Contoh"), await ShownAsync(link));
        await AsAsync(self, "shareCertificate", new() { ["line"] = line.GetProperty("id").GetString(), ["isShared"] = false, ["showsName"] = true });
        Assert.Equal((null, null), await ShownAsync(link));
        var stranger = "person/" + AsnId.New();
        Assert.Equal("NOT_FOUND", await ErrorAsync("shareCertificate", new() { ["line"] = line.GetProperty("id").GetString(), ["isShared"] = true, ["showsName"] = true }, stranger));
        Assert.NotEqual(stranger, TokenOf(person));
    }

    private async Task<(string? Certificate, string? Name)> ShownAsync(string link)
    {
        var info = region.Get<Grains.Ledger.RegionInfo>();
        Assert.True(CertificateLink.TryRead(info.Secret, link, out var person, out var completion));
        var view = await region.Get<IGrainFactory>().GetGrain<IAsnGrain>(info.Key(person.ToString())).GetCertificate(completion);
        return (view?.Certificate, view?.Name);
    }

    private async Task<(int Completed, int Missing)> CompletedAsync(string batch)
    {
        var data = await region.DataAsync(
            "mutation($i:CompleteBatchInput!){completeBatch(input:$i){completed known missing held errors{code}}}", new { i = new { key = region.NewKey(), batch } });
        var payload = data.GetProperty("completeBatch");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return (payload.GetProperty("completed").GetInt32(), payload.GetProperty("missing").GetInt32());
    }

    private async Task<string> BatchAsync(RegionStory story, DateOnly from, DateOnly to, int seats = 10, string? closes = null)
    {
        if (closes is not null)
        {
            await region.ChangeAsync("defineCompetency", new() { ["code"] = closes, ["name"] = "Komunikasi", ["kind"] = "MANAGERIAL" });
        }

        await region.ChangeAsync("defineProgram", new()
        {
            ["code"] = story.Code("P"),
            ["name"] = "Pelayanan",
            ["form"] = "COURSE",
            ["quantity"] = 8,
            ["closes"] = closes is null ? null : new[] { new { competency = closes, level = 5 } },
        });
        await region.ChangeAsync("scheduleBatch", new()
        {
            ["code"] = story.Code("B"),
            ["name"] = "Angkatan",
            ["program"] = story.Code("P"),
            ["mode"] = "SCHEDULED",
            ["startsOn"] = Day(from),
            ["endsOn"] = Day(to),
            ["seats"] = seats,
        });
        return story.Code("B");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string At(DateOnly day, int hour) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{hour:00}:00:00+07:00");

    private static string TokenOf(string person) => "person/" + NodeId.Parse(person)!.Value.Key;

    private async Task<JsonElement> AsAsync(string token, string field, Dictionary<string, object?> input, string selection = "position")
    {
        var payload = await SendAsync(token, field, input, selection);
        Assert.Equal("ACCEPTED", payload.GetProperty("outcome").GetString());
        return payload;
    }

    private async Task<string?> ErrorAsync(string field, Dictionary<string, object?> input, string token) =>
        (await SendAsync(token, field, input, "position")).GetProperty("errors")[0].GetProperty("code").GetString();

    private async Task<JsonElement> SendAsync(string token, string field, Dictionary<string, object?> input, string selection)
    {
        input["key"] = region.NewKey();
        var query = $"mutation($i:{char.ToUpperInvariant(field[0])}{field[1..]}Input!){{{field}(input:$i){{outcome errors{{code message}} {selection}}}}}";
        return (await region.DataAsync(query, new { i = input }, token)).GetProperty(field);
    }
}
