using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;

namespace Bangkom.Grains.Completions;

/// <summary>The stored form of the items that can be held: completions, corrections, revocations, statements, and what was no item at all.</summary>
public sealed class HeldItemFormat : IHeldItemFormat
{
    private const string Complete = "complete";
    private const string Correct = "correct";
    private const string Revoke = "revoke";
    private const string CompleteStated = "completeActivity";
    private const string UndoStated = "undoActivity";
    private const string ScoreStated = "scoreActivity";
    private const string Invalid = "invalid";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The command is none that can be held.</exception>
    public string Write(Command command) => JsonSerializer.Serialize(
        command switch
        {
            CompleteItem c => new StoredItem(Complete) { Nip = c.Nip, Person = c.Person, Content = c.Content },
            CorrectItem c => new StoredItem(Correct) { Of = c.OfItem, OfFact = c.OfFact, Nip = c.Nip, Person = c.Person, Content = c.Content },
            RevokeItem c => new StoredItem(Revoke) { Of = c.OfItem, OfFact = c.OfFact, OfSource = c.ItemSource },
            CompleteActivity c => new StoredItem(CompleteStated) { Nip = c.Learner.Nip, Account = c.Learner.Account, Activity = c.Activity, At = c.CompletedAt, Score = c.Score },
            UndoActivity c => new StoredItem(UndoStated) { Nip = c.Learner.Nip, Account = c.Learner.Account, Activity = c.Activity, At = c.At, Partner = c.Partner },
            ScoreActivity c => new StoredItem(ScoreStated) { Nip = c.Learner.Nip, Account = c.Learner.Account, Activity = c.Activity, Score = c.Score, Partner = c.Partner },
            InvalidItem c => new StoredItem(Invalid) { Field = c.Field, Message = c.Message, Reason = c.Reason == QuarantineReasons.Invalid ? null : c.Reason },
            _ => throw new ArgumentException("Such a command is refused, never held.", nameof(command)),
        },
        StoredItemJsonContext.Default.StoredItem);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no stored item.</exception>
    public Command Read(string text)
    {
        var item = JsonSerializer.Deserialize(text, StoredItemJsonContext.Default.StoredItem);
        return item switch
        {
            { Action: Complete, Content: { } content } => new CompleteItem(item.Nip, item.Person, content),
            { Action: Correct, Content: { } content } => new CorrectItem(item.Of, item.OfFact, item.Nip, item.Person, content),
            { Action: Revoke } => new RevokeItem(item.Of, item.OfFact, item.OfSource),
            { Action: CompleteStated, Activity: { } activity, At: { } at } => new CompleteActivity(new Learner(item.Nip, item.Account), activity, at, item.Score),
            { Action: UndoStated, Activity: { } activity, At: { } at } => new UndoActivity(new Learner(item.Nip, item.Account), activity, at, item.Partner),
            { Action: ScoreStated, Activity: { } activity, Score: { } score } => new ScoreActivity(new Learner(item.Nip, item.Account), activity, score, item.Partner),
            { Action: Invalid, Message: { } message } => new InvalidItem(item.Field, message, item.Reason ?? QuarantineReasons.Invalid),
            _ => throw new JsonException("The text is no stored item."),
        };
    }

    /// <inheritdoc/>
    public string? NipOf(Command command) => command switch
    {
        CompleteItem c => c.Nip,
        CorrectItem c => c.Nip,
        CompleteActivity c => c.Learner.Nip,
        UndoActivity c => c.Learner.Nip,
        ScoreActivity c => c.Learner.Nip,
        _ => null,
    };

    /// <inheritdoc/>
    public Account? AccountOf(Command command) => command switch
    {
        CompleteActivity c => c.Learner.Account,
        UndoActivity c => c.Learner.Account,
        ScoreActivity c => c.Learner.Account,
        _ => null,
    };
}

/// <summary>One flat shape for every kind of item; fields are only ever added.</summary>
internal sealed record StoredItem(string Action)
{
    public string? Of { get; init; }

    public long? OfFact { get; init; }

    public string? OfSource { get; init; }

    public string? Nip { get; init; }

    public AsnId? Person { get; init; }

    public CompletionContent? Content { get; init; }

    public string? Field { get; init; }

    public string? Message { get; init; }

    public string? Reason { get; init; }

    public Account? Account { get; init; }

    public string? Activity { get; init; }

    public Moment? At { get; init; }

    public decimal? Score { get; init; }

    public PartnerId? Partner { get; init; }
}

/// <summary>Source-generated JSON of held items: camelCase, nulls left out, as facts are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredItem))]
internal sealed partial class StoredItemJsonContext : JsonSerializerContext;
