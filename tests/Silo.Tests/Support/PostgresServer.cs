using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

[assembly: AssemblyFixture(typeof(Bangkom.Silo.Tests.Support.PostgresServer))]

namespace Bangkom.Silo.Tests.Support;

/// <summary>
/// A private PostgreSQL server for the tests of this assembly, started when the first one asks: on 127.0.0.1 alone, on a free
/// port, with a password, with fsync, in a temporary directory. <c>BANGKOM_TEST_POSTGRES</c> names another server instead.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Override = "BANGKOM_TEST_POSTGRES";

    // The server runs under a shell that waits for its input to end: however the tests end, the server ends with them.
    private const string Guard = """
        exec 3<&0
        "$@" 3<&- & pid=$!
        (cat <&3 >/dev/null; kill -INT $pid) &
        wait $pid
        """;

    private readonly string _database = $"bangkom_test_{Guid.NewGuid():N}";
    private readonly Lazy<Task<string>> _connectionString;
    private string? _directory;
    private Process? _process;
    private string? _server;

    public PostgresServer() => _connectionString = new Lazy<Task<string>>(CreateDatabaseAsync);

    /// <summary>A connection string to a database of this run; skips the test where there is no server, or fails it in CI.</summary>
    public Task<string> ConnectionStringAsync() => _connectionString.Value;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null && _process is null)
        {
            await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        }

        if (_process is not null)
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await _process.WaitForExitAsync(limit.Token);
            _process.Dispose();
        }

        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private async Task<string> CreateDatabaseAsync()
    {
        _server = Environment.GetEnvironmentVariable(Override);
        if (string.IsNullOrWhiteSpace(_server))
        {
            _server = await StartAsync();
        }

        await ExecuteAsync(_server, $"CREATE DATABASE {_database}");
        return new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString;
    }

    private async Task<string> StartAsync()
    {
        if (FindBinaries() is not { } binaries)
        {
            const string Reason = "PostgreSQL is not installed: no initdb and postgres in /usr/lib/postgresql/*/bin or PATH.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Reason);
            throw new InvalidOperationException(Reason);
        }

        _directory = Directory.CreateTempSubdirectory("bangkom-postgres-").FullName;
        var data = Path.Combine(_directory, "data");
        var passwordFile = Path.Combine(_directory, "password");
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await File.WriteAllTextAsync(passwordFile, password);
        if (IsRoot)
        {
            await RunAsync("chown", "-R", "postgres", _directory);
        }

        await RunAsync(AsServerUser([
            Path.Combine(binaries, "initdb"), "-D", data, "-U", "bangkom", "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C"]));
        var port = FreePort();
        _process = Process.Start(new ProcessStartInfo("/bin/sh", [
            "-c", Guard, "guard", .. AsServerUser([
                Path.Combine(binaries, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", $"{port}", "-c", "unix_socket_directories=", "-c", "max_connections=200"])])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await ReadyAsync(_process);
        return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "bangkom", Password = password, Database = "postgres" }.ConnectionString;
    }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsServerUser(string[] command) =>
        IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command] : command;

    private static string? FindBinaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(static d => Path.Combine(d, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(path).FirstOrDefault(static d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "postgres")));
    }

    private static async Task ReadyAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var log = new List<string>();
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            log.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                // The pipe must not fill up.
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException($"PostgreSQL did not start: {string.Join(Environment.NewLine, log)}");
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command[0]}: {error}");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
