using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>Questionnaires, tests, follow-ups and public surveys, through GraphQL.</summary>
public sealed class EvaluationTests(TestRegion region)
{
    private const string Figures = "{responses reaction nps recommend suppressed learningGain transferRate{numerator denominator value suppressed} learning{dimension people classGain atMaximum suppressed} comments}";

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task Five_participants_answer_and_only_then_there_are_figures()
    {
        var (batch, people) = await BatchAsync("EVA", 5);
        await DefineAsync(batch);
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await SatisfactionAsync(batch)).GetProperty("suppressed").GetBoolean());
            var given = await region.ChangeAsync(
                "answerQuestionnaire",
                new() { ["questionnaire"] = batch, ["batch"] = batch, ["marks"] = new[] { 3, 4 }, ["recommend"] = 10, ["comment"] = $"c{i}" },
                "given",
                PersonToken(people[i]));
            Assert.True(given.GetProperty("given").GetBoolean());
        }

        var shown = await SatisfactionAsync(batch);
        Assert.Equal((5, 62.5m, 100m), (shown.GetProperty("responses").GetInt32(), shown.GetProperty("reaction").GetDecimal(), shown.GetProperty("nps").GetDecimal()));
        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], shown.GetProperty("comments").EnumerateArray().Select(c => c.GetString()!).Order());
        var program = await region.DataAsync("query($c:String!){program(code:$c){satisfaction{responses}} region{satisfaction{suppressed}}}", new { c = batch }, TestRegion.Reader);
        Assert.Equal(5, program.GetProperty("program").GetProperty("satisfaction").GetProperty("responses").GetInt32());
    }

    [Fact]
    public async Task A_person_answers_once_and_only_what_they_are_asked_for()
    {
        var (batch, people) = await BatchAsync("ONCE", 2);
        await DefineAsync(batch);
        var input = new Dictionary<string, object?> { ["questionnaire"] = batch, ["batch"] = batch, ["marks"] = new[] { 3, 4 }, ["recommend"] = 7 };
        var duty = Assert.Single((await FeedbackAsync(people[0])).EnumerateArray().ToList());
        Assert.Equal((batch, false), (duty.GetProperty("questionnaire").GetProperty("code").GetString(), duty.GetProperty("given").GetBoolean()));

        await region.ChangeAsync("answerQuestionnaire", new(input), token: PersonToken(people[0]));
        Assert.True((await FeedbackAsync(people[0]))[0].GetProperty("given").GetBoolean());
        Assert.False((await FeedbackAsync(people[1]))[0].GetProperty("given").GetBoolean());
        await RefusedAsync("ANSWERED_ALREADY", "answerQuestionnaire", new(input), PersonToken(people[0]));
        await RefusedAsync("NOT_ASKED", "answerQuestionnaire", new(input) { ["person"] = people[1] }, PersonToken(people[0]));

        var (stranger, _) = await _story.PersonAsync(await _story.AgencyAsync("ELSEWHERE"));
        await RefusedAsync("NOT_ASKED", "answerQuestionnaire", new(input), PersonToken(stranger));
        await RefusedAsync("NOT_A_PARTICIPANT", "answerQuestionnaire", new(input) { ["person"] = stranger }, TestRegion.Admin);
        await RefusedAsync("INVALID_MARKS", "answerQuestionnaire", new(input) { ["person"] = people[1], ["marks"] = new[] { 3, 6 } }, TestRegion.Admin);
        await RefusedAsync("ANSWERED_ALREADY", "defineQuestionnaire", Questionnaire(batch), TestRegion.Admin);
    }

    [Fact]
    public async Task No_fact_of_an_answer_names_who_gave_it()
    {
        var (batch, people) = await BatchAsync("SECRET", 1);
        await DefineAsync(batch);
        Dictionary<string, object?> input = new() { ["key"] = $"from {IdOf(people[0])}", ["questionnaire"] = batch, ["batch"] = batch, ["marks"] = new[] { 3, 4 }, ["recommend"] = 7 };
        var given = await region.ChangeAsync("answerQuestionnaire", input, token: PersonToken(people[0]));
        var row = Assert.Single(await region.Get<ILedgerReader>().ReadRowsAsync([long.Parse(given.GetProperty("position").GetString()!, CultureInfo.InvariantCulture)]));
        Assert.Equal((null, null, Sources.Answers), (row.Targets.Asn, row.Personal, row.Source));
        Assert.Null(row.Raw);
        Assert.DoesNotContain(IdOf(people[0]), row.Key + Encoding.UTF8.GetString(row.Body.AsSpan()), StringComparison.Ordinal);
        // Sent again with the same key it is the same answer.
        Assert.Equal("REPEATED", (await region.MutateAsync("answerQuestionnaire", input, token: PersonToken(people[0]))).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_person_may_answer_and_change_nothing_else()
    {
        var (person, _) = await _story.PersonAsync(await _story.AgencyAsync("SELF"));
        var token = PersonToken(person);
        foreach (var field in new[] { "recordTest", "defineQuestionnaire", "defineServiceUnit", "recordUnitTraining", "recordSurvey" })
        {
            var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
            Assert.Equal("FORBIDDEN", (await region.AskAsync($"mutation($i:{type}!){{{field}(input:$i){{outcome}}}}", new { i = new { } }, token)).Code);
        }

        foreach (var field in new[] { "answerQuestionnaire", "answerFollowUp" })
        {
            var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
            Assert.Equal("FORBIDDEN", (await region.AskAsync($"mutation($i:{type}!){{{field}(input:$i){{outcome}}}}", new { i = new { } }, TestRegion.Reader)).Code);
        }

        Assert.Null((await region.AskAsync("query($p:ID!){person(id:$p){feedback{given}}}", new { p = person }, token)).Code);
        var (other, _) = await _story.PersonAsync(await _story.AgencyAsync("SOMEBODY"));
        Assert.Equal("FORBIDDEN", (await region.AskAsync("query($p:ID!){person(id:$p){feedback{given}}}", new { p = other }, token)).Code);
    }

    [Fact]
    public async Task Tests_before_and_after_make_the_class_gain()
    {
        var (batch, people) = await BatchAsync("TEST", 5);
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            foreach (var (phase, score) in new[] { ("PRE", 40 + (10 * i)), ("POST", 90) })
            {
                await region.ChangeAsync("recordTest", new()
                {
                    ["person"] = person,
                    ["program"] = batch,
                    ["batch"] = batch,
                    ["dimension"] = "SKILL",
                    ["phase"] = phase,
                    ["score"] = score,
                    ["max"] = 100,
                });
            }
        }

        var skill = (await SatisfactionAsync(batch)).GetProperty("learning")[1];
        // From a mean of 60 to 90: three quarters of what was left.
        Assert.Equal(("SKILL", 5, 0.75m), (skill.GetProperty("dimension").GetString(), skill.GetProperty("people").GetInt32(), skill.GetProperty("classGain").GetDecimal()));
        Assert.Equal(0.75m, (await SatisfactionAsync(batch)).GetProperty("learningGain").GetDecimal());
        await RefusedAsync("RECORDED_ALREADY", "recordTest", new() { ["person"] = people[0], ["program"] = batch, ["batch"] = batch, ["dimension"] = "SKILL", ["phase"] = "PRE", ["score"] = 1, ["max"] = 2 }, TestRegion.Admin);
    }

    [Fact]
    public async Task Superior_peer_and_self_are_asked_after_three_months()
    {
        var completed = Today.AddMonths(-3).AddDays(-1);
        var (batch, people) = await BatchAsync("FOLLOW", 3, completed);
        Assert.Equal("SELF", Assert.Single((await FeedbackAsync(people[0])).EnumerateArray().ToList(), d => d.GetProperty("subject").GetString() == people[0]).GetProperty("role").GetString());
        // In a ring of three everyone is the peer of one other.
        var peers = new List<string>();
        foreach (var person in people)
        {
            var duty = Assert.Single((await FeedbackAsync(person)).EnumerateArray().ToList(), d => d.GetProperty("role").GetString() == "PEER");
            peers.Add(duty.GetProperty("subject").GetString()!);
            Assert.NotEqual(person, peers[^1]);
            await region.ChangeAsync("answerFollowUp", new() { ["subject"] = peers[^1], ["batch"] = batch, ["month"] = 3, ["role"] = "PEER", ["marks"] = new[] { 3, 4 } }, token: PersonToken(person));
        }

        Assert.Equal(people.Order(), peers.Order());
        var input = new Dictionary<string, object?> { ["subject"] = people[0], ["batch"] = batch, ["month"] = 6, ["role"] = "SELF", ["marks"] = new[] { 3 } };
        await RefusedAsync("NOT_ASKED", "answerFollowUp", new(input), PersonToken(people[0]));
        await RefusedAsync("NOT_DUE", "answerFollowUp", new(input), TestRegion.Admin);
        await RefusedAsync("INVALID_MARKS", "answerFollowUp", new(input) { ["month"] = 3, ["marks"] = new[] { 5 } }, TestRegion.Admin);
    }

    [Fact]
    public async Task A_public_survey_has_an_index_a_band_and_advice_on_its_size()
    {
        var agency = await _story.AgencyAsync("LOKET");
        var unit = _story.Code("UNIT");
        await RefusedAsync("UNKNOWN_UNIT", "recordSurvey", Survey(unit, 50, 150), TestRegion.Admin);
        await region.ChangeAsync("defineServiceUnit", new() { ["code"] = unit, ["name"] = "Loket", ["agency"] = agency, ["usersPerQuarter"] = 500 });
        await region.ChangeAsync("recordSurvey", Survey(unit, 50, 178));
        await RefusedAsync("INVALID_SUM", "recordSurvey", Survey(unit, 50, 201), TestRegion.Admin);
        var data = await region.DataAsync(
            "query($a:String!){ikm(agency:$a){index band respondents surveys leftOut elements{number mean{value} index missing}} serviceUnits(agency:$a){code quarters{quarter sampleAdvised isSampleSmall ikm{index}}}}",
            new { a = agency }, TestRegion.Reader);
        var ikm = data.GetProperty("ikm");
        Assert.Equal((89m, "A", 9), (ikm.GetProperty("index").GetDecimal(), ikm.GetProperty("band").GetString(), ikm.GetProperty("elements").GetArrayLength()));
        var quarter = data.GetProperty("serviceUnits")[0].GetProperty("quarters")[0];
        Assert.Equal((217, true), (quarter.GetProperty("sampleAdvised").GetInt32(), quarter.GetProperty("isSampleSmall").GetBoolean()));
    }

    [Fact]
    public async Task An_effect_of_four_units_is_refused_with_a_reason()
    {
        var agency = await _story.AgencyAsync("FOUR");
        var (batch, _) = await BatchAsync("FOURB", 1);
        for (var i = 0; i < 4; i++)
        {
            var unit = _story.Code($"FOUR{i}");
            await region.ChangeAsync("defineServiceUnit", new() { ["code"] = unit, ["name"] = "Loket", ["agency"] = agency });
            await region.ChangeAsync("recordSurvey", Survey(unit, 50, 150));
            if (i < 2)
            {
                await region.ChangeAsync("recordUnitTraining", new() { ["unit"] = unit, ["program"] = batch, ["on"] = "2025-02-01" });
            }
        }

        var effect = (await region.DataAsync("query($p:String!){effect(program:$p,measure:STAFF_BEHAVIOUR){refusal estimate trained notTrained leftOut}}", new { p = batch }, TestRegion.Reader)).GetProperty("effect");
        Assert.Equal("TOO_FEW_UNITS", effect.GetProperty("refusal").GetString());
        Assert.Equal(JsonValueKind.Null, effect.GetProperty("estimate").ValueKind);
    }

    private DateOnly Today => region.Get<Bangkom.Grains.Ledger.RegionInfo>().Today(TimeProvider.System);

    private string PersonToken(string id) => TestRegion.PersonToken + IdOf(id);

    private string IdOf(string id) => region.Get<GraphQLApi.Schema.Reading.RegionDesk>().KeyOf(id, "Person")!;

    /// <summary>A batch of a programme of the same code that people of one agency completed.</summary>
    private async Task<(string Batch, List<string> People)> BatchAsync(string name, int people, DateOnly? completedOn = null)
    {
        var agency = await _story.AgencyAsync(name);
        var day = completedOn ?? Today;
        var batch = await _story.BatchAsync(name, 30, day.AddDays(-3).ToString("O", CultureInfo.InvariantCulture), day.ToString("O", CultureInfo.InvariantCulture));
        var ids = new List<string>();
        for (var i = 0; i < people; i++)
        {
            var (person, _) = await _story.PersonAsync(agency);
            ids.Add(person);
            var completion = _story.Completion(person);
            completion["program"] = batch;
            completion["batch"] = batch;
            if (completedOn is not null)
            {
                completion["completedAt"] = day.ToString("O", CultureInfo.InvariantCulture) + "T05:00:00Z";
            }

            await region.ChangeAsync("recordCompletion", completion);
        }

        return (batch, ids);
    }

    private Task<JsonElement> DefineAsync(string batch) => region.ChangeAsync("defineQuestionnaire", Questionnaire(batch), "questionnaire{code items scaleMax}");

    private static Dictionary<string, object?> Questionnaire(string batch) => new()
    {
        ["code"] = batch,
        ["name"] = "Evaluasi",
        ["program"] = batch,
        ["batch"] = batch,
        ["scaleMax"] = 5,
        ["items"] = new[] { "Materi", "Pengajar" },
    };

    private Dictionary<string, object?> Survey(string unit, int respondents, int sum) => new()
    {
        ["unit"] = unit,
        ["quarter"] = Bangkom.Grains.Ids.Quarter.Of(Today).ToString(),
        ["respondents"] = respondents,
        ["sums"] = Enumerable.Repeat(sum, 9),
    };

    private async Task<JsonElement> SatisfactionAsync(string batch) =>
        (await region.DataAsync($"query($c:String!){{batch(code:$c){{satisfaction{Figures}}}}}", new { c = batch })).GetProperty("batch").GetProperty("satisfaction");

    private async Task<JsonElement> FeedbackAsync(string person) =>
        (await region.DataAsync("{viewer{feedback{questionnaire{code} subject subjectName role month dueOn closesOn given}}}", null, PersonToken(person))).GetProperty("viewer").GetProperty("feedback");

    private async Task RefusedAsync(string code, string field, Dictionary<string, object?> input, string token)
    {
        input["key"] = region.NewKey();
        var answer = await region.MutateAsync(field, input, token: token);
        Assert.Equal(("REFUSED", code), (answer.GetProperty("outcome").GetString(), answer.GetProperty("errors")[0].GetProperty("code").GetString()));
    }
}
