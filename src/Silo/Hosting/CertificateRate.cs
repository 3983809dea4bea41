using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.Silo.Hosting;

/// <summary>
/// How often one remote address may ask for pages of certificates. A link can't be guessed; what is bounded is what somebody may cost who
/// has no key.
/// </summary>
internal static class CertificateRate
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "certificates";

    /// <summary>Bytes of an IPv6 address that tell one network from another: whoever has one address has all of its network's.</summary>
    private const int NetworkBytes = 8;

    /// <summary>Adds the policy.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="options">What the operator set.</param>
    public static void AddCertificateRate(this IServiceCollection services, ServeOptions options)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, (int)(options.CertificatesPerSecond * ServeOptions.BurstSeconds)),
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1 / options.CertificatesPerSecond),
            QueueLimit = 0,
        };
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Policy, context => options.LimitsRate
                ? RateLimitPartition.GetTokenBucketLimiter(NetworkOf(context.Connection.RemoteIpAddress), _ => bucket)
                : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = (rejected, _) =>
            {
                var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
                var response = rejected.HttpContext.Response;
                response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return new ValueTask(CertificatePage.Refusal(
                    rejected.HttpContext, StatusCodes.Status429TooManyRequests, "TOO_MANY_REQUESTS", "Too many certificates were asked for from here. Wait as Retry-After says, and ask again.")
                    .ExecuteAsync(rejected.HttpContext));
            };
        });
    }

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = Principal.Plain(address);
        var bytes = plain.GetAddressBytes();
        return bytes.Length > NetworkBytes * 2 - 1 ? Convert.ToHexStringLower(bytes, 0, NetworkBytes) : plain.ToString();
    }
}
