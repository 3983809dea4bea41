using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Export;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Push;
using Bangkom.PartnerApi.Statements;
using Bangkom.PartnerApi.Tests.Xapi;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Tests.Doors;

/// <summary>The doors on a server of their own, before a ledger in memory.</summary>
internal sealed class DoorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private DoorHost(WebApplication app, NewKey admin, NewKey reader)
    {
        (_app, Admin, Reader) = (app, admin, reader);
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public NewKey Admin { get; }

    public NewKey Reader { get; }

    public required NewKey Partner { get; init; }

    public required MemoryPartnerKeys Keys { get; init; }

    public required MemoryPersonKeys People { get; init; }

    public required MemoryLedger Ledger { get; init; }

    public required LogLines Logs { get; init; }

    /// <summary>Activities that are mapped, whoever asks.</summary>
    public required MemoryMappings Mapped { get; init; }

    public required MemoryMembers Members { get; init; }

    public HttpClient Http => _http;

    public static async Task<DoorHost> StartAsync(Action<PartnerApiOptions>? configure = null)
    {
        var (ledger, keys, logs) = (new MemoryLedger(), new MemoryPartnerKeys(), new LogLines());
        var (admin, reader) = (KeyText.ForAdministrator(), KeyText.ForReader());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(new RegionInfo(new RegionId("BUKITINTAN"), "Bukitintan", RegionZone.Of("Asia/Jakarta"), new byte[32]));
        builder.Services.AddSingleton<ILedger>(ledger).AddSingleton<IPreview>(ledger).AddSingleton<ICreditReader>(ledger);
        var members = new MemoryMembers();
        builder.Services.AddSingleton<IMemberReader>(members);
        var people = new MemoryPersonKeys();
        builder.Services.AddSingleton<IPartnerKeys>(keys).AddSingleton<IPersonKeys>(people);
        var mapped = new MemoryMappings();
        builder.Services.AddSingleton<IStatementStore>(new MemoryStatements(TimeProvider.System)).AddSingleton<IDocumentStore, MemoryDocuments>();
        builder.Services.AddSingleton<IMappedActivities>(mapped).AddSingleton<IKeyAddresses>(mapped);
        builder.Services.Configure<AccessOptions>(o => (o.AdminKeyHash, o.ReaderKeyHash) = (admin.Hash, reader.Hash));
        builder.Services.AddPartnerApi(options =>
        {
            options.RetryDelayMilliseconds = 1;
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapPartnerApi();
        await app.StartAsync();
        return new DoorHost(app, admin, reader) { People = people, Mapped = mapped, Members = members, Ledger = ledger, Keys = keys, Logs = logs, Partner = keys.Issue("UBB", null) };
    }

    /// <summary>The doors, such as <c>POST /push/completions</c>.</summary>
    public IEnumerable<string> Routes => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}") ?? []);

    public async Task<Answer> GetAsync(string path, NewKey? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key.Text);
        using var response = await _http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    public Task<Answer> PushAsync(string body, NewKey? key = null) => SendAsync("/push/completions", body, key ?? Partner, "application/json");

    public Task<Answer> ImportAsync(string path, string csv, string? accept = null) => SendAsync(path, csv, Admin, "text/csv", accept);

    public Task<Answer> SendAsync(string path, string body, NewKey? key, string contentType, string? accept = null) =>
        SendAsync(path, new StringContent(body, Encoding.UTF8, contentType), key?.Text, accept);

    public async Task<Answer> SendAsync(string path, HttpContent content, string? token, string? accept = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, text, response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>A door's answer.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? ErrorCode => Json.GetProperty("error").GetProperty("code").GetString();
}

/// <summary>Every line that was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);
}
