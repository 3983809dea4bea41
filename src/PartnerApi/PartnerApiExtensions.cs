using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Export;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Import;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Push;
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
    /// Adds the doors. The host brings <see cref="Grains.Ledger.RegionInfo"/>, <see cref="IGrainFactory"/>, <see cref="IPartnerKeys"/> and
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
        services.AddSingleton<PushDoor>();
        services.AddSingleton<ImportDoor>();
        services.AddSingleton<ExportDoor>();
        services.AddXapi();
        return services;
    }

    /// <summary>
    /// Maps <c>POST /push/completions</c>, <c>POST /import/agencies</c>, <c>POST /import/roster</c> <c>GET /export/members.csv</c> and the xAPI door
    /// below <c>/xapi</c>.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointRouteBuilder MapPartnerApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/push/completions", (HttpContext context) => Door<PushDoor>(context).HandleAsync(context));
        endpoints.MapPost("/import/agencies", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, AgencyImport.Instance));
        endpoints.MapPost("/import/roster", (HttpContext context) => Door<ImportDoor>(context).HandleAsync(context, RosterImport.Instance));
        endpoints.MapGet("/export/members.csv", (HttpContext context) => Door<ExportDoor>(context).HandleAsync(context));
        endpoints.MapXapi();
        return endpoints;
    }

    private static T Door<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
