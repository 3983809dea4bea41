using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>A person gets a key. Two may be live at a time, so that one replaces the other without a pause.</summary>
/// <param name="Person">Whose key; a member of some agency today.</param>
/// <param name="KeyId">Public part of the key: 8 lower-case hexadecimal digits.</param>
/// <param name="Hash">SHA-256 of the secret part: 64 lower-case hexadecimal digits.</param>
/// <param name="ExpiresOn">The last day on which it opens anything; null = <see cref="DaysMax"/> days from today.</param>
[GenerateSerializer, Immutable, Alias("bangkom.IssuePersonKey")]
public sealed record IssuePersonKey(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] string KeyId,
    [property: Id(2)] string Hash,
    [property: Id(3)] DateOnly? ExpiresOn = null) : Command
{
    /// <summary>Live keys of a person at most.</summary>
    public const int LiveMax = 2;

    /// <summary>Days that a key lives at most: a phone that is lost or passed on must not open a record for ever.</summary>
    public const int DaysMax = 365;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (PersonLookup.Find(context, Person, out var entry) is { } refusal)
        {
            return refusal;
        }

        var today = context.Today;
        if (!entry!.Person.IsMemberOn(today, context.Roster.Rules.Agencies))
        {
            return new Decision.Refuse("NOT_A_MEMBER", "person", "The person is a member of no agency today: a key opens nothing for them.");
        }

        if (!IsHex(KeyId, 8) || !IsHex(Hash, 64))
        {
            return new Decision.Refuse("INVALID_KEY", "keyId", "A key has an id of 8 and a hash of 64 lower-case hexadecimal digits.");
        }

        if (ExpiresOn is { } last && (last < today || last > today.AddDays(DaysMax)))
        {
            return new Decision.Refuse("INVALID_DATES", "expiresOn", $"A key lives from today to at most {DaysMax} days from now: give a day between, or leave it out.");
        }

        if (entry.Keys.ContainsKey(KeyId))
        {
            return new Decision.Refuse("KEY_EXISTS", "keyId", "The person has or had a key with this id: make another one.");
        }

        return entry.Keys.Values.Count(k => k.IsLiveOn(today)) >= LiveMax
            ? new Decision.Refuse("TOO_MANY_KEYS", "person", $"The person has {LiveMax} live keys: revoke one first.")
            : new Decision.Accept(new NewFact(new PersonKeyIssued(Person, KeyId, Hash, ExpiresOn ?? today.AddDays(DaysMax)), context.Now));
    }

    private static bool IsHex(string? text, int length) => text?.Length == length && text.All(char.IsAsciiHexDigitLower);
}
