using Bangkom.GraphQLApi.Tests.Transport.TestSchema;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class LimitTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_body_over_256_KiB_is_413_and_one_below_is_read()
    {
        var large = await _api.PostAsync("query($n: String) { hello(name: $n) }", new { n = new string('x', 256 * 1024) });
        Assert.Equal(413, large.Status);
        Assert.Equal("TOO_LARGE", large.Code);
        Assert.Equal(200, (await _api.PostAsync("query($n: String) { hello(name: $n) }", new { n = new string('x', 255 * 1024) })).Status);
    }

    [Fact]
    public async Task A_text_over_16_KiB_is_refused_and_is_measured_in_bytes()
    {
        const string Query = "{ hello } #";
        await HoldsAsync(Query + new string('x', (16 * 1024) - Query.Length), null);
        await HoldsAsync(Query + new string('x', (16 * 1024) - Query.Length + 1), "TOO_LARGE");
        await HoldsAsync(Query + new string('é', 9 * 1024), "TOO_LARGE");
    }

    [Fact]
    public async Task Parsing_stops_at_64_nodes_of_depth()
    {
        await HoldsAsync("{ sum(numbers: " + new string('[', 200) + new string(']', 200) + ") }", "TOO_LARGE");
        await HoldsAsync("{ " + string.Concat(Enumerable.Repeat("tree: tree { ", 70)) + "number" + new string('}', 71), "TOO_LARGE");
    }

    [Fact]
    public async Task A_document_has_at_most_50_definitions()
    {
        await HoldsAsync(Operations(50), null, "O0");
        await HoldsAsync(Operations(51), "TOO_LARGE", "O0");

        static string Operations(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"query O{i} {{ hello }} "));
    }

    [Fact]
    public async Task A_selection_has_at_most_4_directives()
    {
        // The fifth is refused before the rule that forbids the second is asked.
        await HoldsAsync("{ hello " + string.Concat(Enumerable.Repeat("@include(if: true) ", 5)) + "}", "TOO_LARGE");
        await HoldsAsync("{ ...F " + string.Concat(Enumerable.Repeat("@include(if: true) ", 5)) + "} fragment F on Query { hello }", "TOO_LARGE");
        await HoldsAsync("query " + string.Concat(Enumerable.Repeat("@x ", 5)) + "{ hello }", "TOO_LARGE");
        await HoldsAsync("{ hello " + string.Concat(Enumerable.Repeat("@include(if: true) ", 4)) + "}", "UNIQUE_DIRECTIVES_PER_LOCATION");
    }

    [Fact]
    public async Task A_document_asks_for_at_most_1000_fields_with_its_fragments_written_out()
    {
        await HoldsAsync("{ " + Aliased(1_000) + "}", null);
        await HoldsAsync("{ " + Aliased(1_001) + "}", "TOO_LARGE");
        await HoldsAsync("{ " + Trees(50) + "} fragment F on Node { a: number b: number c: number d: number e: number f: number g: number h: number i: number j: number k: number l: number m: number n: number o: number p: number q: number r: number s: number }", null);
        await HoldsAsync("{ " + Trees(51) + "} fragment F on Node { a: number b: number c: number d: number e: number f: number g: number h: number i: number j: number k: number l: number m: number n: number o: number p: number q: number r: number s: number }", "TOO_LARGE");

        static string Aliased(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}: hello "));
        static string Trees(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}: tree {{ ...F }} "));
    }

    [Fact]
    public async Task One_name_is_asked_of_one_object_at_most_64_times()
    {
        await HoldsAsync("{ " + string.Concat(Enumerable.Repeat("hello ", 64)) + "}", null);
        await HoldsAsync("{ " + string.Concat(Enumerable.Repeat("hello ", 65)) + "}", "TOO_LARGE");
        await HoldsAsync("{ " + string.Concat(Enumerable.Repeat("tree { ...F } ", 13)) + "} fragment F on Node { number number number number ... { number } }", "TOO_LARGE");
        await HoldsAsync("{ " + string.Concat(Enumerable.Repeat("tree { ...F } ", 12)) + "} fragment F on Node { number number number number ... { number } }", null);
    }

    [Fact]
    public async Task Fragments_in_a_circle_are_refused()
    {
        await HoldsAsync("{ ...A } fragment A on Query { ...A }", "NO_FRAGMENT_CYCLES");
        await HoldsAsync("{ ...A } fragment A on Query { ...B } fragment B on Query { hello ... on Query { ...A } }", "NO_FRAGMENT_CYCLES");
        await HoldsAsync("{ hello } fragment A on Query { ...A }", "NO_FRAGMENT_CYCLES");
    }

    [Fact]
    public async Task Validation_stops_at_5_errors()
    {
        var answer = await _api.PostAsync("{ " + string.Concat(Enumerable.Range(0, 300).Select(i => $"no{i} ")) + "}");
        Assert.Equal(5, answer.Body.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task An_operation_costs_at_most_20000()
    {
        await HoldsAsync("{ rows(first: 1000) { number } }", null);
        await HoldsAsync("{ rows(first: 1000) { children(first: 30) { number } } }", "COMPLEXITY");
        await HoldsAsync("{ rows(first: 1000) { a: __typename b: __typename children(first: 18) { __typename } } }", "COMPLEXITY");
        await HoldsAsync("{ dear }", "COMPLEXITY");
    }

    [Fact]
    public async Task A_connection_hands_what_it_was_asked_for_to_its_list()
    {
        await HoldsAsync("{ members(first: 1000) { edges { node { number } } } }", null);
        await HoldsAsync("{ members(first: 1000) { edges { node { a: number b: number children(first: 18) { number } } } } }", "COMPLEXITY");
        // Left out, the argument's default counts: 50 × 50 × 50.
        await HoldsAsync("{ members { edges { node { children(first: 50) { children(first: 50) { number } } } } } }", "COMPLEXITY");
    }

    [Fact]
    public async Task The_values_of_variables_count_toward_the_cost()
    {
        const string Query = "query($n: Int! = 1, $m: Int!) { rows(first: $n) { children(first: $m) { number } } }";
        Assert.Equal(200, (await _api.PostAsync(Query, new { n = 10, m = 10 })).Status);
        Assert.Equal("COMPLEXITY", (await _api.PostAsync(Query, new { n = 1000, m = 1000 })).Code);
    }

    [Fact]
    public async Task First_is_from_0_to_1000()
    {
        await HoldsAsync("{ rows(first: 1001) { number } }", "BAD_REQUEST");
        await HoldsAsync("{ rows(first: -1) { number } }", "BAD_REQUEST");
        await HoldsAsync("{ rows(first: 0) { number } }", null);
        await HoldsAsync("{ a: rows(first: -1000) { children(first: 1000) { number } } b: rows { number } }", "BAD_REQUEST");
    }

    [Fact]
    public async Task An_operation_is_at_most_12_levels_deep()
    {
        await HoldsAsync("{ tree { " + string.Concat(Enumerable.Repeat("child { ", 10)) + "number" + new string('}', 12), null);
        await HoldsAsync("{ tree { " + string.Concat(Enumerable.Repeat("child { ", 11)) + "number" + new string('}', 13), "COMPLEXITY");
    }

    [Fact]
    public async Task The_standard_introspection_query_is_exempt_and_answered()
    {
        var answer = await _api.PostAsync(IntrospectionQuery.Standard);
        Assert.Null(answer.Code);
        Assert.Equal("Query", answer.Data.GetProperty("__schema").GetProperty("queryType").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Introspection_that_goes_round_the_types_is_refused()
    {
        await HoldsAsync("{ __schema { types { fields { type { fields { type { name } } } } } } }", null);
        await HoldsAsync("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "COMPLEXITY");
        await HoldsAsync("{ " + string.Concat(Enumerable.Range(0, 11).Select(i => $"a{i}: __schema {{ types {{ fields {{ name }} }} }} ")) + "}", "COMPLEXITY");
    }

    [Fact]
    public async Task A_resolver_that_takes_too_long_is_cut_off_at_the_deadline()
    {
        await using var api = await TestApi.StartAsync(o => o.Deadline = TimeSpan.FromMilliseconds(200));
        var answer = await api.PostAsync("{ sleep }");
        Assert.Equal(504, answer.Status);
        Assert.Equal("TIMEOUT", answer.Code);
    }

    [Fact]
    public async Task A_resolver_that_does_not_listen_is_left_behind_at_the_deadline()
    {
        await using var api = await TestApi.StartAsync(o => o.Deadline = TimeSpan.FromMilliseconds(200));
        Assert.Equal("TIMEOUT", (await api.PostAsync("{ deaf }")).Code);
        api.Get<TestGate>().Open.SetResult();
        Assert.Equal(200, (await api.PostAsync("{ hello }")).Status);
    }

    [Fact]
    public void Every_limit_of_the_contract_is_the_default()
    {
        var limits = new GraphQLTransportOptions();
        Assert.Equal(
            (262_144, 16_384, 64, 50, 4, 1_000, 5, 20_000.0, 12, TimeSpan.FromSeconds(10), 1_000, TimeSpan.FromSeconds(5)),
            (limits.BodyBytesMax, limits.TextBytesMax, limits.ParserDepthNodesMax, limits.DefinitionsMax, limits.DirectivesPerSelectionMax, limits.ExpandedFieldsMax,
                limits.ValidationErrorsMax, limits.ComplexityFieldsMax, limits.DepthLevelsMax, limits.Deadline, limits.FirstItemsMax, limits.ReauthenticateEvery));
    }

    private async Task HoldsAsync(string document, string? code, string? operationName = null)
    {
        var answer = await _api.PostAsync(document, operationName: operationName);
        Assert.Equal(code, answer.Code);
        Assert.Equal(code is null, answer.HasData);
    }
}
