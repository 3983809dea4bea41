using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.Silo.Demo;

/// <summary>How the demo goes.</summary>
/// <param name="CompletionsPerSecond">What the simulator pushes.</param>
internal sealed record DemoOptions(double CompletionsPerSecond);

/// <summary>
/// The demo's keys, derived from the region's secret: a restart uses them again, and none of them is stored in clear.
/// </summary>
/// <param name="region">The region.</param>
internal sealed class DemoKeys(RegionInfo region)
{
    /// <summary>An administrator's key for seeding.</summary>
    public string Administrator => "bka_" + Secret("administrator");

    /// <summary>Its hash.</summary>
    public string AdministratorHash => KeyText.HashOf(Secret("administrator"));

    /// <summary>A partner's key.</summary>
    public string Of(string partner) => $"bk_{partner}_{KeyIdOf(partner)}_{Secret(partner)}";

    /// <summary>Its public part.</summary>
    public string KeyIdOf(string partner) => Secret("id/" + partner)[..8];

    /// <summary>Its hash.</summary>
    public string HashOf(string partner) => KeyText.HashOf(Secret(partner));

    private string Secret(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(region.Secret, Encoding.UTF8.GetBytes("demo/" + name)));
}
