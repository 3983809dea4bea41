using Bangkom.GraphQLApi.Transport.Execution;

namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>Equal requests share a run that starts after all of them have come, and never one that has started.</summary>
public sealed class SharedRunsTests : IDisposable
{
    private readonly SharedRuns<string, int> _runs = new();
    private readonly List<TaskCompletionSource<int>> _started = [];
    private readonly SemaphoreSlim _starts = new(0);

    public void Dispose() => _starts.Dispose();

    [Fact]
    public async Task Those_who_come_while_one_runs_share_the_next()
    {
        var first = Ask("a");
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 5).Select(_ => Ask("a")).ToArray();
        Assert.Single(_started);
        _started[0].SetResult(1);
        Assert.Equal(1, await first);
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        // The second run has started: who comes now is not answered by it.
        var late = Ask("a");
        _started[1].SetResult(2);
        Assert.All(await Task.WhenAll(others), answer => Assert.Equal(2, answer));
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        _started[2].SetResult(3);
        Assert.Equal(3, await late);
        Assert.Equal(3, _started.Count);
    }

    [Fact]
    public async Task Other_requests_do_not_wait()
    {
        var a = Ask("a");
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        var b = Ask("b");
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        _started[1].SetResult(2);
        Assert.Equal(2, await b);
        Assert.False(a.IsCompleted);
        _started[0].SetResult(1);
        Assert.Equal(1, await a);
    }

    [Fact]
    public async Task A_failure_is_that_of_those_who_shared_it_alone()
    {
        var first = Ask("a");
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        var second = Ask("a");
        _started[0].SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await _starts.WaitAsync(TestContext.Current.CancellationToken);
        _started[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    private Task<int> Ask(string key) => _runs.RunAsync(key, () =>
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _started.Add(answer);
        _starts.Release();
        return answer.Task;
    });
}
