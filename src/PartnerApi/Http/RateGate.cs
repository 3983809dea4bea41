using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Bangkom.PartnerApi.Http;

/// <summary>A bucket of requests for each credential.</summary>
internal sealed class RateGate : IDisposable
{
    private const int TicksPerSecond = 10;
    private readonly PartitionedRateLimiter<string>? _limiter;

    public RateGate(IOptions<PartnerApiOptions> options)
    {
        if (!options.Value.LimitsRate)
        {
            return;
        }

        // A slow rate is filled by the second, so that each filling is a whole number of requests.
        var perSecond = options.Value.RequestsPerSecond;
        var ticks = perSecond % TicksPerSecond == 0 ? TicksPerSecond : 1;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.BurstRequests,
            TokensPerPeriod = perSecond / ticks,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / ticks,
            QueueLimit = 0,
        };
        _limiter = PartitionedRateLimiter.Create<string, string>(credential => RateLimitPartition.GetTokenBucketLimiter(credential, _ => bucket));
    }

    /// <summary>Takes one request from a credential's bucket.</summary>
    /// <param name="credentialId">The credential.</param>
    /// <returns>Null to go on, or the seconds to wait.</returns>
    public int? TakeOne(string credentialId)
    {
        using var lease = _limiter?.AttemptAcquire(credentialId);
        if (lease is null or { IsAcquired: true })
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    public void Dispose() => _limiter?.Dispose();
}
