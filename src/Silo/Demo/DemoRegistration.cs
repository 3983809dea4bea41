using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.Silo.Hosting;

namespace Bangkom.Silo.Demo;

/// <summary>Adds the synthetic region to a server.</summary>
internal static class DemoRegistration
{
    /// <summary>Adds seeding and simulation.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="options">What the operator set.</param>
    /// <param name="region">The region.</param>
    /// <param name="access">Gets the demo's administrator's key beside the region's own.</param>
    public static void AddBangkomDemo(this WebApplicationBuilder builder, ServeOptions options, RegionInfo region, AccessOptions access)
    {
        var keys = new DemoKeys(region);
        access.AdminKeyHash = keys.AdministratorHash;
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(new DemoOptions(options.DemoRate));
        builder.Services.AddSingleton<DemoDoors>();
        builder.Services.AddSingleton<DemoSeeder>();
        builder.Services.AddHostedService<DemoSimulator>();
    }
}
