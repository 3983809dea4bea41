using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>The programme's year, in a region of its own and through GraphQL alone: from a survey of needs to the plan of the next year.</summary>
public sealed class ProgrammeYearTests : IAsyncLifetime
{
    private const int People = 12;
    private const int Completed = 10;
    private readonly TestRegion _region = new();
    private readonly RegionStory _story;
    private readonly List<string> _people = [];

    public ProgrammeYearTests() => _story = new RegionStory(_region);

    private DateOnly Today => _region.Get<Bangkom.Grains.Ledger.RegionInfo>().Today(TimeProvider.System);

    public ValueTask InitializeAsync() => _region.InitializeAsync();

    public ValueTask DisposeAsync() => _region.DisposeAsync();

    [Fact]
    public async Task A_survey_finds_needs_programmes_meet_them_and_the_next_plan_knows_what_it_brought()
    {
        await PeopleOfHealthAndEducationAsync();
        await TheSurveyFindsProjectManagementAndPublicCommunicationAsync();
        await ProgrammesAreMadeFromTheNeedsAsync();
        await APlanUnderTheCeilingAsync();
        await ABatchMixesHealthAndEducationAsync();
        await ParticipantsCompleteAndSayWhatItWasLikeAsync();
        await MoneyIsSpentAsync();
        await ThePublicIsAskedAsync();
        await TheNextPlanKnowsAsync();
    }

    private async Task PeopleOfHealthAndEducationAsync()
    {
        var agencies = new[] { await _story.AgencyAsync("DINKES"), await _story.AgencyAsync("DISDIK") };
        for (var i = 0; i < People; i++)
        {
            // A pengawas needs level 2 (PermenPANRB 38/2017).
            _people.Add((await _story.PersonAsync(agencies[i % 2], $"Peserta {i}", post: "PENGAWAS")).Id);
        }
    }

    private async Task TheSurveyFindsProjectManagementAndPublicCommunicationAsync()
    {
        (string Code, string Kind, int Level, int Mark)[] competencies =
            [("MANAJEMEN_PROYEK", "MANAGERIAL", 0, 5), ("KOMUNIKASI_PUBLIK", "SOCIO_CULTURAL", 1, 4), ("KEARSIPAN", "TECHNICAL", 3, 2)];
        foreach (var (code, kind, _, _) in competencies)
        {
            await _region.ChangeAsync("defineCompetency", new() { ["code"] = code, ["name"] = code, ["kind"] = kind, ["dimension"] = "SKILL" });
        }

        await _region.ChangeAsync("defineNeedsSurvey", new()
        {
            ["code"] = "AKPK",
            ["name"] = "Analisis kebutuhan",
            ["opensOn"] = Iso(Today.AddDays(-60)),
            ["closesOn"] = Iso(Today),
            ["competencies"] = competencies.Select(c => c.Code).ToArray(),
        });
        foreach (var person in _people)
        {
            foreach (var (code, _, level, _) in competencies)
            {
                await _region.ChangeAsync("assessCompetency", new() { ["person"] = person, ["competency"] = code, ["level"] = level, ["on"] = Iso(Today.AddDays(-60)) });
            }

            await _region.ChangeAsync(
                "answerNeedsSurvey",
                new() { ["survey"] = "AKPK", ["answers"] = competencies.Select(c => new { competency = c.Code, difficulty = c.Mark, importance = c.Mark, frequency = c.Mark, stated = c.Mark == 5 }).ToArray() },
                token: TokenOf(person));
        }

        var region = (await _region.DataAsync("{region{needs{edges{node{competency{code} people priority stated}}} jpm{value} jpmCapped{value numerator denominator}}}", token: TestRegion.Reader)).GetProperty("region");
        Assert.Equal(
            [("MANAJEMEN_PROYEK", People, People * 125 * 2m), ("KOMUNIKASI_PUBLIK", People, People * 64m), ("KEARSIPAN", 0, 0m)],
            Nodes(region.GetProperty("needs")).Select(n => (Text(n, "competency", "code"), n.GetProperty("people").GetInt32(), n.GetProperty("priority").GetDecimal())));
        // The surplus in filing hides a part of the gaps: 0 + 1 + 3 of 6 a person, capped 0 + 1 + 2.
        Assert.Equal((66.666667m, 50m), (region.GetProperty("jpm").GetProperty("value").GetDecimal(), region.GetProperty("jpmCapped").GetProperty("value").GetDecimal()));
    }

