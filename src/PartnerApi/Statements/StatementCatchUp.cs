using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Follows the store of statements: what was stored, but not turned into completions because the process ended or the ledger was not
/// there, is done now. A statement that was done already makes the same items, which the ledger answers as repeated.
/// </summary>
internal sealed class StatementCatchUp(
    IStatementStore store, ILedgerStore ledger, StatementProcessor processor, ProcessedStatements done, TimeProvider time, ILogger<StatementCatchUp> logger) : BackgroundService
{
    private const string Consumer = "completions";
    private const int EverySeconds = 2;

    /// <summary>A statement so young may still be in the request that brought it.</summary>
    private const int YoungSeconds = 30;

    /// <summary>Statements of one request to the ledger.</summary>
    private const int ChunkStatements = 200;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var started = time.GetUtcNow();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(EverySeconds), time);
        do
        {
            try
            {
                await FollowAsync(started, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                DoorLog.StatementsLeft(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FollowAsync(DateTimeOffset started, CancellationToken cancellationToken)
    {
        var cursor = await PassAsync(await store.GetCursorAsync(Consumer, cancellationToken), cancellationToken);
        var last = cursor;
        await foreach (var chunk in store.ReadAsync(cursor, cancellationToken))
        {
            var left = new List<StoredStatement>();
            var isYoung = false;
            foreach (var statement in chunk)
            {
                if (!done.Contains(statement.Seq))
                {
                    // Nobody of this process is at work on what was stored before it started.
                    isYoung = statement.Stored >= started && !done.IsLeft(statement.Seq) && (time.GetUtcNow() - statement.Stored).TotalSeconds < YoungSeconds;
                    if (isYoung)
                    {
                        break;
                    }

                    left.Add(statement);
                }

                last = statement.Seq;
            }

            await TakeAsync(left, cancellationToken);
            if (last > cursor)
            {
                await store.SaveCursorAsync(Consumer, last, cancellationToken);
                cursor = last;
            }

            done.ForgetUpTo(cursor);

            if (isYoung)
            {
                return;
            }
        }
    }

    /// <summary>Moves the cursor over what this process has done: most of what there is, and none of it is read.</summary>
    private async Task<long> PassAsync(long cursor, CancellationToken cancellationToken)
    {
        var last = done.DoneAfter(cursor);
        if (last > cursor)
        {
            await store.SaveCursorAsync(Consumer, last, cancellationToken);
            done.ForgetUpTo(last);
        }

        return last;
    }

    private async Task TakeAsync(List<StoredStatement> statements, CancellationToken cancellationToken)
    {
        foreach (var source in statements.GroupBy(s => s.Source))
        {
            foreach (var chunk in source.Chunk(ChunkStatements))
            {
                await processor.TakeAsync(
                    source.Key, Sources.PartnerOf(source.Key), await WithoutAcceptedAsync(source.Key, chunk), isPatient: true, cancellationToken);
            }
        }
    }

    /// <summary>Another process may have done them: what is a fact already is not sent again.</summary>
    private async Task<IReadOnlyList<ProcessedStatement>> WithoutAcceptedAsync(string source, StoredStatement[] statements)
    {
        var sender = processor.SenderOf(source, Sources.PartnerOf(source), statements[0].Stored);
        var keys = statements.Select(s => ReadStatement.Of(s.Raw, sender).Key).ToArray();
        var known = await ledger.FindAsync([.. keys.Select(k => new Identity(source, k)).Distinct()]);
        return
        [
            .. statements
                .Where((s, i) => s.IsVoided || !known.ContainsKey(new Identity(source, keys[i])))
                .Select(ProcessedStatement.Of),
        ];
    }
}
