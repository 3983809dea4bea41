using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>Settings in the ledger's database, so that a backup of the ledger has them.</summary>
internal sealed class RegionSettings(LedgerDatabase database) : IRegionSettings
{
    /// <inheritdoc/>
    public async Task<string?> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        var values = await database.QueryAsync(
            "SELECT value FROM settings WHERE name = @name", [("name", name)], static reader => reader.GetString(0), cancellationToken);
        return values.Count == 0 ? null : values[0];
    }

    /// <inheritdoc/>
    public async Task<string> GetOrAddAsync(string name, string value, CancellationToken cancellationToken = default)
    {
        await database.ExecuteAsync(
            "INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", [("name", name), ("value", value)], cancellationToken);
        return (await GetAsync(name, cancellationToken))!;
    }

    /// <inheritdoc/>
    public Task SetAsync(string name, string value, CancellationToken cancellationToken = default) => database.ExecuteAsync(
        "INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [("name", name), ("value", value)],
        cancellationToken);
}