    private async Task ProgrammesAreMadeFromTheNeedsAsync()
    {
        foreach (var (code, competency, each) in new[] { ("PL-PROYEK", "MANAJEMEN_PROYEK", 1_000_000), ("PL-KOMUNIKASI", "KOMUNIKASI_PUBLIK", 1_000_000) })
        {
            await _region.ChangeAsync("defineProgram", new()
            {
                ["code"] = code,
                ["name"] = code,
                ["form"] = "TECHNICAL",
                ["quantity"] = 20,
                ["mode"] = "SCHEDULED",
                ["closes"] = new[] { new { competency, level = 2 } },
                ["costPerParticipantRupiah"] = each,
                ["costPerBatchRupiah"] = 3_000_000,
            });
        }
    }

    private async Task APlanUnderTheCeilingAsync()
    {
        // 20 million pay for the 12 people of project management, and for two of communication.
        var plan = (await _region.ChangeAsync(
            "adoptPlan", new() { ["code"] = "RENCANA", ["name"] = "Rencana tahun ini", ["year"] = Today.Year, ["budgetRupiah"] = 20_000_000, ["seatsPerBatch"] = People },
            "plan{costRupiah lines{program{code} people needs costRupiah costPerClosedNeedRupiah reason}}")).GetProperty("plan");
        Assert.Equal(
            [("PL-PROYEK", People, 15_000_000L), ("PL-KOMUNIKASI", 2, 5_000_000L)],
            plan.GetProperty("lines").EnumerateArray().Select(l => (Text(l, "program", "code"), l.GetProperty("needs").GetInt32(), l.GetProperty("costRupiah").GetInt64())));
    }

    private async Task ABatchMixesHealthAndEducationAsync()
    {
        await _region.ChangeAsync("scheduleBatch", new()
        {
            ["code"] = "PROYEK-1",
            ["name"] = "Angkatan I",
            ["program"] = "PL-PROYEK",
            ["mode"] = "SCHEDULED",
            ["wave"] = 1,
            ["seats"] = People,
            ["startsOn"] = Iso(Today.AddDays(-2)),
            ["endsOn"] = Iso(Today),
        });
        var recommended = await UntilAsync("{batch(code:\"PROYEK-1\"){recommendedPeople{person{id} priority}}}", d => d.GetProperty("batch").GetProperty("recommendedPeople").GetArrayLength() == People);
        Assert.Equal(_people.Order(), recommended.GetProperty("batch").GetProperty("recommendedPeople").EnumerateArray().Select(r => Text(r, "person", "id")).Order());
        foreach (var person in _people)
        {
            await _region.ChangeAsync("enrol", new() { ["person"] = person, ["batch"] = "PROYEK-1", ["on"] = Iso(Today) });
        }

        Assert.Equal(0.5m, (await _region.DataAsync("{batch(code:\"PROYEK-1\"){agencyMix}}")).GetProperty("batch").GetProperty("agencyMix").GetDecimal());
    }

    private async Task ParticipantsCompleteAndSayWhatItWasLikeAsync()
    {
        await _region.ChangeAsync("defineQuestionnaire", new() { ["code"] = "Q", ["name"] = "Kesan", ["program"] = "PL-PROYEK", ["scaleMax"] = 5, ["items"] = new[] { "Materi", "Pengajar" } });
        foreach (var person in _people.Take(Completed))
        {
            var completion = _story.Completion(person, 20);
            (completion["program"], completion["batch"]) = ("PL-PROYEK", "PROYEK-1");
            await _region.ChangeAsync("recordCompletion", completion);
            foreach (var (phase, score) in new[] { ("PRE", 40), ("POST", 70) })
            {
                await _region.ChangeAsync("recordTest", new() { ["person"] = person, ["program"] = "PL-PROYEK", ["batch"] = "PROYEK-1", ["dimension"] = "SKILL", ["phase"] = phase, ["score"] = score, ["max"] = 100 });
            }

            await _region.ChangeAsync("answerQuestionnaire", new() { ["questionnaire"] = "Q", ["batch"] = "PROYEK-1", ["marks"] = new[] { 4, 5 }, ["recommend"] = 9 }, "given", TokenOf(person));
        }

        var program = (await _region.DataAsync("{program(code:\"PL-PROYEK\"){satisfaction{responses learningGain}}}", token: TestRegion.Reader)).GetProperty("program").GetProperty("satisfaction");
        Assert.Equal((Completed, 0.5m), (program.GetProperty("responses").GetInt32(), program.GetProperty("learningGain").GetDecimal()));
        var covered = await UntilAsync("{region{needCoverage{numerator denominator}}}", d => d.GetProperty("region").GetProperty("needCoverage").GetProperty("numerator").GetDecimal() == Completed);
        Assert.Equal(2m * People, covered.GetProperty("region").GetProperty("needCoverage").GetProperty("denominator").GetDecimal());
        var own = (await _region.DataAsync("{viewer{person{needs{competency{code} closedOn closedBy{code}} nextTrainings{program{code}}}}}", token: TokenOf(_people[0]))).GetProperty("viewer").GetProperty("person");
        Assert.Equal("PL-PROYEK", own.GetProperty("needs").EnumerateArray().Where(n => Text(n, "competency", "code") == "MANAJEMEN_PROYEK").Select(n => Text(n, "closedBy", "code")).Single());
        Assert.Equal(["PL-KOMUNIKASI"], own.GetProperty("nextTrainings").EnumerateArray().Select(t => Text(t, "program", "code")));
    }

