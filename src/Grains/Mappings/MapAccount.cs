using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Mappings;

/// <summary>
/// An account of a partner's system is a person; another mapping of the same account replaces it for what comes later. Exactly one of
/// <paramref name="Nip"/> and <paramref name="Person"/> is given.
/// </summary>
/// <param name="Partner">The partner.</param>
/// <param name="Account">The account or the e-mail address.</param>
/// <param name="Nip">18 digits that the person has or ever had, or null.</param>
/// <param name="Person">The person's id, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MapAccount")]
public sealed record MapAccount(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] Account Account,
    [property: Id(2)] string? Nip,
    [property: Id(3)] AsnId? Person) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if ((MappingRules.Check(Partner, context) ?? MappingRules.Check(Account)) is { } refusal)
        {
            return refusal;
        }

        switch (CompletionChecks.FindPerson(Nip, Person, context, out var person))
        {
            case Decision.Hold hold:
                // Nobody pushed this: who maps is there to mend it.
                return new Decision.Refuse(hold.Reason, hold.Field, "Nobody in the region has or had this NIP: record who joined first.");
            case { } refused:
                return refused;
        }

        return context.Roster.Mappings.TryFind(Partner, Account, out var known) && known == person.Person.Person
            ? new Decision.Same(null, known)
            : new Decision.Accept(new NewFact(new AccountMapped(person.Person.Person, Partner), context.Now, new PersonalPart(Account: Account)));
    }

    /// <summary>The command's name alone: an account stands in no log.</summary>
    public override string ToString() => nameof(MapAccount);
}

/// <summary>An account of a partner's system is nobody any more; what was counted stays counted.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Account">The account or the e-mail address.</param>
[GenerateSerializer, Immutable, Alias("bangkom.UnmapAccount")]
public sealed record UnmapAccount([property: Id(0)] PartnerId Partner, [property: Id(1)] Account Account) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Roster.Mappings.TryFind(Partner, Account, out var person)
            ? new Decision.Accept(new NewFact(new AccountUnmapped(person, Partner), context.Now, new PersonalPart(Account: Account)))
            : new Decision.Refuse("NOT_MAPPED", "name", "The partner has no mapping of this account.");
    }

    /// <summary>The command's name alone: an account stands in no log.</summary>
    public override string ToString() => nameof(UnmapAccount);
}
