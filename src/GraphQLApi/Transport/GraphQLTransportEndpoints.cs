using Bangkom.GraphQLApi.Transport.Explorer;
using Bangkom.GraphQLApi.Transport.Http;
using Bangkom.GraphQLApi.Transport.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>Maps the transport.</summary>
public static class GraphQLTransportEndpoints
{
    /// <summary>Answers GraphQL over HTTP, WebSocket and event streams at one path, and the explorer's page to browsers.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="path">A plain path, such as <c>/graphql</c>.</param>
    public static IEndpointConventionBuilder MapGraphQLTransport(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var services = endpoints.ServiceProvider;
        var options = services.GetRequiredService<GraphQLTransportOptions>();
        // The schema takes longer to build than anything else of a start: it is built beside the rest. Who asks earlier waits for it, and
        // one that does not hold together fails every request, the host's own first ones among them.
        var making = Task.Run(() => (Http: services.GetRequiredService<HttpEndpoint>(), Sockets: services.GetRequiredService<SocketEndpoint>()));
        if (options.Explorer)
            ExplorerPage.MapFiles(endpoints, path, options);

        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(async context =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            if (options.Explorer && !context.WebSockets.IsWebSocketRequest && HttpMethods.IsGet(context.Request.Method) && MediaTypes.AcceptsHtml(context.Request))
            {
                await ExplorerPage.ServeAsync(context, path);
                return;
            }

            var (http, sockets) = await making;
            await (context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : http.HandleAsync(context));
        });
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
