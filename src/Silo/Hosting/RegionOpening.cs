using System.Security.Cryptography;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage;

namespace Bangkom.Silo.Hosting;

/// <summary>Opens a region's store before the host is built: migrates it and finds out which region it holds.</summary>
public static class RegionOpening
{
    /// <summary>Migrates the store and reads the region from it; an empty store becomes the asked region.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="name">The name, for an empty store.</param>
    /// <param name="zone">The IANA zone, for an empty store.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StartupException">The store holds another region, or can't be opened.</exception>
    public static async Task<RegionInfo> OpenAsync(StorageOptions options, string name, string zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            options.Validate();
            StorageMigrations.Run(options);
        }
        catch (ArgumentException e)
        {
            throw new StartupException(e.Message, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StartupException($"The store can't be opened: {e.Message}", e);
        }

        await using var services = new ServiceCollection().AddBangkomStorage(options).BuildServiceProvider();
        var settings = services.GetRequiredService<IRegionSettings>();
        var secret = await SecretAsync(settings, cancellationToken);
        var stored = await DefinitionAsync(services.GetRequiredService<ILedgerReader>(), cancellationToken);
        if (stored is not null && stored.Region.Value != options.Region)
        {
            throw new StartupException($"This store holds region {stored.Region.Value}, not {options.Region}: give --region {stored.Region.Value}, or another --data or --connection.");
        }

        try
        {
            return new RegionInfo(new RegionId(options.Region), stored?.Name ?? name, RegionZone.Of(stored?.Zone ?? zone), secret);
        }
        catch (TimeZoneNotFoundException e)
        {
            throw new StartupException($"This machine's time zone database has no zone {stored?.Zone ?? zone}: give an IANA name such as Asia/Jakarta to --zone, or install the package tzdata.", e);
        }
    }

    private static async Task<byte[]> SecretAsync(IRegionSettings settings, CancellationToken cancellationToken)
    {
        if (await settings.GetAsync(IRegionSettings.Secret, cancellationToken) is { } stored)
        {
            return Convert.FromHexString(stored);
        }

        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return Convert.FromHexString(await settings.GetOrAddAsync(IRegionSettings.Secret, made, cancellationToken));
    }

    private static async Task<RegionDefined?> DefinitionAsync(ILedgerReader reader, CancellationToken cancellationToken)
    {
        await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition], 0, long.MaxValue, cancellationToken))
        {
            return chunk.Select(f => f.Fact).OfType<RegionDefined>().FirstOrDefault();
        }

        return null;
    }
}
