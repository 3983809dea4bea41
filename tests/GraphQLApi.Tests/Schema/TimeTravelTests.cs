using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class TimeTravelTests(TestRegion region)
{
    private const string Figures = "headcount participants completions jpTotal position figuresOn";

    private readonly RegionStory _story = new(region);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task What_was_recorded_since_is_not_in_figures_known_before()
    {
        var agency = await _story.AgencyAsync("A");
        var (person, _) = await _story.PersonAsync(agency);
        var before = await _story.ParticipationAsync(agency);
        var known = Text(Now);
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 7));

        foreach (var at in new object[] { new { position = before.GetProperty("position").GetString() }, new { knownAt = known } })
        {
            var then = await ParticipationAsync(agency, at);
            Assert.Equal((1, 0, 0m), (then.GetProperty("headcount").GetInt32(), then.GetProperty("completions").GetInt32(), then.GetProperty("jpTotal").GetDecimal()));
        }

        var now = await ParticipationAsync(agency, new { });
        Assert.Equal((1, 7m), (now.GetProperty("completions").GetInt32(), now.GetProperty("jpTotal").GetDecimal()));
    }

    [Fact]
    public async Task What_happened_later_is_not_in_figures_as_of_before_and_what_happened_earlier_is_however_late_it_came()
    {
        var agency = await _story.AgencyAsync("B");
        var (person, _) = await _story.PersonAsync(agency);
        var completed = Now.AddDays(-3);
        await CompleteAsync(person, completed);

        var before = await ParticipationAsync(agency, new { asOf = Text(completed.AddMicroseconds(-1)) });
        Assert.Equal(0, before.GetProperty("completions").GetInt32());
        // Read once, kept, and still right after a completion that came late.
        for (var late = 1; late <= 3; late++)
        {
            Assert.Equal(late, (await ParticipationAsync(agency, new { asOf = Text(completed) }, completed.Year)).GetProperty("completions").GetInt32());
            await CompleteAsync(person, completed.AddSeconds(-late));
        }
    }

    [Fact]
    public async Task Region_and_agencies_of_one_moment_add_up_and_a_field_without_it_is_of_now()
    {
        var agency = await _story.AgencyAsync("C");
        var (person, _) = await _story.PersonAsync(agency);
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        var at = new { position = (await _story.ParticipationAsync(agency)).GetProperty("position").GetString() };
        await region.ChangeAsync("recordCompletion", _story.Completion(person));

        // The region's figures of now trail the agencies' by a moment.
        JsonElement seen, now;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            seen = (await region.DataAsync(
                $"query($at:TimeTravel){{region{{participation(at:$at){{{Figures}}} agencies(at:$at){{code then:participation(at:$at){{{Figures}}} now:participation{{{Figures}}}}}}}}}", new { at })).GetProperty("region");
            now = seen.GetProperty("agencies").EnumerateArray().Single(a => a.GetProperty("code").GetString() == agency).GetProperty("now");
        }
        while (now.GetProperty("completions").GetInt32() < 2);

        var (whole, parts) = (seen.GetProperty("participation"), seen.GetProperty("agencies").EnumerateArray().ToArray());
        foreach (var figure in new[] { "headcount", "participants", "completions", "jpTotal" })
        {
            Assert.Equal(whole.GetProperty(figure).GetDecimal(), parts.Sum(p => p.GetProperty("then").GetProperty(figure).GetDecimal()));
        }

        Assert.Equal(at.position, whole.GetProperty("position").GetString());
        var mine = parts.Single(p => p.GetProperty("code").GetString() == agency);
        Assert.Equal(1, mine.GetProperty("then").GetProperty("completions").GetInt32());
    }

    [Fact]
    public async Task Agencies_of_a_moment_show_the_tree_and_the_names_known_then()
    {
        var (above, other) = (await _story.AgencyAsync("UP"), await _story.AgencyAsync("OTHER"));
        var below = await _story.AgencyAsync("DOWN", above);
        var at = new { position = (await _story.ParticipationAsync(below)).GetProperty("position").GetString() };
        await region.ChangeAsync("moveAgency", new() { ["code"] = below, ["parent"] = other, ["effectiveOn"] = Text(Now.AddDays(-1))[..10] });
        await region.ChangeAsync("renameAgency", new() { ["code"] = below, ["name"] = "Renamed" });
        var later = await _story.AgencyAsync("LATER");

        var seen = (await region.DataAsync("query($at:TimeTravel){region{agencies(level:ALL,at:$at){code name parent{code name} children{code parent{code}}}}}", new { at }))
            .GetProperty("region").GetProperty("agencies").EnumerateArray().ToDictionary(a => a.GetProperty("code").GetString()!);
        Assert.Equal(above, seen[below].GetProperty("parent").GetProperty("code").GetString());
        Assert.Equal("DOWN", seen[below].GetProperty("name").GetString());
        Assert.Equal(above, seen[above].GetProperty("children")[0].GetProperty("parent").GetProperty("code").GetString());
        Assert.Empty(seen[other].GetProperty("children").EnumerateArray());
        Assert.DoesNotContain(later, seen.Keys);
    }

    [Fact]
    public async Task A_persons_record_of_a_moment_has_the_lines_known_then()
    {
        var agency = await _story.AgencyAsync("D");
        var unknown = new { position = (await _story.ParticipationAsync(agency)).GetProperty("position").GetString() };
        var (person, _) = await _story.PersonAsync(agency);
        var first = await region.ChangeAsync("recordCompletion", _story.Completion(person), "position line{id}");
        await region.ChangeAsync("revokeCompletion", new() { ["line"] = first.GetProperty("line").GetProperty("id").GetString() });
        const string Query = "query($i:ID!,$at:TimeTravel){person(id:$i){record(at:$at){jp lines{reason}}}}";

        async Task<JsonElement> RecordAsync(object at) => (await region.DataAsync(Query, new { i = person, at })).GetProperty("person").GetProperty("record");
        var then = await RecordAsync(new { position = first.GetProperty("position").GetString() });
        Assert.Equal((5m, "FULL"), (then.GetProperty("jp").GetDecimal(), then.GetProperty("lines")[0].GetProperty("reason").GetString()));
        var now = await RecordAsync(new { });
        Assert.Equal((0m, "REVOKED"), (now.GetProperty("jp").GetDecimal(), now.GetProperty("lines")[0].GetProperty("reason").GetString()));
        Assert.Equal(JsonValueKind.Null, (await RecordAsync(unknown)).ValueKind);
        Assert.Empty((await RecordAsync(new { asOf = Text(Now.AddDays(-400)) })).GetProperty("lines").EnumerateArray());
    }

    [Fact]
    public async Task Members_of_a_moment_are_those_of_then_with_the_records_known_then()
    {
        var (agency, other) = (await _story.AgencyAsync("M"), await _story.AgencyAsync("M2"));
        var (person, _) = await _story.PersonAsync(agency);
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 4));
        var at = new { position = (await _story.ParticipationAsync(agency)).GetProperty("position").GetString() };
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 3));
        await region.ChangeAsync("transferPerson", new() { ["person"] = person, ["agency"] = other, ["effectiveOn"] = Text(Now.AddDays(-1))[..10] });
        const string Query = "query($c:String!,$at:TimeTravel){agency(code:$c){members(at:$at){totalCount edges{node{id agency{code}} record{jp lines{credited}}}}}}";

        async Task<JsonElement> MembersAsync(object? moment) => (await region.DataAsync(Query, new { c = agency, at = moment })).GetProperty("agency").GetProperty("members");
        var then = await MembersAsync(at);
        Assert.Equal(1, then.GetProperty("totalCount").GetInt32());
        var edge = then.GetProperty("edges")[0];
        Assert.Equal((person, other), (edge.GetProperty("node").GetProperty("id").GetString(), edge.GetProperty("node").GetProperty("agency").GetProperty("code").GetString()));
        Assert.Equal((4m, 1), (edge.GetProperty("record").GetProperty("jp").GetDecimal(), edge.GetProperty("record").GetProperty("lines").GetArrayLength()));
        Assert.Equal("BAD_REQUEST", (await region.AskAsync(Query, new { c = agency, at = new { asOf = "2999-01-01T00:00:00Z" } })).Code);
        Assert.Equal(JsonValueKind.Null, (await MembersAsync(new { position = "1" })).ValueKind);
    }

    [Fact]
    public async Task A_series_of_a_moment_is_counted_from_what_was_known_then_and_ends_on_its_day()
    {
        var agency = await _story.AgencyAsync("S");
        var (person, _) = await _story.PersonAsync(agency);
        var at = new { position = (await _story.ParticipationAsync(agency)).GetProperty("position").GetString() };
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        const string Query = "query($c:String!,$at:TimeTravel){agency(code:$c){series(metric:COMPLETIONS,bucket:YEAR,at:$at){values starts}} region{series(metric:COMPLETIONS,bucket:YEAR,at:$at){values}}}";

        async Task<JsonElement> SeriesAsync(object? moment) => (await region.DataAsync(Query, new { c = agency, at = moment })).GetProperty("agency").GetProperty("series");
        Assert.Equal(0, (await SeriesAsync(at)).GetProperty("values")[0].GetDecimal());
        Assert.Equal(1, (await SeriesAsync(null)).GetProperty("values")[0].GetDecimal());
        var earlier = Now.AddYears(-1);
        Assert.StartsWith(Text(earlier.AddHours(7))[..4], (await SeriesAsync(new { asOf = Text(earlier) })).GetProperty("starts")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asOf", "2999-01-01T00:00:00Z", null)]
    [InlineData("knownAt", "2999-01-01T00:00:00Z", null)]
    [InlineData("position", "999999999999", null)]
    [InlineData("asOf", "2024-06-30T12:00:00+07:00", 2025)]
    public async Task A_moment_that_is_still_to_come_is_refused_with_the_field_and_what_to_do(string field, string value, int? year)
    {
        var answer = await region.AskAsync(
            "query($y:Int,$at:TimeTravel){region{participation(year:$y,at:$at){headcount}}}", new { y = year, at = new Dictionary<string, string> { [field] = value } });
        Assert.Equal("BAD_REQUEST", answer.Code);
        Assert.Contains(field, answer.Text, StringComparison.Ordinal);
        Assert.Contains("give", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_distinct_moment_costs_once_also_from_variables_of_a_cached_document()
    {
        for (var facts = 0; facts < 21; facts++)
        {
            await _story.AgencyAsync($"E{facts}");
        }

        var names = Enumerable.Range(0, 21).ToArray();
        var query = $"query({string.Join(',', names.Select(i => $"$a{i}:TimeTravel"))}){{region{{{string.Join(' ', names.Select(i => $"f{i}:participation(at:$a{i}){{headcount}}"))}}}}}";
        Dictionary<string, object> Variables(Func<int, int> position) => names.ToDictionary(i => $"a{i}", i => (object)new { position = position(i).ToString(CultureInfo.InvariantCulture) });

        Assert.Null((await region.AskAsync(query, Variables(_ => 1))).Code);
        Assert.Equal("COMPLEXITY", (await region.AskAsync(query, Variables(i => i))).Code);
        Assert.Null((await region.AskAsync(query, Variables(i => i % 2))).Code);
    }

    private async Task CompleteAsync(string person, DateTimeOffset at)
    {
        var completion = _story.Completion(person);
        completion["completedAt"] = Text(at);
        await region.ChangeAsync("recordCompletion", completion);
    }

    private async Task<JsonElement> ParticipationAsync(string agency, object at, int? year = null) =>
        (await region.DataAsync($"query($c:String!,$y:Int,$at:TimeTravel){{agency(code:$c){{participation(year:$y,at:$at){{{Figures}}}}}}}", new { c = agency, y = year, at }))
            .GetProperty("agency").GetProperty("participation");

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
