using System.Diagnostics;
using Bangkom.Silo.Storage;

namespace Bangkom.Processes;

/// <summary>The real server as a process of its own, on 127.0.0.1 and a free port, with its output kept for failures.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The administrator's key of every server started here.</summary>
    public const string AdminKey = "bka_" + "5f3c0a1b5f3c0a1b5f3c0a1b5f3c0a1b5f3c0a1b5f3c0a1b5f3c0a1b5f3c0a1b";

    private readonly Process _process;
    private readonly Queue<string> _output = new();
    private bool _disposed;

    private ServerProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(40) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", AdminKey);
    }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client with the administrator's key.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <param name="storage">Where its ledger is.</param>
    /// <param name="arguments">Further arguments, such as <c>--demo</c>.</param>
    public static Task<ServerProcess> StartAsync(StorageOptions storage, params string[] arguments) =>
        StartAsync(storage, new Uri($"http://127.0.0.1:{FreePorts.Next()}"), arguments);

    /// <summary>Starts the server where another one was, and waits until it is ready.</summary>
    /// <param name="storage">Where its ledger is.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="arguments">Further arguments.</param>
    public static async Task<ServerProcess> StartAsync(StorageOptions storage, Uri address, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(address);
        var start = Start([.. Arguments(storage), "--urls", address.ToString().TrimEnd('/'), .. arguments]);
        start.Environment["BANGKOM_ADMIN_KEY"] = AdminKey;
        if (storage.ConnectionString is { } connection)
        {
            start.Environment["BANGKOM_CONNECTION"] = connection;
        }

        var server = new ServerProcess(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, e) => server.Keep(e.Data);
        server._process.ErrorDataReceived += (_, e) => server.Keep(e.Data);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            // Nobody else knows of this process: it must not outlive the attempt.
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb to its end and returns its exit code and output.</summary>
    /// <param name="storage">Where the ledger is.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    public static async Task<(int Code, string Output)> RunAsync(StorageOptions storage, params string[] arguments)
    {
        var start = Start([.. arguments, .. Arguments(storage)]);
        if (storage.ConnectionString is { } connection)
        {
            start.Environment["BANGKOM_CONNECTION"] = connection;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the graceful end.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var term = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await term.WaitForExitAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await _process.WaitForExitAsync(limit.Token);
        }
    }

    /// <summary>Kills it when it still runs; a second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        Client.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>The last lines that the server printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>A library is started by <c>dotnet</c>, a published program by itself.</summary>
    private static ProcessStartInfo Start(string[] arguments)
    {
        var executable = Executable;
        var start = executable.EndsWith(".dll", StringComparison.Ordinal)
            ? new ProcessStartInfo("dotnet", [executable, .. arguments])
            : new ProcessStartInfo(executable, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        return start;
    }

    /// <summary>
    /// The server: the one that <c>BANGKOM_SERVER</c> names, such as a published one (its <c>.dll</c>, or its program when it carries its
    /// own runtime); else the built one of the same configuration as the program that starts it.
    /// </summary>
    private static string Executable
    {
        get
        {
            if (Environment.GetEnvironmentVariable("BANGKOM_SERVER") is { Length: > 0 } named)
            {
                return Path.GetFullPath(named);
            }

            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var root = output;
            while (!File.Exists(Path.Combine(root.FullName, "Orleans.sln")))
            {
                root = root.Parent ?? throw new InvalidOperationException("This program does not run inside the repository, where the built server is.");
            }

            return Path.Combine(root.FullName, "src", "Silo", "bin", output.Parent!.Name, output.Name, "Bangkom.Silo.dll");
        }
    }

    private static string[] Arguments(StorageOptions storage) => storage.Kind == StorageKind.Sqlite
        ? ["--data", storage.DataDirectory!, "--region", storage.Region]
        : ["--store", "postgres", "--region", storage.Region];

    private async Task WaitUntilReadyAsync()
    {
        var started = Stopwatch.StartNew();
        while (started.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Output}");
            }

            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        throw new TimeoutException($"The server was not ready within 60 s:\n{Output}");
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Enqueue(line);
            if (_output.Count > 200)
            {
                _output.Dequeue();
            }
        }
    }
}
