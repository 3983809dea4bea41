using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bangkom.GraphQLApi.Tests.Transport.TestSchema;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class HttpTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync(o =>
    {
        o.TrustedDocuments["greeting"] = "query($n: String) { hello(name: $n) }";
        o.MaySendText = user => !user.IsInRole("dashboard");
    });

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_query_by_post_is_answered_with_its_letters_unescaped()
    {
        var answer = await _api.PostAsync("query Q($n: String) { hello(name: $n) }", new { n = "Wayan ésa" });
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.ContentType);
        Assert.Equal("""{"data":{"hello":"Selamat pagi, Wayan ésa <&>"}}""", answer.Text);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_query_by_get_takes_its_variables_from_the_query_string()
    {
        var answer = await _api.GetAsync("query Q($n: String) { hello(name: $n) }", """{"n":"Ayu"}""");
        Assert.Equal(200, answer.Status);
        Assert.Contains("Ayu", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("image/png, application/json;q=0.1", "application/json; charset=utf-8")]
    public async Task The_answers_media_type_is_the_one_the_client_likes_best(string? accept, string expected)
        => Assert.Equal(expected, (await _api.PostAsync("{ hello }", accept: accept)).ContentType);

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task A_client_that_takes_none_of_our_media_types_gets_406(string accept)
        => Assert.Equal(406, (await _api.PostAsync("{ hello }", accept: accept)).Status);

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/graphql-response+json", 400)]
    public async Task A_refused_document_is_200_only_in_plain_json(string accept, int status)
    {
        foreach (var document in new[] { "{", "{ noSuchField }", "query($n: Int!) { count(number: $n) }" })
        {
            var answer = await _api.PostAsync(document, accept: accept);
            Assert.Equal(status, answer.Status);
            Assert.False(answer.HasData);
            Assert.NotNull(answer.Code);
        }
    }

    [Fact]
    public async Task Get_refuses_mutations_and_subscriptions_and_names_the_method_to_use()
    {
        foreach (var document in new[] { "mutation { add(by: 1) }", "subscription { countTo(n: 1) }" })
        {
            var answer = await _api.GetAsync(document);
            Assert.Equal(405, answer.Status);
            Assert.Equal("BAD_REQUEST", answer.Code);
        }
        Assert.Equal(0, _api.Get<TestCounter>().Value);
    }

    [Fact]
    public async Task A_subscription_by_post_needs_an_event_stream()
        => Assert.Equal(400, (await _api.PostAsync("subscription { countTo(n: 1) }")).Status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_a_form_could_send_is_refused(string type)
    {
        var content = new ByteArrayContent("{\"query\":\"{ hello }\"}"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Assert.Equal(415, (await _api.SendAsync(new HttpRequestMessage(HttpMethod.Post, _api.Uri) { Content = content })).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":"{ hello }","variables":[]}""")]
    [InlineData("""{"query":"{ hello }","operationName":{}}""")]
    [InlineData("""{"query":"{ hello }","extensions":"x"}""")]
    [InlineData("""{"query":"\ud800"}""")]
    public async Task A_malformed_request_is_400_in_every_media_type(string body)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var answer = await _api.SendAsync(new HttpRequestMessage(HttpMethod.Post, _api.Uri) { Content = TestApi.Json(body) }, accept: accept);
            Assert.Equal(400, answer.Status);
            Assert.Equal("BAD_REQUEST", answer.Code);
        }
    }

    [Fact]
    public async Task Other_methods_are_named_as_not_allowed()
    {
        var answer = await _api.SendAsync(new HttpRequestMessage(HttpMethod.Put, _api.Uri) { Content = TestApi.Json("{}") });
        Assert.Equal(405, answer.Status);
    }

    [Fact]
    public async Task A_wrong_credential_is_401_before_anything_is_read()
    {
        var answer = await _api.PostAsync("{", token: "wrong", accept: "application/json");
        Assert.Equal(401, answer.Status);
        Assert.Equal("UNAUTHENTICATED", answer.Code);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Resolvers_see_the_reader() =>
        Assert.Equal("ayu", (await _api.PostAsync("{ signedIn }", token: "ayu")).Data.GetProperty("signedIn").GetString());

    [Fact]
    public async Task The_operation_is_chosen_by_its_name()
    {
        const string Two = "query A { count(number: 1) } query B { count(number: 2) }";
        Assert.Equal(2, (await _api.PostAsync(Two, operationName: "B")).Data.GetProperty("count").GetInt32());
        Assert.Equal(1, (await _api.PostAsync(Two, operationName: "A")).Data.GetProperty("count").GetInt32());
        Assert.Equal("BAD_REQUEST", (await _api.PostAsync(Two)).Code);
        Assert.Equal("BAD_REQUEST", (await _api.PostAsync(Two, operationName: "C")).Code);
    }

    [Fact]
    public async Task A_trusted_document_is_asked_by_its_id_and_text_needs_the_right_to_it()
    {
        var answer = await SendAsync("""{"documentId":"greeting","variables":{"n":"Made"}}""");
        Assert.Contains("Made", answer.Text, StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (await SendAsync("""{"documentId":"other"}""")).Code);
        Assert.Equal("FORBIDDEN", (await SendAsync("""{"query":"{ hello }"}""")).Code);

        Task<TestAnswer> SendAsync(string body)
            => _api.SendAsync(new HttpRequestMessage(HttpMethod.Post, _api.Uri) { Content = TestApi.Json(body) }, "dashboard", "application/graphql-response+json");
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_counted_as_it_comes()
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("{\"query\":\"{ hello }\",\"x\":\"" + new string('x', 300 * 1024) + "\"}")));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, _api.Uri) { Content = content, Version = HttpVersion.Version11 };
        request.Headers.TransferEncodingChunked = true;
        var answer = await _api.SendAsync(request);
        Assert.Equal(413, answer.Status);
        Assert.Equal("TOO_LARGE", answer.Code);
    }

    [Fact]
    public async Task Readers_who_ask_the_same_at_once_are_answered_each_by_their_own_right()
    {
        var gate = _api.Get<TestGate>();
        var asked = new[] { "ani", "budi", "ani", "budi" }.Select(token => (token, Answer: _api.PostAsync("{ signedIn deaf }", token: token))).ToList();
        await gate.Entered.Task.WaitAsync(TestContext.Current.CancellationToken);
        gate.Open.SetResult();
        foreach (var (token, answer) in asked)
        {
            Assert.Equal(token, (await answer).Data.GetProperty("signedIn").GetString());
        }
    }
}
