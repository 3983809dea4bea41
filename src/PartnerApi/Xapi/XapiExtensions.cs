using Bangkom.PartnerApi.Xapi.Documents;
using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.PartnerApi.Xapi;

/// <summary>Puts the xAPI door into a host.</summary>
internal static class XapiExtensions
{
    /// <summary>
    /// Adds the door. The host brings <see cref="Storage.IStatementStore"/> and <see cref="Storage.IDocumentStore"/>, and
    /// <see cref="IStatementProcessor"/> where something else is to be made of statements than completions.
    /// </summary>
    public static IServiceCollection AddXapi(this IServiceCollection services)
    {
        services.AddSingleton<MoreToken>();
        services.AddSingleton<StatementResource>();
        services.AddSingleton<DocumentResource>();
        services.AddSingleton<AgentResource>();
        services.AddSingleton<ActivityResource>();
        services.AddSingleton<XapiResources>();
        services.AddSingleton<XapiDoor>();
        return services;
    }

    /// <summary>Maps everything below <c>/xapi</c>.</summary>
    public static void MapXapi(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map(XapiDoor.Root + "/{**resource}", (HttpContext context, string? resource) =>
            context.RequestServices.GetRequiredService<XapiDoor>().HandleAsync(context, $"/{resource}"));
}
