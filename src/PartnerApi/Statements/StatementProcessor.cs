using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Turns what the learning record store has stored into completions, within the request that brought it. What it can't do now is done
/// by <see cref="StatementCatchUp"/>.
/// </summary>
internal sealed class StatementProcessor(
    CompletionIntake intake,
    EarlierStatements earlier,
    IStatementStore store,
    ProcessedStatements done,
    RegionInfo region,
    IOptions<PartnerApiOptions> options,
    ILogger<StatementProcessor> logger) : IStatementProcessor
{
    /// <inheritdoc/>
    public async Task<string?> ProcessAsync(Principal sender, IReadOnlyList<ProcessedStatement> statements, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await TakeAsync(sender.Source, sender.Partner, statements, isPatient: false, cancellationToken);
            return receipt is { } position ? string.Create(CultureInfo.InvariantCulture, $"/push/receipts/{position}") : null;
        }
        catch (Exception e) when (e is StatementsNotTakenException or OperationCanceledException)
        {
            // They are durable, and are done without their sender: nothing is promised of when, so there is no receipt to name.
            DoorLog.StatementsLeft(logger, e);
            done.Leave(statements.Select(s => s.Seq));
            return null;
        }
    }

    /// <summary>Takes statements of one source in.</summary>
    /// <param name="source">The source.</param>
    /// <param name="partner">Its partner, or null.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="isPatient">True to wait when the ledger's queue is full.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Position of the receipt, or null when none made an item.</returns>
    /// <exception cref="StatementsNotTakenException">The ledger did not take them; they are found again.</exception>
    public async Task<long?> TakeAsync(
        string source, PartnerId? partner, IReadOnlyList<ProcessedStatement> statements, bool isPatient, CancellationToken cancellationToken)
    {
        var receipt = await TakeOnceAsync(source, partner, statements, isPatient, cancellationToken);

        // What voided a statement before it came had no item to undo then.
        foreach (var voided in statements.Where(s => s.IsVoided))
        {
            foreach (var voiding in (await store.FindVoidingAsync(voided.Id, cancellationToken)).Where(v => Voiding.May(v.Source, source)))
            {
                await TakeOnceAsync(voiding.Source, Sources.PartnerOf(voiding.Source), [ProcessedStatement.Of(voiding)], isPatient, cancellationToken);
            }
        }

        done.Add(statements.Select(s => s.Seq));
        return receipt;
    }

    private async Task<long?> TakeOnceAsync(
        string source, PartnerId? partner, IReadOnlyList<ProcessedStatement> statements, bool isPatient, CancellationToken cancellationToken)
    {
        if (statements.Count == 0)
        {
            return null;
        }

        // A repeat was stored long ago: what came with this request is as late as its newest one.
        var sender = SenderOf(source, partner, statements.Max(s => s.Stored));
        var read = statements.Select(s => ReadStatement.Of(s.Raw, sender)).ToArray();
        if (partner is null && !read.Any(r => r.Recognition is Recognition.Void))
        {
            return null;
        }

        var findings = await earlier.FindAsync(read, statements, sender, cancellationToken);
        if (partner is null)
        {
            // Accounts and activities are mapped per partner: what the administrator states is nobody's completion, but it undoes others'.
            read = [.. read.Where(r => r.Recognition is Recognition.Void voiding && findings.Voided.TryGetValue(voiding.Statement, out var v) && v.Source != source)];
            findings = findings with { Held = StoreFindings.None.Held };
        }

        var (taken, refusal) = await intake.TakeAsync(StatementItems.Of(read, sender, findings), sender, isPatient, cancellationToken);
        if (taken is not null)
        {
            refusal = await ReleaseMendedAsync(read, taken, sender, isPatient, cancellationToken);
        }

        return refusal is null ? taken!.Receipt : throw new StatementsNotTakenException(refusal.Code);
    }

    /// <summary>A valid statement that makes no item still mends the invalid one that had its id: nobody has to look at that one any more.</summary>
    private async Task<Refusal?> ReleaseMendedAsync(
        IReadOnlyList<ReadStatement> read, StatementsTaken taken, StatementSender sender, bool isPatient, CancellationToken cancellationToken)
    {
        var mending = read.Where((r, i) => taken.Items[i].Submission is null && r.Statement?.Id is not null).Select(r => r.Key).Distinct().ToImmutableArray();
        return mending.IsEmpty ? null : await intake.ReleaseAsync(mending, sender, isPatient, cancellationToken);
    }

    /// <summary>Who sends.</summary>
    public StatementSender SenderOf(string source, PartnerId? partner, DateTimeOffset receivedAt) =>
        new(source, partner, receivedAt, region, options.Value.HomePageOf(region));
}

/// <summary>The ledger did not take statements in; they stay in their store.</summary>
/// <param name="code">Why.</param>
internal sealed class StatementsNotTakenException(string code) : Exception($"The ledger did not take the statements: {code}.");
