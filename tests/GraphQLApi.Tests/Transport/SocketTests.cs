using Bangkom.GraphQLApi.Tests.Transport.TestSchema;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class SocketTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync(o =>
    {
        o.OperationsPerSocketMax = 3;
        o.ConnectionInitTimeout = TimeSpan.FromMilliseconds(600);
    });

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_query_gives_one_result_and_completes()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api, "ayu");
        Assert.Equal("graphql-transport-ws", socket.Subprotocol);
        await socket.SubscribeAsync("1", "{ signedIn }");
        var (type, id, payload) = await socket.NextAsync();
        Assert.Equal(("next", "1"), (type, id));
        Assert.Equal("ayu", payload.GetProperty("data").GetProperty("signedIn").GetString());
        Assert.Equal(("complete", "1"), await TypeAsync(socket));
    }

    [Fact]
    public async Task A_mutation_runs_on_a_socket()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SubscribeAsync("1", "mutation { add(by: 2) }");
        Assert.Equal(("next", "1"), await TypeAsync(socket));
        Assert.Equal(2, _api.Get<TestCounter>().Value);
    }

    [Fact]
    public async Task Subscriptions_share_a_socket_and_each_gives_every_event()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SubscribeAsync("a", "subscription { countTo(n: 3) }");
        await socket.SubscribeAsync("b", "subscription($n: Int!) { countTo(n: $n) }", new { n = 2 });
        var seen = new Dictionary<string, List<string>> { ["a"] = [], ["b"] = [] };
        while (seen.Values.Any(types => !types.Contains("complete")))
        {
            var (type, id, payload) = await socket.NextAsync();
            seen[id!].Add(type == "next" ? payload.GetProperty("data").GetProperty("countTo").GetRawText() : type);
        }
        Assert.Equal(["1", "2", "3", "complete"], seen["a"]);
        Assert.Equal(["1", "2", "complete"], seen["b"]);
    }

    [Theory]
    [InlineData("{ noSuchField }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("{", "BAD_REQUEST")]
    [InlineData("{ secret }", "UNAUTHENTICATED")]
    [InlineData("subscription { private }", "UNAUTHENTICATED")]
    [InlineData("{ rows(first: 1001) { number } }", "BAD_REQUEST")]
    [InlineData("{ rows(first: 1000) { children(first: 1000) { number } } }", "COMPLEXITY")]
    public async Task A_refused_document_is_an_error_and_the_socket_lives_on(string document, string code)
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SubscribeAsync("1", document);
        var (type, id, payload) = await socket.NextAsync();
        Assert.Equal(("error", "1"), (type, id));
        Assert.Equal(code, payload[0].GetProperty("extensions").GetProperty("code").GetString());
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Equal(("next", "1"), await TypeAsync(socket));
    }

    [Fact]
    public async Task A_source_that_breaks_ends_its_subscription_with_an_error_that_says_nothing()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SubscribeAsync("1", "subscription { breaks }");
        Assert.Equal(("next", "1"), await TypeAsync(socket));
        var (type, _, payload) = await socket.NextAsync();
        Assert.Equal("error", type);
        Assert.Equal("INTERNAL", payload[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("source broke", payload.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_from_the_client_ends_the_source_and_frees_the_id()
    {
        var feed = _api.Get<TestFeed>();
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SubscribeAsync("1", "subscription { live { number } }");
        await feed.ListenersAsync(1, TestContext.Current.CancellationToken);
        feed.Publish(1);
        Assert.Equal(("next", "1"), await TypeAsync(socket));
        await socket.SendAsync("""{"type":"complete","id":"1"}""");
        await feed.ListenersAsync(0, TestContext.Current.CancellationToken);
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Equal(("next", "1"), await TypeAsync(socket));
        Assert.Equal(("complete", "1"), await TypeAsync(socket));
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_its_sources()
    {
        var feed = _api.Get<TestFeed>();
        await using (var socket = await TestSocket.OpenReadyAsync(_api))
        {
            await socket.SubscribeAsync("1", "subscription { live { number } }");
            await feed.ListenersAsync(1, TestContext.Current.CancellationToken);
        }
        await feed.ListenersAsync(0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_ping_is_answered_before_and_after_connection_init()
    {
        await using var socket = await TestSocket.OpenAsync(_api);
        await socket.SendAsync("""{"type":"ping"}""");
        Assert.Equal("pong", (await socket.NextAsync()).Type);
        await socket.InitAsync();
        Assert.Equal("connection_ack", (await socket.NextAsync()).Type);
        await socket.SendAsync("""{"type":"pong"}""");
        await socket.SendAsync("""{"type":"ping","payload":{"a":1}}""");
        Assert.Equal("pong", (await socket.NextAsync()).Type);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"start"}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":5}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":"{ hello }"}""")]
    public async Task An_invalid_message_closes_with_4400(string message)
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SendAsync(message);
        Assert.Equal(4400, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SendBinaryAsync([1, 2]);
        Assert.Equal(4400, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_subscribe_before_connection_init_closes_with_4401()
    {
        await using var socket = await TestSocket.OpenAsync(_api);
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Equal(4401, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_wrong_credential_closes_with_4403()
    {
        await using var socket = await TestSocket.OpenAsync(_api);
        await socket.InitAsync("wrong");
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact]
    public async Task An_unknown_subprotocol_closes_with_4406()
    {
        await using var legacy = await TestSocket.OpenAsync(_api, subprotocol: null);
        Assert.Equal(4406, await legacy.ClosedAsync());
    }

    [Fact]
    public async Task A_socket_without_connection_init_closes_with_4408()
    {
        await using var socket = await TestSocket.OpenAsync(_api);
        Assert.Equal(4408, await socket.ClosedAsync());
    }

    [Fact]
    public async Task An_initialised_socket_outlives_the_time_to_initialise()
    {
        await using var idle = await TestSocket.OpenAsync(_api);
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        Assert.Equal(4408, await idle.ClosedAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System, TestContext.Current.CancellationToken);
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Equal("next", (await socket.NextAsync()).Type);
    }

    [Fact]
    public async Task A_second_operation_with_a_running_ones_id_closes_with_4409()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SubscribeAsync("1", "subscription { live { number } }");
        await _api.Get<TestFeed>().ListenersAsync(1, TestContext.Current.CancellationToken);
        await socket.SubscribeAsync("1", "subscription { live { number } }");
        Assert.Equal(4409, await socket.ClosedAsync());
        await _api.Get<TestFeed>().ListenersAsync(0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_second_connection_init_closes_with_4429()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.InitAsync();
        Assert.Equal(4429, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_message_over_256_KiB_closes_with_1009()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        await socket.SendAsync("{\"type\":\"ping\",\"x\":\"" + new string('x', 300 * 1024) + "\"}");
        Assert.Equal(1009, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_socket_carries_a_bounded_number_of_operations()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api);
        foreach (var id in new[] { "1", "2", "3", "4" })
            await socket.SubscribeAsync(id, "subscription { live { number } }");
        var (type, refused, payload) = await socket.NextAsync();
        Assert.Equal(("error", "4"), (type, refused));
        Assert.Equal("UNAVAILABLE", payload[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("https://127.0.0.1")]
    public async Task A_foreign_page_without_a_token_of_its_own_is_closed_with_4403(string origin)
    {
        await using var socket = await TestSocket.OpenAsync(_api, origin);
        await socket.InitAsync();
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_foreign_page_with_a_token_and_our_own_page_are_let_in()
    {
        await using var foreign = await TestSocket.OpenAsync(_api, "http://other.example");
        await foreign.InitAsync("ayu");
        Assert.Equal("connection_ack", (await foreign.NextAsync()).Type);
        await using var own = await TestSocket.OpenAsync(_api, _api.Uri.GetLeftPart(UriPartial.Authority));
        await own.InitAsync();
        Assert.Equal("connection_ack", (await own.NextAsync()).Type);
    }

    private static async Task<(string Type, string? Id)> TypeAsync(TestSocket socket)
    {
        var (type, id, _) = await socket.NextAsync();
        return (type, id);
    }
}
