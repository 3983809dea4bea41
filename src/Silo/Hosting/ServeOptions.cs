using Bangkom.Silo.Storage;

namespace Bangkom.Silo.Hosting;

/// <summary>What an operator sets.</summary>
public sealed record ServeOptions
{
    /// <summary>How many of something a second may be allowed at most; past it <see cref="LimitsRate"/> says what is meant.</summary>
    public const double RateMax = 10_000;

    /// <summary>Seconds of its rate that somebody may use at once after a rest.</summary>
    public const int BurstSeconds = 20;

    /// <summary>Where the ledger is, and the region's code.</summary>
    public required StorageOptions Storage { get; init; }

    /// <summary>Where to listen, parted by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Where other silos reach this one; 0 = any free port.</summary>
    public int SiloPort { get; init; }

    /// <summary>The region's name, at the first start; later the ledger's holds.</summary>
    public string RegionName { get; init; } = "Bukitintan";

    /// <summary>The region's IANA zone, at the first start; later the ledger's holds.</summary>
    public string ZoneName { get; init; } = "Asia/Jakarta";

    /// <summary>A synthetic region with a simulator; loopback reads figures without a key.</summary>
    public bool Demo { get; init; }

    /// <summary>Completions a second that the simulator pushes.</summary>
    public double DemoRate { get; init; } = 4;

    /// <summary>False lifts every rate limit.</summary>
    public bool LimitsRate { get; init; } = true;

    /// <summary>Mutations that each credential gains a second; twenty times as many may come at once.</summary>
    public double MutationsPerSecond { get; init; } = 100;

    /// <summary>Pages of certificates that each remote address gains a second; twenty times as many may be asked for at once.</summary>
    public double CertificatesPerSecond { get; init; } = 5;

    /// <summary>The region's own home page in statements: account names there are NIPs; null = <c>urn:bangkom:REGION</c>.</summary>
    public string? HomePage { get; init; }

    /// <summary>True lets partners' webhooks reach this machine itself.</summary>
    public bool AllowsLoopbackWebhooks { get; init; }

    /// <summary>The administrator's key; null = the one made at the first start.</summary>
    public string? AdminKey { get; init; }

    /// <summary>A key that reads figures; null = none.</summary>
    public string? ReaderKey { get; init; }
}
