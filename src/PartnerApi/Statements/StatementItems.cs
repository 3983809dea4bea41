using System.Collections.Immutable;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;

namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Turns statements into items. Pure: the same statements make the same items, in any order. A key rests on what the sender means, never
/// on a session, a registration or a transformer's version, which differ when it sends again.
/// </summary>
internal static class StatementItems
{
    private const int ActivityCharactersMax = 1_000;

    /// <summary>The items of a request's statements, in order.</summary>
    /// <param name="statements">The statements' bytes.</param>
    /// <param name="sender">Who sends them.</param>
    public static ImmutableArray<StatementItem> Of(IReadOnlyList<byte[]> statements, StatementSender sender) =>
        Of([.. statements.Select(bytes => ReadStatement.Of(bytes, sender))], sender, StoreFindings.None);

    /// <summary>The items of statements that were read, in order.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="sender">Who sends them.</param>
    /// <param name="findings">What came before.</param>
    public static ImmutableArray<StatementItem> Of(IReadOnlyList<ReadStatement> statements, StatementSender sender, StoreFindings findings)
    {
        // A score that tells of a completion beside it belongs to that; the newest of several holds, of two at one instant the higher one,
        // so that the order in which they come makes no difference.
        var scores = statements
            .Concat(findings.Grades)
            .Where(r => r.Recognition is Recognition.Scored && r.Subject is not null)
            .GroupBy(r => r.Subject!.Value)
            .ToDictionary(g => g.Key, g => g.Max(r => (r.Statement!.Timestamp?.InstantIn(sender.Region.Zone) ?? DateTimeOffset.MinValue, ((Recognition.Scored)r.Recognition!).Score)).Score);
        return [.. statements.Select((r, i) => Submit(r, scores, sender, findings, findings.Held.GetValueOrDefault(i)))];
    }

    private static StatementItem Submit(
        ReadStatement read, Dictionary<(Account, string), decimal> scores, StatementSender sender, StoreFindings findings, HeldStatement? held)
    {
        if (read.Statement is not { } statement)
        {
            return Faulty(read, sender, null, "A statement is a JSON object.");
        }

        switch (read.Recognition)
        {
            case Recognition.Ignored ignored:
                return Ignored(read, sender, ignored.Reason, held);
            case Recognition.Scored when read.Subject is not { } subject || !findings.Completed.Contains(subject):
                return Ignored(read, sender, IgnoredReasons.ScoreAlone, held);
            case Recognition.Void voiding:
                return Void(read, voiding.Statement, sender, findings);
        }

        if (Problem(statement) is var (field, message))
        {
            return Faulty(read, sender, field, message);
        }

        var (learner, activity) = (sender.LearnerOf(statement.Actor!), statement.Object!);
        var at = statement.Timestamp ?? Moment.At(sender.ReceivedAt);
        switch (read.Recognition)
        {
            case Recognition.Undo:
                return Item(read, sender, "statement/undo", new UndoActivity(learner, activity, at, sender.Partner), null);
            case Recognition.Scored scored:
                return Item(read, sender, "statement/score", new ScoreActivity(learner, activity, scores[(statement.Actor!, activity)], sender.Partner), scored.Score);
        }

        var complete = (Recognition.Complete)read.Recognition!;
        var score = complete.Score ?? (scores.TryGetValue((statement.Actor!, activity), out var joined) ? joined : null);
        var item = Item(read, sender, "statement/complete", new CompleteActivity(learner, activity, at, score), complete.Score);
        return complete.OnlyWhenMapped
            ? item with { OnlyWhenMapped = activity, WhenUnmapped = Ignored(read, sender, IgnoredReasons.NotACourse, held) }
            : item;
    }

    /// <summary>
    /// A statement is voided by its id, its item is undone by its key: the store knows which statement the id means. The content stays
    /// what the voiding one says, so that it is the same item before and after the other one came.
    /// </summary>
    private static StatementItem Void(ReadStatement read, string target, StatementSender sender, StoreFindings findings)
    {
        var revocation = new RevokeItem(target, null);
        var content = ContentHash.Of(sender.Region.Secret, revocation, sender.Partner);
        if (findings.Voided.TryGetValue(target, out var voided))
        {
            if (voided.Statement.Recognition is Recognition.Ignored or Recognition.Scored)
            {
                return new(read.Key, null, IgnoredReasons.NotACompletion);
            }

            revocation = new RevokeItem(voided.Statement.Key, null, voided.Source == sender.Source ? null : voided.Source);
        }

        return new(read.Key, new Submission(read.Key, content, revocation, read.Bytes), null);
    }

    private static StatementItem Item(ReadStatement read, StatementSender sender, string action, Command command, decimal? ownScore) =>
        new(read.Key, new Submission(read.Key, read.ContentOf(action, ownScore, sender), command, read.Bytes), null);

    /// <summary>What makes no item is still shown to its sender when the store only holds it.</summary>
    private static StatementItem Ignored(ReadStatement read, StatementSender sender, string reason, HeldStatement? held) =>
        held is null ? new(read.Key, null, reason) : Faulty(read, sender, null, held.Message, held.Reason);

    private static (string Field, string Message)? Problem(Statement statement) =>
        statement is { HasId: true, Id: null } ? ("id", "id is no UUID: leave it out, or send one.")
        : statement.Actor is null ? ("actor", "actor names nobody: send one agent with account.homePage and account.name, or with mbox.")
        : string.IsNullOrWhiteSpace(statement.Object) || statement.Object.Length > ActivityCharactersMax || statement.Object.Any(char.IsControl)
            ? ("object", $"object has no id of 1 to {ActivityCharactersMax} characters: send the activity's id.")
        : statement is { HasTimestamp: true, Timestamp: null } ? ("timestamp", "timestamp is no instant with its offset like 2026-03-04T09:00:00+07:00.")
        : null;

    private static StatementItem Faulty(ReadStatement read, StatementSender sender, string? field, string message, string reason = QuarantineReasons.Invalid) => new(
        read.Key,
        new Submission(read.Key, ContentHash.Of(sender.Region.Secret, "statement/faulty", Convert.ToBase64String(read.Bytes)), new InvalidItem(field, message, reason), read.Bytes),
        null);
}
