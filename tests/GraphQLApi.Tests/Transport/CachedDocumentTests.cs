using Bangkom.GraphQLApi.Tests.Transport.TestSchema;
using Bangkom.GraphQLApi.Transport.Documents;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>A document that was accepted once is checked again at each request, for all that may have changed.</summary>
public sealed class CachedDocumentTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_document_accepted_with_one_row_is_refused_with_900000()
    {
        const string Query = "query($n: Int!) { rows(first: $n) { number } }";
        Assert.Equal(200, (await _api.PostAsync(Query, new { n = 1 })).Status);
        Assert.Equal("BAD_REQUEST", (await _api.PostAsync(Query, new { n = 900_000 })).Code);
        Assert.Equal(200, (await _api.PostAsync(Query, new { n = 2 })).Status);
    }

    [Fact]
    public async Task A_cached_documents_cost_follows_its_variables()
    {
        const string Query = "query($n: Int!) { rows(first: $n) { children(first: $n) { number } } }";
        Assert.Equal(200, (await _api.PostAsync(Query, new { n = 3 })).Status);
        Assert.Equal("COMPLEXITY", (await _api.PostAsync(Query, new { n = 1_000 })).Code);
    }

    [Fact]
    public async Task A_document_that_one_reader_may_ask_stays_closed_to_another()
    {
        const string Query = "{ secret }";
        Assert.Equal(200, (await _api.PostAsync(Query, token: "people")).Status);
        Assert.Equal("FORBIDDEN", (await _api.PostAsync(Query, token: "clerk")).Code);
        Assert.Equal("UNAUTHENTICATED", (await _api.PostAsync(Query)).Code);
        Assert.Equal(200, (await _api.PostAsync(Query, token: "people")).Status);
    }

    [Fact]
    public async Task A_mutation_that_was_posted_is_still_refused_by_get()
    {
        const string Mutation = "mutation { add(by: 1) }";
        Assert.Equal(200, (await _api.PostAsync(Mutation)).Status);
        Assert.Equal(405, (await _api.GetAsync(Mutation)).Status);
        Assert.Equal(1, _api.Get<TestCounter>().Value);
    }

    [Fact]
    public async Task A_cached_documents_variables_are_checked_again()
    {
        const string Query = "query($n: Int!) { count(number: $n) }";
        Assert.Equal(200, (await _api.PostAsync(Query, new { n = 1 })).Status);
        Assert.Equal("INVALID_VALUE", (await _api.PostAsync(Query, new { n = "x" })).Code);
        Assert.Equal("INVALID_VALUE", (await _api.PostAsync(Query)).Code);
        Assert.Equal(7, (await _api.PostAsync(Query, new { n = 7 })).Data.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Operations_of_one_text_are_kept_apart()
    {
        const string Two = "query A { count(number: 1) } mutation B { add(by: 1) }";
        Assert.Equal(200, (await _api.PostAsync(Two, operationName: "A")).Status);
        Assert.Equal(1, (await _api.PostAsync(Two, operationName: "B")).Data.GetProperty("add").GetInt32());
        Assert.Equal("BAD_REQUEST", (await _api.PostAsync(Two)).Code);
    }

    [Fact]
    public async Task A_personal_argument_is_refused_by_get_and_as_a_literal_even_when_cached()
    {
        const string Query = "query($n: String!) { ...F } fragment F on Query { byNumber(number: $n) }";
        Assert.Equal("3", (await _api.PostAsync(Query, new { n = "abc" })).Data.GetProperty("byNumber").GetString());
        Assert.Equal("BAD_REQUEST", (await _api.GetAsync(Query, """{"n":"abc"}""")).Code);
        Assert.Contains("BAD_REQUEST", (await _api.GetAsync(Query, """{"n":"abc"}""", accept: "text/event-stream")).Text, StringComparison.Ordinal);
        Assert.Equal("BAD_REQUEST", (await _api.PostAsync("{ byNumber(number: \"abc\") }")).Code);
    }

    [Fact]
    public void The_least_recently_asked_document_leaves_first()
    {
        var cache = new DocumentCache(documentsMax: 2, charsMax: 1_000);
        cache.Add("a", null, Prepared());
        cache.Add("b", null, Prepared());
        Assert.NotNull(cache.Find("a", null));
        cache.Add("c", null, Prepared());
        Assert.NotNull(cache.Find("a", null));
        Assert.Null(cache.Find("b", null));
        Assert.NotNull(cache.Find("c", null));
        Assert.Null(cache.Find("a", "other"));
    }

    [Fact]
    public void The_cache_holds_a_bounded_amount_of_text()
    {
        var cache = new DocumentCache(documentsMax: 100, charsMax: 10);
        cache.Add("12345", null, Prepared());
        cache.Add("678901", null, Prepared());
        Assert.Null(cache.Find("12345", null));
        cache.Add("longer than all", null, Prepared());
        Assert.Equal(1, cache.Count);
    }

    private static PreparedDocument Prepared()
    {
        var document = Parser.Parse("{ a }");
        return new PreparedDocument(document, (GraphQLOperationDefinition)document.Definitions[0], IsShareable: true);
    }
}
