using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.GraphQLApi.Transport.Http;
using Bangkom.GraphQLApi.Transport.Sockets;
using Bangkom.PartnerApi.Credentials;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>
/// A key that opens nothing any more ends what runs on it. Credentials have a clock of their own here; the rest of the server lives by
/// the real one.
/// </summary>
public sealed class CredentialTests : IAsyncLifetime
{
    private const string Watched = "subscription { regionParticipation { participation { headcount } } }";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly SqliteBackend _backend = new();
    private readonly CancellationTokenSource _patience = new();
    private readonly HttpClient _client = new();
    private WebApplication _server = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _address = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        var options = new ServeOptions { Storage = await _backend.CreateAsync(), Urls = _address.ToString().TrimEnd('/'), AdminKey = ServerProcess.AdminKey };
        _server = await BangkomServer.BuildAsync(options, services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            services.AddSingleton<IKeyRing>(s => ActivatorUtilities.CreateInstance<KeyRing>(s, _clock));
            services.AddSingleton(s => ActivatorUtilities.CreateInstance<EventStreamEndpoint>(s, _clock));
            services.AddSingleton(s => ActivatorUtilities.CreateInstance<SocketEndpoint>(s, _clock));
        });
        await _server.StartAsync();
        await _server.Services.GetRequiredService<Readiness>().Warm.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        _client.BaseAddress = _address;
        _client.DefaultRequestHeaders.Authorization = new("Bearer", ServerProcess.AdminKey);
        await MutateAsync("definePartner(input: {key: \"partner\", code: \"UNI\", name: \"Universitas Contoh\"}) { outcome }");
        _patience.CancelAfter(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _patience.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_revoked_partner_key_ends_its_sockets_with_4403(bool isInHeader)
    {
        var (keyId, key) = await IssueAsync();
        using var socket = await ConnectAsync(key, isInHeader);
        await RevokeAsync(keyId);
        _clock.Advance(Period);
        await EndsAsync(socket);
    }

    [Fact]
    public async Task A_revoked_partner_key_ends_its_event_streams_with_an_error()
    {
        var (keyId, key) = await IssueAsync();
        using var stream = await OpenAsync(key);
        await RevokeAsync(keyId);
        _clock.Advance(Period);
        await EndsAsync(stream);
    }

    [Fact]
    public async Task The_other_key_of_a_partner_goes_on()
    {
        var ((keyId, key), (_, other)) = (await IssueAsync(), await IssueAsync());
        using var ending = await ConnectAsync(key, isInHeader: false);
        using var staying = await ConnectAsync(other, isInHeader: false);
        await RevokeAsync(keyId);
        _clock.Advance(Period);
        await EndsAsync(ending);
        await SendAsync(staying, """{"type":"ping"}""");
        while ((string?)(await ReceiveAsync(staying))!["type"] is var type && type != "pong")
        {
            Assert.Equal("next", type);
        }
    }

    [Fact]
    public async Task A_replaced_administrators_key_ends_sockets_and_event_streams()
    {
        using var socket = await ConnectAsync(ServerProcess.AdminKey, isInHeader: false);
        using var stream = await OpenAsync(ServerProcess.AdminKey);
        _server.Services.GetRequiredService<IOptions<AccessOptions>>().Value.AdminKeyHash = KeyText.ForAdministrator().Hash;
        _clock.Advance(Period);
        await EndsAsync(socket);
        await EndsAsync(stream);
    }

    [Fact]
    public async Task A_persons_key_reads_the_persons_record_until_it_is_revoked()
    {
        var (person, keyId, key) = await IssueToPersonAsync("199001012015011001", "null");
        Assert.Equal((200, person), await OwnIdAsync(key));
        Assert.Equal("403 403 403 403", await StatusesAsync(key));
        using var socket = await ConnectAsync(key, isInHeader: false);

        await MutateAsync($"revokePersonKey(input: {{key: \"{Guid.NewGuid()}\", person: \"{person}\", keyId: \"{keyId}\"}}) {{ outcome }}");
        _clock.Advance(Period);
        await EndsAsync(socket);
        Assert.Equal((401, null), await OwnIdAsync(key));
        Assert.Equal("401 401 401 401", await StatusesAsync(key));
    }

    [Fact]
    public async Task A_persons_key_that_expired_or_was_made_for_somebody_else_opens_nothing()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        var (one, _, key) = await IssueToPersonAsync("199001012015011002", $"\"{today.AddDays(1):yyyy-MM-dd}\"");
        var (other, _, theirs) = await IssueToPersonAsync("199001012015011003", "null");
        Assert.NotEqual(one, other);
        Assert.Equal((401, null), await OwnIdAsync(key[..^64] + theirs[^64..]));
        Assert.Equal((200, one), await OwnIdAsync(key));
        _clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(3));
        Assert.Equal((401, null), await OwnIdAsync(key));
        Assert.Equal((200, other), await OwnIdAsync(theirs));
    }

    private async Task<(string Person, string KeyId, string Key)> IssueToPersonAsync(string nip, string expiresOn)
    {
        await MutateAsync($"defineAgency(input: {{key: \"{Guid.NewGuid()}\", code: \"A{nip[^3..]}\", name: \"Dinas\"}}) {{ outcome }}");
        var joined = await SmallRegion.QueryAsync(
            _client,
            "mutation($i: RecordJoinInput!) { recordJoin(input: $i) { person { id } } }",
            new { i = new { key = nip, nip, name = "Contoh", agency = $"A{nip[^3..]}", status = "PNS", post = "PELAKSANA", joinedOn = "2015-01-02" } });
        var person = (string)joined["recordJoin"]!["person"]!["id"]!;
        var issued = await MutateAsync($"issuePersonKey(input: {{key: \"{Guid.NewGuid()}\", person: \"{person}\", expiresOn: {expiresOn}}}) {{ outcome keyId secret }}");
        return (person, (string)issued["keyId"]!, (string)issued["secret"]!);
    }

    private async Task<(int Status, string? Person)> OwnIdAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { person { id record { jp } } } }" }) };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await _client.SendAsync(request, _patience.Token);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(_patience.Token))!["data"]!["viewer"]!["person"]!["id"] : null);
    }

    /// <summary>What doors that partners use answer.</summary>
    private async Task<string> StatusesAsync(string key)
    {
        var statuses = new List<int>();
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/push/completions"), (HttpMethod.Post, "/push/quarantine/replay"), (HttpMethod.Get, "/push/quarantine"), (HttpMethod.Get, "/push/receipts/1") })
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? JsonContent.Create(Array.Empty<string>()) : null };
            request.Headers.Authorization = new("Bearer", key);
            using var answer = await _client.SendAsync(request, _patience.Token);
            statuses.Add((int)answer.StatusCode);
        }

        return string.Join(" ", statuses);
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task EndsAsync(ClientWebSocket socket)
    {
        JsonNode? message;
        do
        {
            message = await ReceiveAsync(socket);
        }
        while ((string?)message?["type"] == "next");
        Assert.Equal("error", (string?)message?["type"]);
        Assert.Equal("FORBIDDEN", (string?)message!["payload"]![0]!["extensions"]!["code"]);
        Assert.Null(await ReceiveAsync(socket));
        Assert.Equal(4403, (int?)socket.CloseStatus);
    }

    private async Task EndsAsync(StreamReader stream)
    {
        var rest = await stream.ReadToEndAsync(_patience.Token);
        Assert.Contains("\"code\":\"FORBIDDEN\"", rest, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", rest, StringComparison.Ordinal);
    }

    /// <summary>A socket whose subscription has had its first event.</summary>
    private async Task<ClientWebSocket> ConnectAsync(string key, bool isInHeader)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (isInHeader)
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + key);
        }

        await socket.ConnectAsync(new UriBuilder(_address) { Scheme = "ws", Path = "/graphql" }.Uri, _patience.Token);
        await SendAsync(socket, isInHeader ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{key}}}"}}""");
        await SendAsync(socket, new JsonObject { ["id"] = "1", ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = Watched } }.ToJsonString());
        Assert.Equal("connection_ack", (string?)(await ReceiveAsync(socket))!["type"]);
        Assert.Equal("next", (string?)(await ReceiveAsync(socket))!["type"]);
        return socket;
    }

    /// <summary>An event stream that has had its first event.</summary>
    private async Task<StreamReader> OpenAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Watched }) };
        request.Headers.Authorization = new("Bearer", key);
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _patience.Token);
        var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(_patience.Token));
        while (await stream.ReadLineAsync(_patience.Token) is { } line && !line.StartsWith("data: {\"data\"", StringComparison.Ordinal))
        {
        }

        return stream;
    }

    /// <summary>The next message; null once the server has closed.</summary>
    private async Task<JsonNode?> ReceiveAsync(ClientWebSocket socket)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16_384];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(text.ToArray());
    }

    private async Task<(string KeyId, string Key)> IssueAsync()
    {
        var issued = await MutateAsync($"issuePartnerKey(input: {{key: \"{Guid.NewGuid()}\", partner: \"UNI\"}}) {{ outcome keyId secret }}");
        return ((string)issued["keyId"]!, (string)issued["secret"]!);
    }

    private Task RevokeAsync(string keyId) => MutateAsync($"revokePartnerKey(input: {{key: \"{Guid.NewGuid()}\", partner: \"UNI\", keyId: \"{keyId}\"}}) {{ outcome }}");

    private async Task<JsonNode> MutateAsync(string mutation)
    {
        var answer = (await SmallRegion.QueryAsync(_client, $"mutation {{ answer: {mutation} }}"))["answer"]!;
        Assert.Equal("ACCEPTED", (string?)answer["outcome"]);
        return answer;
    }
}
