using System.Text;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class NeedTests(TestRegion region)
{
    private readonly RegionStory _story = new(region);

    private static string TokenOf(string person)
    {
        var padded = person.Replace('-', '+').Replace('_', '/').PadRight((person.Length + 3) / 4 * 4, '=');
        return "person/" + Encoding.UTF8.GetString(Convert.FromBase64String(padded)).Split(':')[^1];
    }

    private async Task<string> CompetencyAsync(string name, string kind = "MANAGERIAL")
    {
        await region.ChangeAsync("defineCompetency", new() { ["code"] = _story.Code(name), ["name"] = name, ["kind"] = kind, ["dimension"] = "SKILL" });
        return _story.Code(name);
    }

    private async Task<string> SurveyAsync(params string[] competencies)
    {
        await region.ChangeAsync("defineNeedsSurvey", new()
        {
            ["code"] = _story.Code("AKPK"),
            ["name"] = "AKPK",
            ["opensOn"] = "2020-01-01",
            ["closesOn"] = "2199-12-31",
            ["competencies"] = competencies,
        });
        return _story.Code("AKPK");
    }

    private Task<JsonElement> AssessAsync(string person, string competency, int level, string on = "2026-01-05") =>
        region.ChangeAsync("assessCompetency", new() { ["person"] = person, ["competency"] = competency, ["level"] = level, ["on"] = on }, "needs{gap}");

    private static Dictionary<string, object?> Answer(string survey, string competency, string? person = null, bool stated = false) => new()
    {
        ["person"] = person,
        ["survey"] = survey,
        ["answers"] = new[] { new { competency, difficulty = 4, importance = 5, frequency = 3, stated } },
    };

    [Fact]
    public async Task An_assessment_below_the_posts_level_is_a_need_at_once_and_ranks_by_people_and_priority()
    {
        var agency = await _story.AgencyAsync("N");
        var (speaking, project) = (await CompetencyAsync("SPEAK"), await CompetencyAsync("PROJ", "INFORMATION_TECHNOLOGY"));
        var survey = await SurveyAsync(speaking, project);
        var (ani, _) = await _story.PersonAsync(agency, post: "PENGAWAS");
        var (budi, _) = await _story.PersonAsync(agency, post: "PENGAWAS");
        Assert.Equal(2, (await AssessAsync(ani, speaking, 0)).GetProperty("needs")[0].GetProperty("gap").GetInt32());
        await AssessAsync(budi, speaking, 2);
        await AssessAsync(budi, project, 1);
        await region.ChangeAsync("answerNeedsSurvey", Answer(survey, project, budi, stated: true));
        var found = (await region.DataAsync(
            """
            query($c:String!){agency(code:$c){
              needs{totalCount edges{node{rank competency{code kind} people priority stated assessed meanGap{value} coverage{numerator denominator value}}}}
              technology: needs(kind: INFORMATION_TECHNOLOGY){totalCount}
              needCoverage{numerator denominator} jpm{value numerator denominator} jpmCapped{value}
            } region{needHeat{agencies columns{competency{code} people assessed}}}}
            """,
            new { c = agency }));
        var needs = found.GetProperty("agency").GetProperty("needs").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node")).ToList();
        Assert.Equal([(1, project, 1, 60m, 1, 1), (2, speaking, 1, 2m, 0, 2)], needs.Select(n => (
            n.GetProperty("rank").GetInt32(), n.GetProperty("competency").GetProperty("code").GetString()!, n.GetProperty("people").GetInt32(),
            n.GetProperty("priority").GetDecimal(), n.GetProperty("stated").GetInt32(), n.GetProperty("assessed").GetInt32())));
        Assert.Equal(1m, needs[1].GetProperty("meanGap").GetProperty("value").GetDecimal());
        Assert.Equal(1, found.GetProperty("agency").GetProperty("technology").GetProperty("totalCount").GetInt32());
        Assert.Equal(50m, found.GetProperty("agency").GetProperty("jpm").GetProperty("value").GetDecimal());
        Assert.Equal((0m, 2m), (found.GetProperty("agency").GetProperty("needCoverage").GetProperty("numerator").GetDecimal(), found.GetProperty("agency").GetProperty("needCoverage").GetProperty("denominator").GetDecimal()));
        var heat = found.GetProperty("region").GetProperty("needHeat");
        var row = heat.GetProperty("agencies").EnumerateArray().Select(a => a.GetString()).ToList().IndexOf(agency);
        var column = heat.GetProperty("columns").EnumerateArray().Single(c => c.GetProperty("competency").GetProperty("code").GetString() == speaking);
        Assert.Equal((1, 2), (column.GetProperty("people")[row].GetInt32(), column.GetProperty("assessed")[row].GetInt32()));
    }

    [Fact]
    public async Task An_asn_answers_for_itself_and_for_nobody_else()
    {
        var agency = await _story.AgencyAsync("N");
        var speaking = await CompetencyAsync("SPEAK");
        var survey = await SurveyAsync(speaking);
        var (ani, _) = await _story.PersonAsync(agency);
        var (budi, _) = await _story.PersonAsync(agency);
        const string Mutation = "mutation($i:AnswerNeedsSurveyInput!){answerNeedsSurvey(input:$i){outcome errors{code} needs{stated priority gap}}}";
        var own = Answer(survey, speaking, stated: true);
        own["key"] = "1";
        var answered = (await region.DataAsync(Mutation, new { i = own }, TokenOf(ani))).GetProperty("answerNeedsSurvey");
        Assert.Equal("ACCEPTED", answered.GetProperty("outcome").GetString());
        Assert.Equal(60, answered.GetProperty("needs")[0].GetProperty("priority").GetInt32());
        Assert.Equal("REPEATED", (await region.DataAsync(Mutation, new { i = own }, TokenOf(ani))).GetProperty("answerNeedsSurvey").GetProperty("outcome").GetString());
        // The same key of somebody else is another item.
        Assert.Equal("ACCEPTED", (await region.DataAsync(Mutation, new { i = own }, TokenOf(budi))).GetProperty("answerNeedsSurvey").GetProperty("outcome").GetString());
        var others = Answer(survey, speaking, budi);
        others["key"] = "2";
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Mutation, new { i = others }, TokenOf(ani))).Code);
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Mutation, new { i = others }, TestRegion.Reader)).Code);
        Assert.Equal("UNAUTHENTICATED", (await region.AskAsync(Mutation, new { i = others }, null)).Code);
    }

    [Theory]
    [InlineData("{agency(code:\"X\"){needs{totalCount}}}")]
    [InlineData("{agency(code:\"X\"){jpm{value}}}")]
    [InlineData("{agency(code:\"X\"){needCoverage{value}}}")]
    [InlineData("{agency(code:\"X\"){funnel{batches}}}")]
    [InlineData("{region{needHeat{agencies}}}")]
    [InlineData("{plans{code}}")]
    [InlineData("{planProposal(budgetRupiah:1){costRupiah}}")]
    public async Task Needs_of_single_agencies_and_plans_are_for_readers_and_not_for_partners_and_asn(string query)
    {
        Assert.Null((await region.AskAsync(query, token: TestRegion.Reader)).Code);
        Assert.Equal("FORBIDDEN", (await region.AskAsync(query, token: "ANY-PARTNER")).Code);
        Assert.Equal("FORBIDDEN", (await region.AskAsync(query, token: "person/0f8fad5bd9cb469fa16570867728950e")).Code);
        Assert.Null((await region.AskAsync("{region{needs{totalCount} jpm{value} jpmCapped{value} needCoverage{value}} competencies{code} needsSurveys{code}}", token: "ANY-PARTNER")).Code);
    }

    [Theory]
    [InlineData("{node(id:\"x\"){... on Person{needs{gap}}}}")]
    [InlineData("{node(id:\"x\"){... on Person{nextTrainings{priority}}}}")]
    [InlineData("{node(id:\"x\"){... on Person{competencyLevels{actual}}}}")]
    [InlineData("{batch(code:\"X\"){recommendedPeople{priority}}}")]
    public async Task What_tells_of_persons_is_not_for_readers(string query) => Assert.Equal("FORBIDDEN", (await region.AskAsync(query, token: TestRegion.Reader)).Code);

    [Theory]
    [InlineData("defineCompetency")]
    [InlineData("defineNeedsSurvey")]
    [InlineData("assessCompetency")]
    [InlineData("definePlan")]
    [InlineData("adoptPlan")]
    public async Task Only_the_administrator_defines_and_assesses(string field)
    {
        var query = $"mutation($i:{char.ToUpperInvariant(field[0])}{field[1..]}Input!){{{field}(input:$i){{outcome}}}}";
        foreach (var token in new[] { TestRegion.Reader, "ANY-PARTNER", "person/0f8fad5bd9cb469fa16570867728950e" })
        {
            Assert.Equal("FORBIDDEN", (await region.AskAsync(query, new { i = new { } }, token)).Code);
        }
    }

    [Fact]
    public async Task A_batch_recommends_whom_it_helps_and_a_person_sees_what_comes_next()
    {
        var agency = await _story.AgencyAsync("N");
        var speaking = await CompetencyAsync("SPEAK");
        var (ani, _) = await _story.PersonAsync(agency, post: "PENGAWAS");
        await AssessAsync(ani, speaking, 0);
        await region.ChangeAsync(
            "defineProgram",
            new()
            {
                ["code"] = _story.Code("P"),
                ["name"] = "P",
                ["form"] = "TECHNICAL",
                ["quantity"] = 8,
                ["closes"] = new[] { new { competency = speaking, level = 2 } },
                ["costPerParticipantRupiah"] = 9_007_199_254_740_991,
                ["mode"] = "SCHEDULED",
            },
            "program{closes{competency{code} level} costPerParticipantRupiah mode}");
        await region.ChangeAsync("scheduleBatch", new() { ["code"] = _story.Code("B"), ["name"] = "B", ["program"] = _story.Code("P"), ["mode"] = "SCHEDULED", ["startsOn"] = "2199-01-01", ["endsOn"] = "2199-01-02" });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        JsonElement found;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            found = await region.DataAsync(
                "query($b:String!,$p:ID!){batch(code:$b){recommendedPeople{person{id} priority needs{gap}}} person(id:$p){nextTrainings{program{code} priority missing{code} batches{code} gains{name}}}}",
                new { b = _story.Code("B"), p = ani });
        }
        while (found.GetProperty("batch").GetProperty("recommendedPeople").GetArrayLength() == 0 || found.GetProperty("person").GetProperty("nextTrainings").GetArrayLength() == 0);
        Assert.Equal(ani, found.GetProperty("batch").GetProperty("recommendedPeople")[0].GetProperty("person").GetProperty("id").GetString());
        var next = found.GetProperty("person").GetProperty("nextTrainings")[0];
        Assert.Equal(_story.Code("P"), next.GetProperty("program").GetProperty("code").GetString());
        Assert.Equal(_story.Code("B"), next.GetProperty("batches")[0].GetProperty("code").GetString());

        // Who has a seat, here or in the programme's other batch, needs no recommendation.
        await region.ChangeAsync("scheduleBatch", new() { ["code"] = _story.Code("B2"), ["name"] = "B2", ["program"] = _story.Code("P"), ["mode"] = "SCHEDULED", ["startsOn"] = "2199-02-01", ["endsOn"] = "2199-02-02" });
        await region.ChangeAsync("enrol", new() { ["batch"] = _story.Code("B2"), ["person"] = ani });
        foreach (var batch in new[] { "B", "B2" })
        {
            var after = await region.DataAsync("query($b:String!){batch(code:$b){recommendedPeople{person{id}}}}", new { b = _story.Code(batch) });
            Assert.DoesNotContain(after.GetProperty("batch").GetProperty("recommendedPeople").EnumerateArray(), r => r.GetProperty("person").GetProperty("id").GetString() == ani);
        }
    }

    [Fact]
    public async Task A_cohort_is_followed_from_its_needs_and_who_had_none_stands_beside_it()
    {
        var agency = await _story.AgencyAsync("FUNNEL");
        var speaking = await CompetencyAsync("FUNNEL");
        var today = TimeProvider.System.GetUtcNow();
        var batch = await _story.BatchAsync("FUNNEL", seats: null, startsOn: $"{today:yyyy-MM-dd}", endsOn: $"{today.AddDays(9):yyyy-MM-dd}");
        var (invited, _) = await _story.PersonAsync(agency, post: "PENGAWAS");
        var (seated, _) = await _story.PersonAsync(agency, post: "PENGAWAS");
        var (other, _) = await _story.PersonAsync(agency, post: "PENGAWAS");
        await AssessAsync(invited, speaking, 0);
        await AssessAsync(seated, speaking, 1);
        await region.ChangeAsync("inviteToBatch", new() { ["batch"] = batch, ["people"] = new[] { invited } });
        foreach (var person in new[] { seated, other })
        {
            await region.ChangeAsync("enrol", new() { ["batch"] = batch, ["person"] = person });
        }

        await region.ChangeAsync("recordCompletion", new(_story.Completion(seated)) { ["batch"] = batch, ["program"] = batch, ["certificate"] = batch });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        string told;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            var found = await region.DataAsync("query($c:String!){agency(code:$c){funnel{steps{stage people recorded outside}}}}", new { c = agency });
            told = string.Join(", ", found.GetProperty("agency").GetProperty("funnel").GetProperty("steps").EnumerateArray().Select(s =>
                $"{s.GetProperty("stage").GetString()} {s.GetProperty("people").GetInt32()} {s.GetProperty("recorded").GetInt32()} +{s.GetProperty("outside").GetInt32()}"));
        }
        while (told != "NEED 2 2 +0, INVITED 2 1 +1, ENROLLED 1 1 +1, ATTENDED 1 0 +0, COMPLETED 1 1 +0, CERTIFIED 1 1 +0");
    }

    [Fact]
    public async Task A_year_that_has_not_begun_has_no_funnel() =>
        Assert.Equal(JsonValueKind.Null, (await region.DataAsync("{region{funnel(year:2199){batches}}}")).GetProperty("region").GetProperty("funnel").ValueKind);
}
