using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

public sealed class SettingsOnSqlite() : SettingsTests(new SqliteBackend());

public sealed class SettingsOnPostgres(PostgresServer server) : SettingsTests(new PostgresBackend(server));

public abstract class SettingsTests(StorageBackend backend) : StorageTest(backend)
{
    [Fact]
    public async Task A_setting_is_stored_replaced_and_known_after_reopening()
    {
        var settings = Open().GetRequiredService<IRegionSettings>();
        Assert.Null(await settings.GetAsync(IRegionSettings.Secret));
        await settings.SetAsync(IRegionSettings.Secret, "one");
        await settings.SetAsync(IRegionSettings.AdminKeyHash, "other");
        await settings.SetAsync(IRegionSettings.Secret, "two");

        await ReopenAsync();
        settings = Open().GetRequiredService<IRegionSettings>();
        Assert.Equal("two", await settings.GetAsync(IRegionSettings.Secret));
        Assert.Equal("other", await settings.GetAsync(IRegionSettings.AdminKeyHash));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await AppendAsync(Row(1, "a"));
        StorageMigrations.Run(Options);

        Assert.Equal([1], await PositionsAsync());
    }

    [Fact]
    public void Silos_that_start_together_migrate_once()
    {
        Parallel.For(0, 4, _ => StorageMigrations.Run(Options));
    }

    [Fact]
    public async Task A_database_that_a_newer_version_has_changed_is_refused()
    {
        await StorageSql.ExecuteAsync(Options, "UPDATE schema_versions SET scriptname = '999_future.sql' WHERE scriptname = '001_ledger.sql'");

        var exception = Assert.Throws<InvalidOperationException>(() => StorageMigrations.Run(Options));
        Assert.Contains("999_future.sql", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_region_is_refused()
    {
        // On PostgreSQL two codes that differ in - and _ share a schema.
        await StorageSql.ExecuteAsync(Options, "UPDATE settings SET value = 'OTHER' WHERE name = 'region'");

        Assert.Throws<InvalidOperationException>(() => StorageMigrations.Run(Options));
    }
}
