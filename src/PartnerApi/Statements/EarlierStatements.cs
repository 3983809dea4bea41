using Bangkom.Grains.Facts;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Validation;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Finds what came before and belongs to a request's statements: grades of completions and completions of grades, which Open edX states
/// apart and in any order, and what a voiding statement voids, whose bytes need not hold the id that it is voided by.
/// </summary>
internal sealed class EarlierStatements(IStatementStore store)
{
    /// <summary>Grades of one completion that are looked at; the newest of them holds.</summary>
    private const int GradesMax = 20;

    /// <summary>Completions of one activity by one learner that are looked at for one of the same source.</summary>
    private const int CompletionsMax = 10;

    /// <summary>Finds.</summary>
    /// <param name="read">The request's statements.</param>
    /// <param name="statements">The same as the store has them.</param>
    /// <param name="sender">Whose they are.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<StoreFindings> FindAsync(
        IReadOnlyList<ReadStatement> read, IReadOnlyList<ProcessedStatement> statements, StatementSender sender, CancellationToken cancellationToken)
    {
        var held = new Dictionary<int, HeldStatement>();
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i].Held is { } reason)
            {
                held[i] = Explain(statements[i], reason);
            }
        }

        var (grades, completed) = sender.Partner is null ? ([], []) : await FindGradesAsync(read, statements, sender, cancellationToken);
        return new StoreFindings { Held = held, Grades = grades, Completed = completed, Voided = await FindVoidedAsync(read, sender, cancellationToken) };
    }

    private async Task<(List<ReadStatement> Grades, HashSet<(Account, string)> Completed)> FindGradesAsync(
        IReadOnlyList<ReadStatement> read, IReadOnlyList<ProcessedStatement> statements, StatementSender sender, CancellationToken cancellationToken)
    {
        // A completion that comes now takes its score along.
        var isNew = read.Where((r, i) => r.Recognition is Recognition.Complete && !statements[i].IsRepeated).Select(r => r.Subject).ToHashSet();
        var completed = new HashSet<(Account, string)>();
        foreach (var subject in read.Where(r => r.Recognition is Recognition.Scored && !isNew.Contains(r.Subject)).Select(r => r.Subject).OfType<(Account, string)>().Distinct())
        {
            if ((await QueryAsync(Verbs.Passed, subject, sender, CompletionsMax, cancellationToken)).Any(s => s.Source == sender.Source))
            {
                completed.Add(subject);
            }
        }

        var grades = new List<ReadStatement>();
        foreach (var subject in read.Where(LacksScore).Select(r => r.Subject).OfType<(Account, string)>().Concat(completed).Distinct().ToArray())
        {
            grades.AddRange((await QueryAsync(Verbs.Earned, subject, sender, GradesMax, cancellationToken)).Select(s => ReadStatement.Of(s.Raw, sender)));
        }

        return (grades, completed);
    }

    private async Task<Dictionary<string, VoidedStatement>> FindVoidedAsync(IReadOnlyList<ReadStatement> read, StatementSender sender, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, VoidedStatement>(StringComparer.Ordinal);
        foreach (var id in read.Select(r => (r.Recognition as Recognition.Void)?.Statement).OfType<string>().Distinct())
        {
            if (Voiding.Choose(sender.Source, await store.FindVoidableAsync(Guid.Parse(id), cancellationToken), s => s.Source) is { } target)
            {
                found[id] = new VoidedStatement(target.Source, ReadStatement.Of(target.Raw, sender));
            }
        }

        return found;
    }

    private async Task<IEnumerable<StoredStatement>> QueryAsync(
        string verb, (Account Learner, string Activity) subject, StatementSender sender, int limit, CancellationToken cancellationToken)
    {
        var query = new StatementQuery(
            [StatementKeys.Agent(IdentifierOf(subject.Learner)), StatementKeys.Activity(subject.Activity), StatementKeys.Verb(verb)],
            Voiding.OwnerOf(sender.Source),
            Since: null,
            Until: null,
            IsAscending: false,
            Beyond: null,
            limit);
        return (await store.QueryAsync(query, cancellationToken)).Statements;
    }

    private static bool LacksScore(ReadStatement read) => read is { Recognition: Recognition.Complete { Score: null }, GradesComeApart: true };

    /// <summary>What the store kept is the code alone; the rule that was broken is found again.</summary>
    private static HeldStatement Explain(ProcessedStatement statement, string reason)
    {
        if (reason != StatementIntake.Invalid)
        {
            return new HeldStatement(
                QuarantineReasons.Conflict, "Another statement of this sender with the same id says something else, and that one holds: send this one with an id of its own.");
        }

        using var document = JsonText.TryParse(statement.Raw, out var message);
        var problem = document is not null && XapiVersions.TryParse(statement.Version, out var version)
            ? StatementRules.Of(version.Value).Check(document.RootElement)?.ToString() ?? "The statement's attachments, or its id, are not what the request says."
            : message;
        return new HeldStatement(QuarantineReasons.Invalid, $"The statement breaks a rule of the specification. {problem}");
    }

    private static string IdentifierOf(Account account) =>
        account.IsEmail ? AgentIdentifier.Email($"mailto:{account.Name}") : AgentIdentifier.Account(account.HomePage!, account.Name);
}
