using System.Collections.Immutable;
using System.Threading.Channels;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>Requests that wait are stored together: one commit costs the same for one statement and for hundreds.</summary>
internal sealed class StatementQueue : IAsyncDisposable
{
    private const int QueueRequestsMax = 2_000;
    private const long QueueBytesMax = 256L * 1024 * 1024;
    private const int GroupStatementsMax = 2_000;
    private const long GroupBytesMax = 16L * 1024 * 1024;

    private readonly XapiWriter _writer;
    private readonly TimeProvider _time;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(QueueRequestsMax) { SingleReader = true });
    private readonly Task _loop;
    private long _bytes;
    private long _committingSinceTicks;

    public StatementQueue(XapiWriter writer, TimeProvider time)
    {
        (_writer, _time) = (writer, time);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Everything stored up to this moment can be read: now, or just before the group that is being written.</summary>
    public DateTimeOffset ConsistentThrough
    {
        get
        {
            // The clock comes first: a group that starts after it gets a later time.
            var now = _time.GetUtcNow();
            return Interlocked.Read(ref _committingSinceTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero).AddMicroseconds(-1) : now;
        }
    }

    public async Task<AppendedStatements> AppendAsync(StatementAppend request, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(request, request.Statements.Sum(s => (long)s.Raw.Length) + request.Attachments.Sum(a => (long)a.Bytes.Length));
        if (Interlocked.Add(ref _bytes, waiting.Bytes) > QueueBytesMax || !_waiting.Writer.TryWrite(waiting))
        {
            Interlocked.Add(ref _bytes, -waiting.Bytes);
            throw new StatementStoreBusyException();
        }

        return await waiting.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes nothing more.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>Stores what waits and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await _loop;
    }

    private async Task RunAsync()
    {
        var group = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var (statements, bytes) = (0, 0L);
            while (statements < GroupStatementsMax && bytes < GroupBytesMax && _waiting.Reader.TryRead(out var next))
            {
                group.Add(next);
                (statements, bytes) = (statements + next.Request.Statements.Length, bytes + next.Bytes);
            }

            await StoreAsync(group);
            Interlocked.Add(ref _bytes, -bytes);
            group.Clear();
        }
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        try
        {
            var results = await CommitAsync(group);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Done.TrySetResult(results[i]);
            }
        }
        catch (Exception exception) when (group.Count == 1)
        {
            group[0].Done.TrySetException(exception);
        }
        catch (Exception)
        {
            // One request that can't be stored must not fail the others; nothing of the group was stored, or what was is repeated.
            foreach (var one in group.ToArray())
            {
                await StoreAsync([one]);
            }
        }
    }

    private async Task<ImmutableArray<AppendedStatements>> CommitAsync(List<Waiting> group)
    {
        var now = _time.GetUtcNow();
        Interlocked.Exchange(ref _committingSinceTicks, now.UtcTicks);
        try
        {
            return await _writer.CommitAsync([.. group.Select(w => w.Request)], _time.GetUtcNow());
        }
        finally
        {
            Interlocked.Exchange(ref _committingSinceTicks, 0);
        }
    }

    private sealed record Waiting(StatementAppend Request, long Bytes)
    {
        public TaskCompletionSource<AppendedStatements> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
