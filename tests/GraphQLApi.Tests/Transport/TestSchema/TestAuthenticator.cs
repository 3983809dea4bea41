using System.Collections.Concurrent;
using System.Security.Claims;
using Bangkom.GraphQLApi.Transport;
using Microsoft.AspNetCore.Http;

namespace Bangkom.GraphQLApi.Tests.Transport.TestSchema;

/// <summary>The token is the role; no token is anonymous; "wrong" and what was revoked are refused.</summary>
public sealed class TestAuthenticator : ITransportAuthenticator
{
    private readonly ConcurrentDictionary<string, string?> _roles = new() { ["wrong"] = null };
    private int _calls;

    public int Calls => _calls;

    /// <summary>Waits until it has been asked so often.</summary>
    public async Task CalledAsync(int calls)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Calls < calls)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Revoke(string token) => _roles[token] = null;

    public void GiveRole(string token, string role) => _roles[token] = role;

    public ValueTask<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, string? bearerToken, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        if (bearerToken is null)
            return new(new ClaimsPrincipal(new ClaimsIdentity()));
        if (_roles.GetValueOrDefault(bearerToken, bearerToken) is not { } role)
            return new((ClaimsPrincipal?)null);
        return new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, bearerToken), new Claim(ClaimTypes.Role, role)], "test")));
    }
}
