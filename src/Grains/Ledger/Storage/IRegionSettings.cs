namespace Bangkom.Grains.Ledger.Storage;

/// <summary>Small durable settings of a region that are no facts: its secret, the administrator key's hash.</summary>
public interface IRegionSettings
{
    /// <summary>Name of the setting that holds the region's secret, 32 random bytes in hexadecimal.</summary>
    const string Secret = "secret";

    /// <summary>Name of the setting that holds the hash of the administrator's key.</summary>
    const string AdminKeyHash = "adminKeyHash";

    /// <summary>Reads a setting, or null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string?> GetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Stores a setting durably unless it stands there already: of several processes that start at once one wins.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, when there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value that stands there now.</returns>
    Task<string> GetOrAddAsync(string name, string value, CancellationToken cancellationToken = default);

    /// <summary>Stores a setting durably.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SetAsync(string name, string value, CancellationToken cancellationToken = default);
}
