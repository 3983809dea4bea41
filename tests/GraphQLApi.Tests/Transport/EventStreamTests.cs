using System.Net.Http.Headers;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Transport.TestSchema;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class EventStreamTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_subscription_by_post_gives_every_event_then_completes()
    {
        var answer = await _api.PostAsync("subscription { countTo(n: 3) }", accept: "text/event-stream");
        Assert.Equal((200, "text/event-stream; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal(
            ":\n\n" + string.Concat(Enumerable.Range(1, 3).Select(i => $"event: next\ndata: {{\"data\":{{\"countTo\":{i}}}}}\n\n")) + "event: complete\ndata: \n\n",
            answer.Text);
    }

    [Fact]
    public async Task A_subscription_by_get_is_answered_and_a_mutation_is_not()
    {
        Assert.Contains("\"countTo\":2", (await _api.GetAsync("subscription { countTo(n: 2) }", accept: "text/event-stream")).Text, StringComparison.Ordinal);
        Assert.Contains("BAD_REQUEST", (await _api.GetAsync("mutation { add(by: 1) }", accept: "text/event-stream")).Text, StringComparison.Ordinal);
        Assert.Equal(0, _api.Get<TestCounter>().Value);
    }

    [Fact]
    public async Task A_query_is_one_event()
        => Assert.EndsWith("event: next\ndata: {\"data\":{\"count\":5}}\n\nevent: complete\ndata: \n\n", (await _api.PostAsync("{ count(number: 5) }", accept: "text/event-stream")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("{ noSuchField }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("subscription { private }", "UNAUTHENTICATED")]
    [InlineData("subscription { breaks }", "INTERNAL")]
    public async Task Errors_are_events_too(string document, string code)
    {
        var text = (await _api.PostAsync(document, accept: "text/event-stream")).Text;
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_request_or_wrong_credential_has_a_status()
    {
        Assert.Equal(401, (await _api.PostAsync("{ hello }", token: "wrong", accept: "text/event-stream")).Status);
        Assert.Equal(400, (await _api.SendAsync(new HttpRequestMessage(HttpMethod.Post, _api.Uri) { Content = TestApi.Json("{") }, accept: "text/event-stream")).Status);
    }

    [Fact]
    public async Task Events_arrive_as_they_happen_and_a_client_that_leaves_ends_the_source()
    {
        var feed = _api.Get<TestFeed>();
        using (var stream = await TestEventStream.OpenAsync(_api, "subscription { live { number } }"))
        {
            await feed.ListenersAsync(1, TestContext.Current.CancellationToken);
            feed.Publish(7);
            Assert.Equal(7, (await stream.NextAsync()).GetProperty("data").GetProperty("live").GetProperty("number").GetInt32());
            feed.Publish(8);
            Assert.Equal(8, (await stream.NextAsync()).GetProperty("data").GetProperty("live").GetProperty("number").GetInt32());
        }
        await feed.ListenersAsync(0, TestContext.Current.CancellationToken);
    }
}

public sealed class TestEventStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private TestEventStream(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new StreamReader(body));

    public static Task<TestEventStream> OpenAsync(TestApi api, string query, string? token = null) => OpenAsync(api.Http, api.Uri, query, null, token);

    public static async Task<TestEventStream> OpenAsync(HttpClient http, Uri uri, string query, object? variables, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = TestApi.Json(JsonSerializer.Serialize(new { query, variables })) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new TestEventStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next result; an undefined element once the stream has completed.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
            if (line == "event: complete")
                return default;
        }
        return default;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
