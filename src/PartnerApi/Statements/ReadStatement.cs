using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Bangkom.Grains.Completions;

namespace Bangkom.PartnerApi.Statements;

/// <summary>A statement as it was read once: what it says, what it means, and the key of its item.</summary>
/// <param name="Statement">What it says, or null when it is none.</param>
/// <param name="Recognition">What it means; null with the statement.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Key">The item's key: the statement's id, or a hash of what makes it this one.</param>
internal sealed record ReadStatement(Statement? Statement, Recognition? Recognition, byte[] Bytes, string Key)
{
    /// <summary>True when its source states grades in statements of their own.</summary>
    public bool GradesComeApart { get; private init; }

    /// <summary>Who and what, when it says both.</summary>
    public (Grains.Facts.Account Learner, string Activity)? Subject => Statement is { Actor: { } actor, Object: { } activity } ? (actor, activity) : null;

    /// <summary>Reads a statement.</summary>
    /// <param name="bytes">Well-formed JSON.</param>
    /// <param name="sender">Who sends it.</param>
    public static ReadStatement Of(byte[] bytes, StatementSender sender)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = StatementParser.DepthMax });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return None(bytes, sender);
        }

        Statement statement;
        try
        {
            statement = new Statement(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a name is valid JSON and no text.
            return None(bytes, sender);
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
        return new(statement, Recognisers.Recognise(statement), bytes, key) { GradesComeApart = Recognisers.Of(statement) is OpenEdxRules };
    }

    /// <summary>The content that a repeat must equal is what the statement itself says; a score that was joined to it is not.</summary>
    public byte[] ContentOf(string action, decimal? ownScore, StatementSender sender) => ContentHash.Of(
        sender.Region.Secret,
        action,
        Statement!.Actor!.HomePage,
        Statement.Actor.Name,
        Statement.Object,
        Statement.Timestamp?.ToString(),
        ownScore?.ToString("G29", CultureInfo.InvariantCulture));

    private static ReadStatement None(byte[] bytes, StatementSender sender) =>
        new(null, null, bytes, Hashed(sender, "raw", Convert.ToHexStringLower(SHA256.HashData(bytes))));

    private static string Hashed(StatementSender sender, string action, params ReadOnlySpan<string?> fields) =>
        "h-" + Convert.ToHexStringLower(ContentHash.Of(sender.Region.Secret, action, fields));
}
