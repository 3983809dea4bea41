using Bangkom.Dashboard;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.GraphQLApi;
using Bangkom.GraphQLApi.Transport;
using Bangkom.PartnerApi;
using Bangkom.PartnerApi.Credentials;
using Bangkom.Silo.Demo;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Bangkom.Silo.Hosting;

/// <summary>A region's server: the engine with its doors, GraphQL, health and the page.</summary>
public static class BangkomServer
{
    /// <summary>Opens the store and builds the server; nothing listens yet.</summary>
    /// <param name="options">What the operator set.</param>
    /// <param name="configure">Changes services before the server is built: tests replace the clock or a store.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="StartupException">It can't start so; the message says what to do.</exception>
    public static async Task<WebApplication> BuildAsync(ServeOptions options, Action<IServiceCollection>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var region = await RegionOpening.OpenAsync(options.Storage, options.RegionName, options.ZoneName, cancellationToken);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls);
        // Unpublished, the page's files stand in the source tree.
        builder.WebHost.UseStaticWebAssets();
        builder.AddBangkomTelemetry();
        builder.AddBangkomEngine(options.Storage, region, options.SiloPort);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IPartnerKeys, GrainPartnerKeys>();
        builder.Services.AddSingleton<IPersonKeys, GrainPersonKeys>();
        builder.Services.AddSingleton<ITransportAuthenticator, KeyRingAuthenticator>();
        builder.Services.AddPartnerApi(doors =>
        {
            doors.LimitsRate = options.LimitsRate;
            doors.HomePage = options.HomePage;
        });
        builder.Services.AddPartnerWorkers(webhooks => webhooks.AllowsLoopback = options.AllowsLoopbackWebhooks);
        builder.Services.AddCertificateRate(options);
        builder.Services.AddBangkomGraphQL(transport =>
        {
            transport.LimitsRate = options.LimitsRate;
            transport.MutationsPerSecond = options.MutationsPerSecond;
            transport.BurstMutations = Math.Max(1, (int)(options.MutationsPerSecond * ServeOptions.BurstSeconds));
            foreach (var (id, text) in DashboardDocuments.All)
            {
                transport.TrustedDocuments.Add(id, text);
            }
        });
        builder.Services.AddResponseCompression(compression => compression.MimeTypes =
            [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json"]);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService(s => s.GetRequiredService<Readiness>());
        builder.Services.AddHostedService<MembershipWatch>();
        var access = new AccessOptions();
        builder.Services.AddSingleton(Options.Create(access));
        if (options.Demo)
        {
            builder.AddBangkomDemo(options, region, access);
        }

        configure?.Invoke(builder.Services);
        var app = builder.Build();
        await PrepareKeysAsync(app, options, access, cancellationToken);
        Map(app);
        return app;
    }

    private static async Task PrepareKeysAsync(WebApplication app, ServeOptions options, AccessOptions access, CancellationToken cancellationToken)
    {
        var keys = await AccessKeys.PrepareAsync(app.Services.GetRequiredService<IRegionSettings>(), options, PrintKey, cancellationToken);
        access.AdminKeyHash = string.Join(',', new[] { keys.AdminKeyHash, access.AdminKeyHash }.Where(h => !string.IsNullOrEmpty(h)));
        access.ReaderKeyHash = keys.ReaderKeyHash;
    }

    private static void PrintKey(string key) => Console.Out.WriteLine(
        $"""

        The administrator's key, shown this once (keep it; BANGKOM_ADMIN_KEY sets another one):
          {key}

        """);

    private static void Map(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            await next(context);
        });
        app.UseResponseCompression();
        app.UseDefaultFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseWebSockets();
        MapPage(app);
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (HttpContext context, Readiness readiness) => readiness.AnswerAsync(context));
        app.MapGet(CertificatePage.Route, CertificatePage.AnswerAsync).RequireRateLimiting(CertificateRate.Policy);
        app.MapPartnerApi();
        app.MapBangkomGraphQL();
    }

    /// <summary>First parts of the addresses that the page answers.</summary>
    private static readonly string[] PagePlaces = ["agencies", "batches", "people", "partners", "search", "roster", "needs", "evaluation", "budget", "outreach", "own"];

    /// <summary>The page's files; a host of another program, such as a benchmark, goes without.</summary>
    private static void MapPage(WebApplication app)
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, "Bangkom.Silo.staticwebassets.endpoints.json");
        if (File.Exists(manifest))
        {
            app.MapStaticAssets(manifest);
            // Places inside the page are told apart by its script.
            foreach (var place in PagePlaces)
            {
                app.MapFallbackToFile($"/{place}/{{**name}}", "index.html");
            }
        }
    }
}
