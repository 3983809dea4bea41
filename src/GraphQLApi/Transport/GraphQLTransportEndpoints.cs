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
        // Made here, so that a schema that does not hold together stops the start and no request waits for it.
        var http = services.GetRequiredService<HttpEndpoint>();
        var sockets = services.GetRequiredService<SocketEndpoint>();
        if (options.Explorer)
            ExplorerPage.MapFiles(endpoints, path, options);

        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(context =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            if (context.WebSockets.IsWebSocketRequest)
                return sockets.HandleAsync(context);
            return options.Explorer && HttpMethods.IsGet(context.Request.Method) && MediaTypes.AcceptsHtml(context.Request)
                ? ExplorerPage.ServeAsync(context, path)
                : http.HandleAsync(context);
        });
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
