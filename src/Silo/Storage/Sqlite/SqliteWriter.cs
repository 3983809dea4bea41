using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>
/// The one writing connection and its own thread. The driver is synchronous: a stalled disk must hold this thread, not one
/// of the few that run grains.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteLedgerDatabase _database;
    private readonly BlockingCollection<Action> _work = [];
    private readonly Queue<Action> _between = new();
    private readonly Thread _thread;
    private SqliteStatements? _statements;

    public SqliteWriter(SqliteLedgerDatabase database)
    {
        _database = database;
        _thread = new Thread(Run) { IsBackground = true, Name = "ledger writer" };
        _thread.Start();
    }

    /// <summary>The transaction that is open on the connection; touched on the writer's thread alone.</summary>
    public SqliteLedgerTransaction? Open { get; set; }

    /// <summary>Runs work on the writer's thread, after all work before it.</summary>
    /// <param name="work">Gets the prepared statements.</param>
    /// <param name="cancellationToken">Drops the work when it has not started.</param>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public Task<T> RunAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellationToken = default) =>
        EnqueueAsync(work, static (_, run) => run(), cancellationToken);

    /// <summary>
    /// Runs work in a transaction of its own, on the writer's thread, while no transaction of the ledger is open: so that nobody waits
    /// for the file's lock by trying again and again.
    /// </summary>
    /// <param name="work">Gets the prepared statements; what it throws leaves nothing of the transaction.</param>
    /// <param name="cancellationToken">Drops the work when it has not started.</param>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public Task<T> RunBetweenAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellationToken = default) => EnqueueAsync(
        statements =>
        {
            statements.Begin();
            try
            {
                var result = work(statements);
                statements.Commit();
                return result;
            }
            catch
            {
                RollBack(statements);
                throw;
            }
        },
        static (writer, run) => writer._between.Enqueue(run),
        cancellationToken);

    private Task<T> EnqueueAsync<T>(Func<SqliteStatements, T> work, Action<SqliteWriter, Action> start, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _work.Add(() => start(this, () => Complete(work, done, cancellationToken)), CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteWriter));
        }

        return done.Task;
    }

    /// <summary>Ends the transaction that is open, if any, and leaves nothing of it.</summary>
    /// <param name="statements">The connection's statements.</param>
    public void RollBack(SqliteStatements statements)
    {
        Open = null;
        try
        {
            statements.RollBack();
        }
        catch (SqliteException)
        {
            // Some errors have rolled back already; whatever the connection's state is, it ends with the connection.
            _statements = null;
            statements.Dispose();
        }
    }

    /// <summary>Finishes the work that waits and closes the connection.</summary>
    public void Dispose()
    {
        if (_work.IsAddingCompleted)
        {
            return;
        }

        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Complete<T>(Func<SqliteStatements, T> work, TaskCompletionSource<T> done, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            done.SetCanceled(cancellationToken);
            return;
        }

        try
        {
            _statements ??= new SqliteStatements(_database.OpenWriter());
            done.SetResult(work(_statements));
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private void RunBetween()
    {
        while (Open is null && _between.TryDequeue(out var work))
        {
            work();
        }
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
            RunBetween();
        }

        // A transaction that is still open ends here, so that what waited for its end is done.
        if (Open is not null && _statements is { } statements)
        {
            RollBack(statements);
        }

        RunBetween();
        _statements?.Dispose();
    }
}
