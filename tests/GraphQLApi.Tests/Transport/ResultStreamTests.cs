using Bangkom.GraphQLApi.Transport.Execution;
using GraphQL;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class ResultStreamTests
{
    [Fact]
    public async Task Behind_a_slow_reader_the_oldest_results_go_and_the_newest_win()
    {
        using var stream = new ResultStream(new Source(1_000), pendingMax: 3);
        var read = new List<object?>();
        await foreach (var result in stream.ReadAsync(TestContext.Current.CancellationToken))
            read.Add(result.Data);
        Assert.Equal([997, 998, 999], read);
    }

    [Fact]
    public void Leaving_the_stream_leaves_the_source()
    {
        var source = new Source(0);
        new ResultStream(source, pendingMax: 1).Dispose();
        Assert.True(source.IsLeft);
    }

    private sealed class Source(int count) : IObservable<ExecutionResult>, IDisposable
    {
        public bool IsLeft { get; private set; }

        public IDisposable Subscribe(IObserver<ExecutionResult> observer)
        {
            for (var i = 0; i < count; i++)
                observer.OnNext(new ExecutionResult { Data = i });
            observer.OnCompleted();
            return this;
        }

        public void Dispose() => IsLeft = true;
    }
}
