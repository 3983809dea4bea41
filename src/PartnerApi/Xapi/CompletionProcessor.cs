using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Statements;
using Microsoft.Extensions.Options;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Xapi;

/// <summary>
/// Hands partners' statements that tell of a completion to the ledger, also those that were there before: an item's key makes a repeat of
/// what has arrived, and nothing is lost of a request that failed between the two. The administrator's statements make no completions.
/// </summary>
internal sealed class CompletionProcessor(StatementIntake intake, RegionInfo region, IOptions<PartnerApiOptions> options, TimeProvider time) : IStatementProcessor
{
    /// <inheritdoc/>
    public async Task<string?> ProcessAsync(Principal sender, IReadOnlyList<ProcessedStatement> statements, CancellationToken cancellationToken)
    {
        if (sender.Partner is null || statements.Count == 0)
        {
            return null;
        }

        var from = new StatementSender(sender.Source, sender.Partner, time.GetUtcNow(), region, options.Value.HomePageOf(region));
        var (taken, refusal) = await intake.TakeAsync([.. statements.Select(s => s.Raw)], from, isPatient: false, cancellationToken);
        return taken is null ? throw new StatementsUnprocessedException(refusal!.Code)
            : taken.Receipt is { } receipt ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/push/receipts/{receipt}")
            : null;
    }
}

/// <summary>Statements are stored, and the ledger did not take what they tell; sending them again is safe.</summary>
/// <param name="code">Why, as a code.</param>
internal sealed class StatementsUnprocessedException(string code) : Exception($"The ledger took no completions: {code}.");
