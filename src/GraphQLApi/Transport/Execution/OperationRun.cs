using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>One execution: its services, its deadline, and their end.</summary>
internal sealed class OperationRun : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly CancellationToken _client;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _stop;
    private Task<ExecutionResult>? _execution;

    public OperationRun(IServiceScopeFactory scopes, TimeSpan deadline, TimeProvider time, CancellationToken client)
    {
        _client = client;
        _scope = scopes.CreateAsyncScope();
        _deadline = new CancellationTokenSource(deadline, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(client, _deadline.Token);
    }

    public Task<ExecutionResult> ExecuteAsync(Func<IServiceProvider, CancellationToken, Task<ExecutionResult>> execute)
        => _execution = execute(_scope.ServiceProvider, _stop.Token);

    /// <summary>Waits until the deadline, even for a resolver that does not listen to its token.</summary>
    public async Task<ExecutionResult> InTimeAsync(Task<ExecutionResult> execution)
    {
        try
        {
            var result = await execution.WaitAsync(_stop.Token);
            // A stream lives on; only its start had a deadline.
            _deadline.CancelAfter(Timeout.InfiniteTimeSpan);
            return result;
        }
        catch (OperationCanceledException) when (!_client.IsCancellationRequested && _deadline.IsCancellationRequested)
        {
            return new ExecutionResult(new GraphQLTransportException(GraphQLErrorCodes.Timeout, "The operation took too long."));
        }
        catch
        {
            await ReleaseAsync();
            throw;
        }
    }

    /// <summary>Ends what still runs; the services go once the last resolver has let go of them.</summary>
    public async ValueTask ReleaseAsync()
    {
        await _stop.CancelAsync();
        if (_execution is { IsCompleted: false } running)
            _ = running.ContinueWith(ended => { _ = ended.Exception; return DisposeAsync().AsTask(); }, TaskScheduler.Default).Unwrap();
        else
            await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        _stop.Dispose();
        _deadline.Dispose();
    }
}
