using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Bangkom.GraphQLApi.Schema;
using Bangkom.GraphQLApi.Tests.Support;
using Bangkom.GraphQLApi.Tests.Transport;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(TestRegion))]

namespace Bangkom.GraphQLApi.Tests.Support;

/// <summary>A region with real grains over a ledger in memory, and its GraphQL on a real port. The token is a role, <c>person/ID</c>, or a partner's code.</summary>
public sealed class TestRegion : IAsyncLifetime
{
    public const string Admin = Roles.Administrator;
    public const string Reader = Roles.Reader;

    /// <summary>Before a person's surrogate id.</summary>
    public const string PersonToken = "person/";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private int _keys;

    public TestRegion()
    {
        var builder = WebApplication.CreateSlimBuilder();
        Log = new TestLog();
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: "test", clusterId: "test").AddMemoryGrainStorage("snapshots"));
        var ledger = new MemoryLedger();
        builder.Services.AddSingleton<ILedgerStore>(ledger).AddSingleton<ILedgerReader>(ledger);
        builder.Services.AddBangkomGrains(new RegionInfo(new RegionId("BUKITINTAN"), "Bukitintan", RegionZone.Of("Asia/Jakarta"), new byte[32]));
        builder.Services.AddSingleton<ITransportAuthenticator, RoleAuthenticator>();
        builder.Services.AddBangkomGraphQL();
        _app = builder.Build();
        _app.MapBangkomGraphQL();
    }

    public TestLog Log { get; }

    public Uri Uri => new(_app.Urls.First() + "/graphql");

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A key that no mutation of this run had.</summary>
    public string NewKey() => $"key-{Interlocked.Increment(ref _keys)}";

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null, string? token = Admin)
    {
        var answer = await AskAsync(query, variables, token);
        Assert.True(answer.Code is null, answer.Text);
        return answer.Data;
    }

    public async Task<TestAnswer> AskAsync(string query, object? variables = null, string? token = Admin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Uri)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        return await SendAsync(request, token);
    }

    public async Task<TestAnswer> SendAsync(HttpRequestMessage request, string? token)
    {
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new TestAnswer((int)response.StatusCode, text, response.Content.Headers.ContentType?.ToString(), response.Headers);
    }

    /// <summary>An event stream whose subscription has started.</summary>
    public Task<TestEventStream> WatchAsync(string query, object? variables, string token) => TestEventStream.OpenAsync(_http, Uri, query, variables, token);

    /// <summary>Runs a mutation that must be accepted; a key is added when the input has none.</summary>
    public async Task<JsonElement> ChangeAsync(string field, Dictionary<string, object?> input, string selection = "position", string? token = Admin)
    {
        input.TryAdd("key", NewKey());
        var data = await MutateAsync(field, input, selection, token);
        Assert.Equal("ACCEPTED", data.GetProperty("outcome").GetString());
        return data;
    }

    public async Task<JsonElement> MutateAsync(string field, Dictionary<string, object?> input, string selection = "position", string? token = Admin)
    {
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var data = await DataAsync($"mutation($i:{type}!){{{field}(input:$i){{outcome errors{{code message path}} {selection}}}}}", new { i = input }, token);
        return data.GetProperty(field);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class RoleAuthenticator : ITransportAuthenticator
    {
        public ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, string? bearerToken, CancellationToken cancellationToken)
        {
            if (bearerToken is null)
            {
                return new(new ClaimsPrincipal(new ClaimsIdentity()));
            }

            Claim[] claims = bearerToken is Admin or Reader
                ? [new(ClaimTypes.Name, bearerToken), new(ClaimTypes.Role, bearerToken)]
                : bearerToken.StartsWith(PersonToken, StringComparison.Ordinal)
                ? [new(ClaimTypes.Name, bearerToken), new(ClaimTypes.Role, Roles.Person), new(Roles.PersonClaim, bearerToken[PersonToken.Length..])]
                : [new(ClaimTypes.Name, bearerToken), new(ClaimTypes.Role, Roles.Partner), new(Roles.PartnerClaim, bearerToken)];
            return new(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")));
        }
    }
}
