using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Live;

/// <summary>
/// Keeps an observer registered: at once, then every <see cref="LiveLimits.RenewEverySeconds"/> and whenever asked, until disposed. A
/// grain that does not answer is asked again.
/// </summary>
internal sealed partial class Renewal : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _renew = new(0);
    private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Starts.</summary>
    /// <param name="watched">The grain, for the log.</param>
    /// <param name="register">Registers or renews.</param>
    /// <param name="leave">Unregisters and lets go of the observer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where lost renewals go.</param>
    public Renewal(GrainId watched, Func<Task> register, Func<Task> leave, TimeProvider time, ILogger logger)
    {
        (_time, _logger) = (time, logger);
        _ = Task.Run(() => RunAsync(watched, register, leave));
    }

    /// <summary>Done once the grain has answered the first time.</summary>
    public Task Registered => _registered.Task;

    /// <summary>Renews without waiting for the next time.</summary>
    public void RenewNow()
    {
        try
        {
            _renew.Release();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Cancel();

    private async Task RunAsync(GrainId watched, Func<Task> register, Func<Task> leave)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await register();
                _registered.TrySetResult();
            }
            catch (Exception e)
            {
                LogNotRenewed(_logger, e, watched.ToString());
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            var due = Task.Delay(TimeSpan.FromSeconds(LiveLimits.RenewEverySeconds), _time, pause.Token);
            await Task.WhenAny(due, _renew.WaitAsync(pause.Token));
            await pause.CancelAsync();
        }

        await leave().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _renew.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching {Grain} could not be renewed; it is tried again.")]
    private static partial void LogNotRenewed(ILogger logger, Exception exception, string grain);
}
