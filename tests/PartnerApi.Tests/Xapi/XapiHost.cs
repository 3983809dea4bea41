using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Push;
using Bangkom.PartnerApi.Statements;
using Bangkom.PartnerApi.Tests.Doors;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Tests.Xapi;

/// <summary>The xAPI door on a server of its own, before stores in memory.</summary>
internal sealed class XapiHost : IAsyncDisposable, IStatementProcessor
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private XapiHost(NewKey admin, NewKey reader, bool makesCompletions)
    {
        (Admin, Reader, Logs) = (admin, reader, new LogLines());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(new RegionInfo(new RegionId("BUKITINTAN"), "Bukitintan", RegionZone.Of("Asia/Jakarta"), new byte[32]));
        builder.Services.AddSingleton<ILedger>(Ledger).AddSingleton<IPreview>(Ledger).AddSingleton<ICreditReader>(Ledger);
        builder.Services.AddSingleton<IPartnerKeys>(Keys).AddSingleton<IPersonKeys>(new MemoryPersonKeys());
        var mapped = new MemoryMappings();
        builder.Services.AddSingleton<IMappedActivities>(mapped).AddSingleton<IKeyAddresses>(mapped);
        builder.Services.AddSingleton<IStatementStore>(Statements).AddSingleton<IDocumentStore, MemoryDocuments>();
        if (!makesCompletions)
        {
            builder.Services.AddSingleton<IStatementProcessor>(this);
        }

        builder.Services.Configure<AccessOptions>(o => (o.AdminKeyHash, o.ReaderKeyHash) = (admin.Hash, reader.Hash));
        builder.Services.AddPartnerApi(options => options.LimitsRate = false);
        _app = builder.Build();
        _app.MapPartnerApi();
        _http = new HttpClient();
    }

    public Uri Address => _http.BaseAddress!;

    public NewKey Admin { get; }

    public NewKey Reader { get; }

    public MemoryPartnerKeys Keys { get; } = new();

    public MemoryStatements Statements { get; } = new(TimeProvider.System);

    public LogLines Logs { get; }

    public MemoryLedger Ledger { get; } = new();

    public List<ProcessedStatement> Processed { get; } = [];

    public Exception? ProcessorFailure { get; set; }

    /// <summary>Starts the door; what is stored goes to the ledger, or to <see cref="Processed"/>.</summary>
    public static async Task<XapiHost> StartAsync(bool makesCompletions = false)
    {
        var host = new XapiHost(KeyText.ForAdministrator(), KeyText.ForReader(), makesCompletions);
        await host._app.StartAsync();
        host._http.BaseAddress = new Uri(host._app.Urls.Single());
        return host;
    }

    public NewKey IssuePartner(string partner, XapiAccess access, string? system = null)
    {
        var key = Keys.Issue(partner, system);
        Keys.Change(partner, key.KeyId!, info => info with { Xapi = access });
        return key;
    }

    public Task<XapiReply> PostAsync(string json, NewKey? key = null, string version = "1.0.3") => SendAsync(HttpMethod.Post, "/statements", json, key, version);

    public Task<XapiReply> PutAsync(Guid id, string json, NewKey? key = null) => SendAsync(HttpMethod.Put, $"/statements?statementId={id}", json, key);

    public Task<XapiReply> GetAsync(string query, NewKey? key = null, string version = "1.0.3", params (string, string)[] headers) => SendAsync(HttpMethod.Get, $"/statements{query}", null, key, version, headers);

    public Task<XapiReply> SendAsync(HttpMethod method, string path, string? json, NewKey? key = null, string? version = "1.0.3", params (string, string)[] headers)
    {
        var content = json is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        if (content is not null)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return SendAsync(method, path, content, Basic(key ?? Admin), version, headers);
    }

    public async Task<XapiReply> SendAsync(HttpMethod method, string path, HttpContent? content, string? authorization, string? version, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/xapi", StringComparison.Ordinal) ? path : $"/xapi{path}") { Content = content };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (version is not null)
        {
            request.Headers.Add("X-Experience-API-Version", version);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new XapiReply((int)response.StatusCode, bytes, all);
    }

    public static string Basic(NewKey key)
    {
        var end = key.Text.LastIndexOf('_');
        return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Text[..end]}:{key.Text[(end + 1)..]}"));
    }

    public Task<string?> ProcessAsync(Principal sender, IReadOnlyList<ProcessedStatement> statements, CancellationToken cancellationToken)
    {
        if (ProcessorFailure is not null)
        {
            return Task.FromException<string?>(ProcessorFailure);
        }

        Processed.AddRange(statements);
        return Task.FromResult<string?>("/receipts/1");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>The door's answer.</summary>
internal sealed record XapiReply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public Guid[] Ids => JsonSerializer.Deserialize<Guid[]>(Bytes)!;

    /// <summary>Ids of found statements, in order.</summary>
    public Guid[] Found => [.. Json.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("id").GetGuid())];
}
