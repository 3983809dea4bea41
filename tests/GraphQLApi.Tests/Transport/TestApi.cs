using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Transport.TestSchema;
using Bangkom.GraphQLApi.Transport;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>The transport over a small schema, on a real port of this machine.</summary>
public sealed class TestApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestApi(WebApplication app, TestLog log)
    {
        _app = app;
        Log = log;
        Uri = new Uri(app.Urls.First() + "/graphql");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Uri, Timeout = TimeSpan.FromSeconds(20) };
    }

    public Uri Uri { get; }

    public HttpClient Http { get; }

    public TestLog Log { get; }

    public T Get<T>()
        where T : notnull
        => _app.Services.GetRequiredService<T>();

    public static async Task<TestApi> StartAsync(Action<GraphQLTransportOptions>? configure = null, TimeProvider? time = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new TestLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var services = builder.Services;
        if (time is not null)
            services.AddSingleton(time);
        services.AddSingleton<TestAuthenticator>().AddSingleton<ITransportAuthenticator>(s => s.GetRequiredService<TestAuthenticator>());
        services.AddSingleton<TestGate>().AddSingleton<TestCounter>().AddSingleton<TestFeed>().AddSingleton<TestBatchLog>().AddScoped<TestBatch>();
        services.AddGraphQL(b => b
            .AddAutoSchema<TestQuery>(s => s.WithMutation<TestMutation>().WithSubscription<TestSubscription>())
            .ConfigureSchema(schema =>
            {
                schema.RegisterType<AutoRegisteringObjectGraphType<TestPerson>>();
                schema.RegisterType<AutoRegisteringObjectGraphType<TestPlace>>();
            }));
        services.AddGraphQLTransport(options =>
        {
            options.MapException = e => e is KeyNotFoundException ? new GraphQLTransportException(GraphQLErrorCodes.NotFound, "No such thing.") : null;
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapGraphQLTransport("/graphql");
        await app.StartAsync();
        return new TestApi(app, log);
    }

    /// <summary>Sends a POST and reads the answer.</summary>
    public async Task<TestAnswer> PostAsync(string query, object? variables = null, string? token = null, string? accept = "application/graphql-response+json", string? operationName = null)
        => await SendAsync(new HttpRequestMessage(HttpMethod.Post, Uri) { Content = Json(JsonSerializer.Serialize(new { query, variables, operationName })) }, token, accept);

    public async Task<TestAnswer> GetAsync(string query, string? variables = null, string? token = null, string? accept = "application/graphql-response+json")
    {
        var more = variables is null ? "" : "&variables=" + Uri.EscapeDataString(variables);
        return await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Uri}?query={Uri.EscapeDataString(query)}{more}"), token, accept);
    }

    public async Task<TestAnswer> SendAsync(HttpRequestMessage request, string? token = null, string? accept = null)
    {
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new TestAnswer((int)response.StatusCode, text, response.Content.Headers.ContentType?.ToString(), response.Headers);
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
