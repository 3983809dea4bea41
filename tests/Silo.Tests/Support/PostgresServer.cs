using Npgsql;

[assembly: AssemblyFixture(typeof(Bangkom.Silo.Tests.Support.PostgresServer))]

namespace Bangkom.Silo.Tests.Support;

/// <summary>
/// A database for the tests of this assembly, on a server of their own that starts when the first one asks.
/// <c>BANGKOM_TEST_POSTGRES</c> names another server instead.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Override = "BANGKOM_TEST_POSTGRES";

    private readonly string _database = $"bangkom_test_{Guid.NewGuid():N}";
    private readonly Lazy<Task<string>> _connectionString;
    private PostgresProcess? _process;
    private string? _server;

    public PostgresServer() => _connectionString = new Lazy<Task<string>>(CreateDatabaseAsync);

    /// <summary>A connection string to a database of this run; skips the test where there is no server, or fails it in CI.</summary>
    public Task<string> ConnectionStringAsync() => _connectionString.Value;

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort() => FreePorts.Next();

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        else if (_server is not null)
        {
            await PostgresProcess.ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        }
    }

    private async Task<string> CreateDatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable(Override);
        if (string.IsNullOrWhiteSpace(server))
        {
            _process = await PostgresProcess.TryStartAsync();
            Assert.SkipWhen(_process is null && Environment.GetEnvironmentVariable("CI") != "true", PostgresProcess.NotInstalled);
            server = _process?.ConnectionString ?? throw new InvalidOperationException(PostgresProcess.NotInstalled);
        }

        _server = server;
        await PostgresProcess.ExecuteAsync(_server, $"CREATE DATABASE {_database}");
        return new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString;
    }
}
