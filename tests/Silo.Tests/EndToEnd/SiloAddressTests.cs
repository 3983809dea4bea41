using Bangkom.Silo.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Tests.Support;
using Npgsql;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>Where silos of a region on several machines reach each other.</summary>
public sealed class SiloAddressTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_silo_tells_the_others_the_address_that_it_was_given()
    {
        var backend = new PostgresBackend(postgres);
        var storage = await backend.CreateAsync();
        await using var server = await ServerProcess.StartAsync(storage, "--silo-address", "127.0.0.2");
        Assert.Equal("127.0.0.2", await AddressAsync(storage));
        await server.StopAsync();
        await backend.RemoveAsync();
    }

    [Theory]
    [InlineData("here", "'here' is not one that others could reach")]
    [InlineData("0.0.0.0", "'0.0.0.0' is not one that others could reach")]
    [InlineData("203.0.113.9", "Nothing can listen at 203.0.113.9")]
    public async Task An_address_that_is_not_this_machines_stops_the_start_with_a_reason(string address, string reason)
    {
        var backend = new SqliteBackend();
        var (code, output) = await ServerProcess.RunAsync(await backend.CreateAsync(), "--silo-address", address);
        Assert.NotEqual(0, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        await backend.RemoveAsync();
    }

    private static async Task<string> AddressAsync(StorageOptions storage)
    {
        await using var source = NpgsqlDataSource.Create(storage.ConnectionString!);
        await using var command = source.CreateCommand($"SELECT address FROM \"{PostgresSchema.Name(storage)}\".orleansmembershiptable");
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