    private async Task MoneyIsSpentAsync()
    {
        await _region.ChangeAsync("setCeiling", new() { ["year"] = Today.Year, ["source"] = "APBD", ["amount"] = 20_000_000, ["document"] = "DPA 1" });
        await _region.ChangeAsync("commitBudget", new() { ["commitment"] = "K-1", ["year"] = Today.Year, ["source"] = "APBD", ["amount"] = 15_000_000, ["batch"] = "PROYEK-1" });
        await _region.ChangeAsync("realiseBudget", new() { ["commitment"] = "K-1", ["amount"] = 14_000_000, ["document"] = "SP2D 1" });
        var cost = (await _region.DataAsync("{batch(code:\"PROYEK-1\"){cost{realised perClosedGap{value}}}}")).GetProperty("batch").GetProperty("cost");
        Assert.Equal((14_000_000L, 1_400_000m), (cost.GetProperty("realised").GetInt64(), cost.GetProperty("perClosedGap").GetProperty("value").GetDecimal()));
    }

    private async Task ThePublicIsAskedAsync()
    {
        await _region.ChangeAsync("defineServiceUnit", new() { ["code"] = "LOKET", ["name"] = "Loket", ["agency"] = _story.Code("DINKES"), ["usersPerQuarter"] = 500 });
        await _region.ChangeAsync("recordSurvey", new()
        {
            ["unit"] = "LOKET",
            ["quarter"] = $"{Today.Year}-Q{(Today.Month + 2) / 3}",
            ["respondents"] = 50,
            ["sums"] = Enumerable.Repeat(178, 9).ToArray(),
        });
        Assert.Equal("A", (await _region.DataAsync("query($a:String!){ikm(agency:$a){band}}", new { a = _story.Code("DINKES") }, TestRegion.Reader)).GetProperty("ikm").GetProperty("band").GetString());
    }

    private async Task TheNextPlanKnowsAsync()
    {
        var outcome = (await _region.DataAsync("{plan(code:\"RENCANA\"){outcomes{program{code} plannedNeeds plannedCostRupiah batches happened{completions closedNeeds costRupiah costPerClosedNeedRupiah effect}}}}"))
            .GetProperty("plan").GetProperty("outcomes").EnumerateArray().Single(o => Text(o, "program", "code") == "PL-PROYEK");
        Assert.Equal(
            $$"""{"completions":{{Completed}},"closedNeeds":{{Completed}},"costRupiah":14000000,"costPerClosedNeedRupiah":1400000,"effect":0.5}""",
            outcome.GetProperty("happened").GetRawText());
        var next = (await _region.DataAsync(
            "{planProposal(budgetRupiah:100000000){openNeeds batches{line{program{code} people costRupiah reason} effectWeight} histories{program{code} effect costRupiah}}}", token: TestRegion.Reader)).GetProperty("planProposal");
        Assert.Equal((2 * People) - Completed, next.GetProperty("openNeeds").GetInt32());
        // Two people still need project management: each at what a participant really cost, 1.4 million; communication has not been measured.
        Assert.Equal(
            [("PL-PROYEK", 2, 2_800_000L, 0.5m), ("PL-KOMUNIKASI", People, 15_000_000L, 0.5m)],
            next.GetProperty("batches").EnumerateArray().Select(b => (
                Text(b.GetProperty("line"), "program", "code"), b.GetProperty("line").GetProperty("people").GetInt32(), b.GetProperty("line").GetProperty("costRupiah").GetInt64(), b.GetProperty("effectWeight").GetDecimal())));
        Assert.Contains($"as spent in {Today.Year}", next.GetProperty("batches")[0].GetProperty("line").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Completions reach the needs a moment after they are recorded.</summary>
    private async Task<JsonElement> UntilAsync(string query, Func<JsonElement, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var data = await _region.DataAsync(query);
            if (holds(data))
            {
                return data;
            }

            Assert.False(patience.IsCancellationRequested, data.GetRawText());
        }
    }

    private string TokenOf(string person) => TestRegion.PersonToken + _region.Get<GraphQLApi.Schema.Reading.RegionDesk>().KeyOf(person, "Person");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<JsonElement> Nodes(JsonElement connection) => connection.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"));

    private static string Text(JsonElement element, string name, string inner) => element.GetProperty(name).GetProperty(inner).GetString()!;
}
