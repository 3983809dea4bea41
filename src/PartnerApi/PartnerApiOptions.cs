namespace Bangkom.PartnerApi;

/// <summary>What an operator may set about the doors.</summary>
public sealed class PartnerApiOptions
{
    /// <summary>False switches the rate limit off.</summary>
    public bool LimitsRate { get; set; } = true;

    /// <summary>Requests that each credential gains a second.</summary>
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that a credential may send at once after a rest.</summary>
    public int BurstRequests { get; set; } = 2_000;

    /// <summary>
    /// The region's own home page in statements: an account's name there is a NIP. Null = <c>urn:bangkom:REGION</c>.
    /// </summary>
    public string? HomePage { get; set; }

    /// <summary>Seconds that the ledger may take for one request, the second try included.</summary>
    public double DeadlineSeconds { get; set; } = 20;

    /// <summary>Milliseconds before the second try when the ledger's writer starts anew.</summary>
    public double RetryDelayMilliseconds { get; set; } = 250;

    /// <summary>The region's own home page in statements.</summary>
    /// <param name="region">The region.</param>
    public string HomePageOf(Grains.Ledger.RegionInfo region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return HomePage ?? $"urn:bangkom:{region.Id.Value}";
    }
}
