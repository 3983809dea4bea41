using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>Says who stands behind a request. Called for each HTTP request, for <c>connection_init</c>, and again for as long as operations run.</summary>
public interface ITransportAuthenticator
{
    /// <summary>Finds the principal; an unauthenticated principal is an anonymous reader.</summary>
    /// <param name="context">The HTTP request, or the one that opened the socket.</param>
    /// <param name="bearerToken">The token of <c>Authorization: Bearer</c> or of <c>connection_init</c>, or null.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>The principal, or null to refuse: 401 over HTTP, close 4403 on a socket.</returns>
    ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, string? bearerToken, CancellationToken cancellationToken);
}
