using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Transport.TestSchema;
using Microsoft.Extensions.Time.Testing;

namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>The clock only moves when a test moves it, so nothing here waits for five seconds.</summary>
public sealed class ReauthenticationTests : IAsyncLifetime
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider _time = new();
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync(time: _time);

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_lapsed_credential_ends_every_operation_with_FORBIDDEN_and_closes_with_4403()
    {
        await using var socket = await LiveAsync("people");
        _api.Get<TestAuthenticator>().Revoke("people");
        _time.Advance(_period);
        var (type, id, payload) = await socket.NextAsync();
        Assert.Equal(("error", "1", "FORBIDDEN"), (type, id, payload[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(4403, await socket.ClosedAsync());
        await _api.Get<TestFeed>().ListenersAsync(0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_right_that_was_taken_away_ends_the_operation_that_needs_it()
    {
        await using var socket = await LiveAsync("people");
        _api.Get<TestAuthenticator>().GiveRole("people", "clerk");
        _time.Advance(_period);
        Assert.Equal("error", (await socket.NextAsync()).Type);
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_valid_credential_is_checked_each_period_and_the_stream_goes_on()
    {
        await using var socket = await LiveAsync("people");
        var authenticator = _api.Get<TestAuthenticator>();
        var before = authenticator.Calls;
        for (var period = 1; period <= 3; period++)
        {
            _time.Advance(_period);
            await authenticator.CalledAsync(before + period);
        }
        _api.Get<TestFeed>().Publish(9);
        var (type, _, payload) = await socket.NextAsync();
        Assert.Equal("next", type);
        Assert.Equal(9, payload.GetProperty("data").GetProperty("private").GetInt32());
        Assert.Equal(before + 3, authenticator.Calls);
    }

    [Fact]
    public async Task Less_than_a_period_asks_nothing()
    {
        await using var socket = await LiveAsync("people");
        var before = _api.Get<TestAuthenticator>().Calls;
        _time.Advance(_period - TimeSpan.FromTicks(1));
        _api.Get<TestFeed>().Publish(1);
        Assert.Equal("next", (await socket.NextAsync()).Type);
        Assert.Equal(before, _api.Get<TestAuthenticator>().Calls);
    }

    [Fact]
    public async Task An_idle_sockets_credential_is_checked_when_it_asks_again()
    {
        await using var socket = await TestSocket.OpenReadyAsync(_api, "people");
        _api.Get<TestAuthenticator>().Revoke("people");
        _time.Advance(_period);
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_lapsed_credential_ends_an_event_stream_with_FORBIDDEN()
    {
        using var stream = await TestEventStream.OpenAsync(_api, "subscription { private }", "people");
        await _api.Get<TestFeed>().ListenersAsync(1, TestContext.Current.CancellationToken);
        _api.Get<TestFeed>().Publish(1);
        await stream.NextAsync();
        _api.Get<TestAuthenticator>().Revoke("people");
        _time.Advance(_period);
        Assert.Equal("FORBIDDEN", (await stream.NextAsync()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Undefined, (await stream.NextAsync()).ValueKind);
        await _api.Get<TestFeed>().ListenersAsync(0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_socket_without_connection_init_is_closed_when_its_time_is_up()
    {
        await using var socket = await TestSocket.OpenAsync(_api);
        await socket.SendAsync("""{"type":"ping"}""");
        await socket.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(4408, await socket.ClosedAsync());
    }

    private async Task<TestSocket> LiveAsync(string token)
    {
        var socket = await TestSocket.OpenReadyAsync(_api, token);
        await socket.SubscribeAsync("1", "subscription { private }");
        await _api.Get<TestFeed>().ListenersAsync(1, TestContext.Current.CancellationToken);
        // One event proves that the stream has started, so the session knows its document.
        _api.Get<TestFeed>().Publish(0);
        Assert.Equal("next", (await socket.NextAsync()).Type);
        return socket;
    }
}
