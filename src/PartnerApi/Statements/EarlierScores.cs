using System.Text.Json;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Statements;

/// <summary>Finds the scores of completions among the statements that came before: Open edX states a grade on its own, often in an earlier request.</summary>
internal sealed class EarlierScores(IStatementStore store)
{
    /// <summary>Finds the newest stored grade of each completion that has no score of its own.</summary>
    /// <param name="statements">The statements' bytes.</param>
    /// <param name="partner">Whose they are, or null.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Statements that hold a score.</returns>
    public async Task<IReadOnlyList<byte[]>> FindAsync(IReadOnlyList<byte[]> statements, PartnerId? partner, CancellationToken cancellationToken)
    {
        var found = new List<byte[]>();
        if (partner is not { } owner)
        {
            return found;
        }

        foreach (var (account, activity) in statements.Select(LacksScore).OfType<(Account, string)>().Distinct())
        {
            var query = new StatementQuery(
                [StatementKeys.Verb(Verbs.Earned), StatementKeys.Activity(activity), StatementKeys.Agent(IdentifierOf(account))],
                $"partner/{owner.Value}",
                Since: null,
                Until: null,
                IsAscending: false,
                Beyond: null,
                Limit: 1);
            found.AddRange((await store.QueryAsync(query, cancellationToken)).Statements.Select(s => s.Raw));
        }

        return found;
    }

    private static (Account, string)? LacksScore(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = StatementParser.DepthMax });
        return document.RootElement.ValueKind == JsonValueKind.Object
            && new Statement(document.RootElement) is { Actor: { } actor, Object: { } activity } statement
            && Recognisers.Of(statement) is OpenEdxRules
            && Recognisers.Recognise(statement) is Recognition.Complete { Score: null }
                ? (actor, activity)
                : null;
    }

    private static string IdentifierOf(Account account) => account.IsEmail ? $"mbox mailto:{account.Name}" : $"account {account.HomePage} {account.Name}";
}
