namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>
/// Runs what several ask at once a single time. Of equal requests one runs; those that come meanwhile wait for the next run, which
/// starts after all of them have come: so an answer never holds less than what was there when it was asked for.
/// </summary>
/// <typeparam name="TKey">What makes requests equal, the reader's rights among it.</typeparam>
/// <typeparam name="TResult">The answer.</typeparam>
internal sealed class SharedRuns<TKey, TResult> where TKey : notnull
{
    private readonly Dictionary<TKey, Runs> _running = [];
    private readonly Lock _gate = new();

    /// <summary>The answer of a run that starts now or later.</summary>
    /// <param name="key">What makes requests equal.</param>
    /// <param name="run">Runs it; it ends by itself, since nobody cancels what others wait for.</param>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> run)
    {
        var asked = new Run(run);
        Runs runs;
        lock (_gate)
        {
            if (_running.TryGetValue(key, out var known))
            {
                return (known.Next ??= asked).Answer.Task;
            }

            _running[key] = runs = new Runs();
        }

        _ = RunAllAsync(key, runs, asked);
        return asked.Answer.Task;
    }

    private async Task RunAllAsync(TKey key, Runs runs, Run? run)
    {
        for (; run is not null; run = TakeNext(key, runs))
        {
            try
            {
                run.Answer.SetResult(await run.Ask());
            }
            catch (Exception fault)
            {
                run.Answer.SetException(fault);
            }
        }
    }

    /// <summary>Nobody joins it from here on: it is about to start.</summary>
    private Run? TakeNext(TKey key, Runs runs)
    {
        lock (_gate)
        {
            var next = runs.Next;
            runs.Next = null;
            if (next is null)
            {
                _running.Remove(key);
            }

            return next;
        }
    }

    /// <summary>What runs for one key; a run that has started is in nobody's reach.</summary>
    private sealed class Runs
    {
        public Run? Next { get; set; }
    }

    private sealed class Run(Func<Task<TResult>> ask)
    {
        public Func<Task<TResult>> Ask => ask;

        public TaskCompletionSource<TResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
