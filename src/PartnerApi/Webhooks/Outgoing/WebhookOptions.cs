namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>What an operator may set about telling partners.</summary>
public sealed class WebhookOptions
{
    /// <summary>True lets webhooks reach this machine itself, also by http: for trying them out, never in a region that others use.</summary>
    public bool AllowsLoopback { get; set; }

    /// <summary>Milliseconds between two looks at what happened.</summary>
    public int LookEveryMilliseconds { get; set; } = 2_000;

    /// <summary>Seconds that a receiver may take.</summary>
    public double TimeoutSeconds { get; set; } = 15;

    /// <summary>Seconds before each further attempt; those that Standard Webhooks suggests, some 28 hours in all.</summary>
    public IReadOnlyList<double> RetrySeconds { get; set; } = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
}
