using System.Security.Claims;
using Bangkom.GraphQLApi.Transport.Execution;
using Bangkom.GraphQLApi.Transport.Http;
using Bangkom.GraphQLApi.Transport.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>Registers the transport.</summary>
public static class GraphQLTransportServices
{
    /// <summary>
    /// Adds the transport for the <c>ISchema</c> registered as a singleton. Register an <see cref="ITransportAuthenticator"/> as
    /// well; without one the reader is whoever ASP.NET Core found.
    /// </summary>
    public static IServiceCollection AddGraphQLTransport(this IServiceCollection services, Action<GraphQLTransportOptions>? configure = null)
    {
        var options = new GraphQLTransportOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITransportAuthenticator, HostAuthenticator>();
        services.AddSingleton<TransportSerializer>();
        services.AddSingleton<RequestParser>();
        services.AddSingleton<MutationRate>();
        services.AddSingleton<OperationExecutor>();
        services.AddSingleton<HttpRequestReader>();
        services.AddSingleton<HttpEndpoint>();
        services.AddSingleton<EventStreamEndpoint>();
        services.AddSingleton<SocketEndpoint>();
        return services;
    }

    private sealed class HostAuthenticator : ITransportAuthenticator
    {
        public ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, string? bearerToken, CancellationToken cancellationToken) => new(context.User);
    }
}
