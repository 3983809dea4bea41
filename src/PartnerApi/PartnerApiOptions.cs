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

    /// <summary>Seconds that the ledger may take for one request, the second try included.</summary>
    public double DeadlineSeconds { get; set; } = 20;

    /// <summary>Milliseconds before the second try when the ledger's writer starts anew.</summary>
    public double RetryDelayMilliseconds { get; set; } = 250;
}
