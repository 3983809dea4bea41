using System.Diagnostics;
using System.Net.Sockets;
using Bangkom.Processes;

namespace Bangkom.Bench.Echo;

/// <summary>The HTTP floor, running.</summary>
internal sealed class EchoProcess : IAsyncDisposable
{
    private readonly Process _process;

    private EchoProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Where a request is answered with so many bytes.</summary>
    public static string Path(int bytes) => $"/echo/{bytes}";

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<EchoProcess> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        var start = new ProcessStartInfo("dotnet", [typeof(EchoProcess).Assembly.Location, EchoCommand.Name, "--urls", address.ToString().TrimEnd('/')]) { RedirectStandardInput = true };
        var echo = new EchoProcess(Process.Start(start)!, address);
        var started = Stopwatch.GetTimestamp();
        while (!await echo.AnswersAsync())
        {
            if (echo._process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException("The HTTP floor did not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return echo;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new HttpClient();
            await client.GetStringAsync(new Uri(Address, Path(2)));
            return true;
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException)
        {
            return false;
        }
    }
}
