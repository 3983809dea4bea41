namespace Bangkom.Grains.Live;

/// <summary>
/// Runs an action after changes: the first at once, later ones at least <see cref="LiveLimits.NoticeEveryMilliseconds"/> after the one
/// before, one at a time. Runs on the scheduler of the grain that owns it.
/// </summary>
/// <param name="action">What to do; whatever it throws is ignored, and done again with the next change.</param>
/// <param name="time">The clock.</param>
internal sealed class Coalescer(Func<Task> action, TimeProvider time)
{
    private bool _isRunning;
    private bool _isDirty;
    private long _last = long.MinValue;

    /// <summary>Something changed.</summary>
    public void Signal()
    {
        _isDirty = true;
        if (!_isRunning)
        {
            _isRunning = true;
            _ = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        while (_isDirty)
        {
            if (_last != long.MinValue)
            {
                var wait = TimeSpan.FromMilliseconds(LiveLimits.NoticeEveryMilliseconds) - time.GetElapsedTime(_last);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time);
                }
            }

            _isDirty = false;
            _last = time.GetTimestamp();
            await action().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        _isRunning = false;
    }
}
