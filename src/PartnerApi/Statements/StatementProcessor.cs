using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Xapi;
using Microsoft.Extensions.Options;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Turns what the learning record store has stored into completions, within the request that brought it. What it can't do now is done
/// by <see cref="StatementCatchUp"/>.
/// </summary>
internal sealed class StatementProcessor(CompletionIntake intake, EarlierScores scores, ProcessedStatements done, RegionInfo region, IOptions<PartnerApiOptions> options) : IStatementProcessor
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The ledger did not take them: they are found again.</exception>
    public async Task<string?> ProcessAsync(Principal sender, IReadOnlyList<ProcessedStatement> statements, CancellationToken cancellationToken)
    {
        var receipt = await TakeAsync(sender.Source, sender.Partner, statements, isPatient: false, cancellationToken);
        return receipt is { } position ? string.Create(CultureInfo.InvariantCulture, $"/push/receipts/{position}") : null;
    }

    /// <summary>Takes statements of one source in.</summary>
    /// <param name="source">The source.</param>
    /// <param name="partner">Its partner, or null.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="isPatient">True to wait when the ledger's queue is full.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Position of the receipt, or null when none made an item.</returns>
    public async Task<long?> TakeAsync(
        string source, PartnerId? partner, IReadOnlyList<ProcessedStatement> statements, bool isPatient, CancellationToken cancellationToken)
    {
        // Accounts and activities are mapped per partner: what the administrator states is nobody's completion.
        if (statements.Count == 0 || partner is null)
        {
            done.Add(statements.Select(s => s.Seq));
            return null;
        }

        // A repeat was stored long ago: what came with this request is as late as its newest one.
        var sender = SenderOf(source, partner, statements.Max(s => s.Stored));
        var raw = statements.Select(s => s.Raw).ToArray();
        var (taken, refusal) = await intake.TakeAsync(raw, sender, isPatient, cancellationToken, await scores.FindAsync(raw, partner, cancellationToken));
        if (taken is null)
        {
            throw new InvalidOperationException($"The ledger did not take the statements: {refusal!.Code}.");
        }

        done.Add(statements.Select(s => s.Seq));
        return taken.Receipt;
    }

    /// <summary>Who sends.</summary>
    public StatementSender SenderOf(string source, PartnerId? partner, DateTimeOffset receivedAt) =>
        new(source, partner, receivedAt, region, options.Value.HomePageOf(region));
}
