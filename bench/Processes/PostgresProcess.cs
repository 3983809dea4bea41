using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace Bangkom.Processes;

/// <summary>
/// A private PostgreSQL server for tests and benchmarks: on 127.0.0.1 alone, on a free port, with a password, with fsync, in a
/// temporary directory that goes with it.
/// </summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    /// <summary>Why there is no server.</summary>
    public const string NotInstalled = "PostgreSQL is not installed: no initdb and postgres in /usr/lib/postgresql/*/bin or PATH.";

    // The server runs under a shell that waits for its input to end: however the starter ends, the server ends with it.
    private const string Guard = """
        exec 3<&0
        "$@" 3<&- & pid=$!
        (cat <&3 >/dev/null; kill -INT $pid) &
        wait $pid
        """;

    private readonly string _directory;
    private readonly Process _process;

    private PostgresProcess(string directory, Process process, string connectionString) =>
        (_directory, _process, ConnectionString) = (directory, process, connectionString);

    /// <summary>Names the database <c>postgres</c> of the server.</summary>
    public string ConnectionString { get; }

    /// <summary>The process whose descendants are the server's.</summary>
    public int Id => _process.Id;

    /// <summary>Makes a cluster of databases and starts its server.</summary>
    /// <param name="settings">Further settings, such as <c>shared_buffers=256MB</c>.</param>
    /// <returns>The server; null when PostgreSQL is not installed, see <see cref="NotInstalled"/>.</returns>
    public static async Task<PostgresProcess?> TryStartAsync(params string[] settings)
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        var directory = Directory.CreateTempSubdirectory("bangkom-postgres-").FullName;
        try
        {
            return await StartAsync(binaries, directory, settings);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Runs a statement on a connection of its own.</summary>
    /// <param name="connectionString">Where.</param>
    /// <param name="sql">The statement.</param>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the server and deletes its directory.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task<PostgresProcess> StartAsync(string binaries, string directory, string[] settings)
    {
        var data = Path.Combine(directory, "data");
        var passwordFile = Path.Combine(directory, "password");
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await File.WriteAllTextAsync(passwordFile, password);
        if (IsRoot)
        {
            await RunAsync("chown", "-R", "postgres", directory);
        }

        await RunAsync(AsServerUser([
            Path.Combine(binaries, "initdb"), "-D", data, "-U", "bangkom", "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C"]));
        var port = FreePorts.Next();
        string[] server = [
            Path.Combine(binaries, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", $"{port}", "-c", "unix_socket_directories=", "-c", "max_connections=200",
            .. settings.SelectMany(static s => new[] { "-c", s })];
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", .. AsServerUser(server)])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await ReadyAsync(process);
        var connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "bangkom", Password = password, Database = "postgres" };
        return new PostgresProcess(directory, process, connection.ConnectionString);
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
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]}: {error}");
        }
    }
}
