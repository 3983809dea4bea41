using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Export;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Import;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Push;
using Bangkom.PartnerApi.Receipts;
using Bangkom.PartnerApi.Statements;
using Bangkom.PartnerApi.Webhooks;
using Bangkom.PartnerApi.Webhooks.Outgoing;
using Bangkom.PartnerApi.Xapi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bangkom.PartnerApi;

/// <summary>Puts the doors into a host.</summary>
public static class PartnerApiExtensions
{
    /// <summary>
    /// Adds the doors. The host brings <see cref="Grains.Ledger.RegionInfo"/>, <see cref="IGrainFactory"/>, <see cref="IPartnerKeys"/>, <see cref="IPersonKeys"/> and
    /// the settings of <see cref="AccessOptions"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the options, or null.</param>
    public static IServiceCollection AddPartnerApi(this IServiceCollection services, Action<PartnerApiOptions>? configure = null)
    {
        services.AddOptions<PartnerApiOptions>().Configure(options => configure?.Invoke(options));
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GrainLedger>();
        services.TryAddSingleton<ILedger>(provider => provider.GetRequiredService<GrainLedger>());
        services.TryAddSingleton<IPreview>(provider => provider.GetRequiredService<GrainLedger>());
        services.TryAddSingleton<ICreditReader, GrainCredits>();
        services.TryAddSingleton<IMemberReader, GrainMembers>();
        services.TryAddSingleton<IKeyRing, KeyRing>();
        services.AddSingleton<RateGate>();
        services.AddSingleton<Gate>();
        services.AddSingleton<DoorMetrics>();
        services.AddSingleton<LedgerCaller>();
        services.AddSingleton<CountedItems>();
        services.TryAddSingleton<IMappedActivities, GrainMappedActivities>();
        services.TryAddSingleton<IServiceUnits, GrainServiceUnits>();
        services.TryAddSingleton<IKeyAddresses, GrainKeyAddresses>();
        services.AddSingleton<AddressWatch>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton<PushIntake>();
        services.AddSingleton<CompletionIntake>();
        services.AddSingleton<StatementPush>();
        services.AddSingleton<PushDoor>();
        services.AddSingleton<WebhookDoor>();
        services.AddOptions<WebhookOptions>();
        services.AddSingleton<WebhookEventReader>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<WebhookDispatcher>();
        services.AddSingleton<DeliveryDoor>();
        services.AddSingleton<ReceiptDoor>();
        services.AddSingleton<QuarantineDoor>();
        services.AddSingleton<ImportDoor>();
        services.AddSingleton<ExportDoor>();
        services.AddSingleton<ProcessedStatements>();
        services.AddSingleton<EarlierStatements>();
        services.AddSingleton<StatementProcessor>();
        services.TryAddSingleton<IStatementProcessor>(provider => provider.GetRequiredService<StatementProcessor>());
        services.AddXapi();
        return services;
    }

    /// <summary>Maps the doors: <c>/push/…</c> for partners, <c>/import/…</c> and <c>/export/…</c> for files, <c>/xapi/…</c> for both.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointRouteBuilder MapPartnerApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/push/completions", (HttpContext context) => Door<PushDoor>(context).HandleCompletionsAsync(context));
        endpoints.MapPost("/push/statements", (HttpContext context) => Door<PushDoor>(context).HandleStatementsAsync(context));
        endpoints.MapPost("/push/file", (HttpContext context) => Door<ImportDoor>(context).HandleCompletionsAsync(context));
        endpoints.MapPost("/push/webhooks/{partner}", (HttpContext context, string partner) => Door<WebhookDoor>(context).HandleAsync(context, partner));
        endpoints.MapGet("/push/receipts/{id}", (HttpContext context, string id) => Door<ReceiptDoor>(context).HandleAsync(context, id));
        endpoints.MapGet("/push/quarantine", (HttpContext context) => Door<QuarantineDoor>(context).HandleListAsync(context));
        endpoints.MapGet("/push/quarantine/{id}", (HttpContext context, string id) => Door<QuarantineDoor>(context).HandleOneAsync(context, id));
        endpoints.MapPost("/push/quarantine/replay", (HttpContext context) => Door<QuarantineDoor>(context).HandleReplayAsync(context));
        endpoints.MapGet("/push/deliveries/{webhook}", (HttpContext context, string webhook) => Door<DeliveryDoor>(context).HandleListAsync(context, webhook));
        endpoints.MapPost("/push/deliveries/{webhook}/{id}", (HttpContext context, string webhook, string id) => Door<DeliveryDoor>(context).HandleAgainAsync(context, webhook, id));
        endpoints.MapGet("/openapi.json", () => Results.Stream(typeof(PartnerApiExtensions).Assembly.GetManifestResourceStream("openapi.json")!, "application/json"));
        endpoints.MapPost("/import/accounts", (HttpContext context) => Door<ImportDoor>(context).HandleAccountsAsync(context));
        endpoints.MapPost("/import/agencies", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, AgencyImport.Instance));
        endpoints.MapPost("/import/competencies", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, CompetencyImport.Instance));
        endpoints.MapPost("/import/needs", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, NeedsImport.Instance));
        endpoints.MapPost("/import/surveys", (HttpContext context) => Door<ImportDoor>(context).HandleSurveysAsync(context, Door<IServiceUnits>(context)));
        endpoints.MapPost("/import/roster", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, RosterImport.Instance));
        endpoints.MapPost("/import/profiles", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, ProfileImport.Instance));
        endpoints.MapGet("/export/members.csv", (HttpContext context) => Door<ExportDoor>(context).HandleAsync(context));
        endpoints.MapXapi();
        return endpoints;
    }

    /// <summary>
    /// Adds what runs by itself: turning stored statements into completions, telling partners' webhooks. The host brings the ledger's store,
    /// reader and settings, and the store of statements.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes the options, or null.</param>
    public static IServiceCollection AddPartnerWorkers(this IServiceCollection services, Action<WebhookOptions>? configure = null)
    {
        services.Configure<WebhookOptions>(options => configure?.Invoke(options));
        services.AddHostedService<StatementCatchUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookDispatcher>());
        return services;
    }

    private static T Door<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
