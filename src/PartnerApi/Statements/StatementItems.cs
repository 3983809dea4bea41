using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
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
    /// <param name="earlier">Statements that came before and may hold a score of one of these; null = none.</param>
    public static ImmutableArray<StatementItem> Of(IReadOnlyList<byte[]> statements, StatementSender sender, IReadOnlyList<byte[]>? earlier = null)
    {
        var read = statements.Select(bytes => Read(bytes, sender)).ToArray();

        // A score that tells of a completion beside it belongs to that; the newest of several holds.
        var scores = read
            .Concat((earlier ?? []).Select(bytes => Read(bytes, sender)))
            .Where(r => r.Recognition is Recognition.Scored && r.Statement is { Actor: not null, Object: not null })
            .GroupBy(r => (r.Statement!.Actor!, r.Statement.Object!))
            .ToDictionary(g => g.Key, g => ((Recognition.Scored)g.MaxBy(r => r.Statement!.Timestamp?.ToString(), StringComparer.Ordinal)!.Recognition!).Score);
        return [.. read.Select(r => Submit(r, scores, sender))];
    }

    private static ReadStatement Read(byte[] bytes, StatementSender sender)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = StatementParser.DepthMax });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return new(null, null, bytes, Hashed(sender, "raw", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
        }

        Statement statement;
        try
        {
            statement = new Statement(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a name is valid JSON and no text.
            return new(null, null, bytes, Hashed(sender, "raw", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
        }

        var key = statement.Id ?? Hashed(
            sender,
            "statement",
            statement.Actor?.HomePage,
            statement.Actor?.Name,
            statement.Verb,
            statement.Object,
            statement.Timestamp?.ToString(),
            statement.Result,
            statement.EventName);
        return new(statement, Recognisers.Recognise(statement), bytes, key);
    }

    private static StatementItem Submit(ReadStatement read, Dictionary<(Account, string), decimal> scores, StatementSender sender)
    {
        if (read.Statement is not { } statement)
        {
            return Faulty(read, sender, null, "A statement is a JSON object.");
        }

        switch (read.Recognition)
        {
            case Recognition.Ignored ignored:
                return new(read.Key, null, ignored.Reason);
            case Recognition.Scored:
                return new(read.Key, null, IgnoredReasons.ScoreAlone);
            case Recognition.Void voiding:
                var revocation = new RevokeItem(voiding.Statement, null);
                return new(read.Key, new Submission(read.Key, ContentHash.Of(sender.Region.Secret, revocation, sender.Partner), revocation, read.Bytes), null);
        }

        if (Problem(statement) is var (field, message))
        {
            return Faulty(read, sender, field, message);
        }

        var (learner, activity) = (sender.LearnerOf(statement.Actor!), statement.Object!);
        var at = statement.Timestamp ?? Moment.At(sender.ReceivedAt);
        if (read.Recognition is Recognition.Undo)
        {
            return Item(read, sender, "statement/undo", new UndoActivity(learner, activity, at, sender.Partner), null);
        }

        var complete = (Recognition.Complete)read.Recognition!;
        var score = complete.Score ?? (scores.TryGetValue((statement.Actor!, activity), out var joined) ? joined : null);
        return Item(read, sender, "statement/complete", new CompleteActivity(learner, activity, at, score), complete.Score) with
        {
            OnlyWhenMapped = complete.OnlyWhenMapped ? activity : null,
        };
    }

    /// <summary>The content that a repeat must equal is what the statement itself says; a score that was joined to it is not.</summary>
    private static StatementItem Item(ReadStatement read, StatementSender sender, string action, Command command, decimal? ownScore)
    {
        var statement = read.Statement!;
        var content = ContentHash.Of(
            sender.Region.Secret,
            action,
            statement.Actor!.HomePage,
            statement.Actor.Name,
            statement.Object,
            statement.Timestamp?.ToString(),
            ownScore?.ToString("G29", CultureInfo.InvariantCulture));
        return new(read.Key, new Submission(read.Key, content, command, read.Bytes), null);
    }

    private static (string Field, string Message)? Problem(Statement statement) =>
        statement is { HasId: true, Id: null } ? ("id", "id is no UUID: leave it out, or send one.")
        : statement.Actor is null ? ("actor", "actor names nobody: send one agent with account.homePage and account.name, or with mbox.")
        : string.IsNullOrWhiteSpace(statement.Object) || statement.Object.Length > ActivityCharactersMax || statement.Object.Any(char.IsControl)
            ? ("object", $"object has no id of 1 to {ActivityCharactersMax} characters: send the activity's id.")
        : statement is { HasTimestamp: true, Timestamp: null } ? ("timestamp", "timestamp is no instant with its offset like 2026-03-04T09:00:00+07:00.")
        : null;

    private static StatementItem Faulty(ReadStatement read, StatementSender sender, string? field, string message) => new(
        read.Key,
        new Submission(read.Key, ContentHash.Of(sender.Region.Secret, "statement/faulty", Convert.ToBase64String(read.Bytes)), new InvalidItem(field, message), read.Bytes),
        null);

    private static string Hashed(StatementSender sender, string action, params ReadOnlySpan<string?> fields) =>
        "h-" + Convert.ToHexStringLower(ContentHash.Of(sender.Region.Secret, action, fields));

    private sealed record ReadStatement(Statement? Statement, Recognition? Recognition, byte[] Bytes, string Key);
}
