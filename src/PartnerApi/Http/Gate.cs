using System.Net;
using Bangkom.PartnerApi.Credentials;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Http;

/// <summary>Stands before every door: who comes, may they, and not too often.</summary>
internal sealed class Gate(IKeyRing keys, RateGate rate, AddressWatch addresses, ILogger<Gate> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>Lets a request in, or answers it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="allowed">Roles that may pass.</param>
    /// <returns>Who it is; null when the refusal was written.</returns>
    public async ValueTask<Principal?> EnterAsync(HttpContext context, params Role[] allowed)
    {
        var (principal, refusal) = await JudgeAsync(context, Token(context.Request), allowed);
        if (refusal is not null)
        {
            await RefusalAnswer.WriteAsync(context, refusal);
        }

        return principal;
    }

    /// <summary>Tells whether a key opens a door.</summary>
    /// <param name="context">The request.</param>
    /// <param name="token">The key's text, or null.</param>
    /// <param name="allowed">Roles that may pass.</param>
    /// <returns>Who it is, or why not.</returns>
    public async ValueTask<(Principal? Principal, Refusal? Refusal)> JudgeAsync(HttpContext context, string? token, params Role[] allowed)
    {
        Principal? principal;
        try
        {
            principal = await keys.FindAsync(token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            DoorLog.KeysUnavailable(logger, e);
            return (null, new(503, "UNAVAILABLE", "Keys can't be checked now; nothing was stored. Come again.") { RetryAfterSeconds = 1 });
        }

        if (Judge(context, principal, allowed) is not { } refusal)
        {
            return (principal, null);
        }

        return (null, refusal);
    }

    /// <summary>Tells whether who was found may pass now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="principal">Who it is; null = nobody knows.</param>
    /// <param name="allowed">Roles that may pass.</param>
    public Refusal? Judge(HttpContext context, Principal? principal, Role[] allowed)
    {
        var refusal = Judge(principal, context.Connection.RemoteIpAddress, allowed);
        if (refusal is null)
        {
            addresses.Note(principal!, context.Connection.RemoteIpAddress);
        }
        else
        {
            DoorLog.TurnedAway(logger, principal?.CredentialId ?? "none", refusal.Code);
        }

        return refusal;
    }

    /// <summary>Tells whether somebody at an address sends too often before it is known who it is.</summary>
    /// <param name="context">The request.</param>
    public Refusal? JudgeAddress(HttpContext context) =>
        rate.TakeOne($"address/{context.Connection.RemoteIpAddress}") is { } seconds ? TooOften(seconds) : null;

    private static Refusal TooOften(int seconds) =>
        new(429, "TOO_MANY_REQUESTS", "This key sends too often; nothing was stored. Wait as Retry-After says, or send more items a request.") { RetryAfterSeconds = seconds };

    private Refusal? Judge(Principal? principal, IPAddress? address, Role[] allowed)
    {
        if (principal is null)
        {
            return new(401, "UNAUTHENTICATED", "Send a live key of this region: Authorization: Bearer <key>.");
        }

        if (!allowed.Contains(principal.Role))
        {
            return new(403, "FORBIDDEN", "This key has no right to use this door.");
        }

        if (!principal.MayComeFrom(address))
        {
            return new(403, "ADDRESS_NOT_ALLOWED", "This key may not be used from this address: send from one of its networks, or ask for a key with others.");
        }

        return rate.TakeOne(principal.CredentialId) is { } seconds ? TooOften(seconds) : null;
    }

    private static string? Token(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } text && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? text[Scheme.Length..].Trim()
            : null;
    }
}
