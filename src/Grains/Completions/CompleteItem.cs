using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Completions;

/// <summary>A person completed a training. Exactly one of <paramref name="Nip"/> and <paramref name="Person"/> is given.</summary>
/// <param name="Nip">18 digits that the person has or ever had, or null.</param>
/// <param name="Person">The person's id, or null.</param>
/// <param name="Content">What was completed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompleteItem")]
public sealed record CompleteItem(
    [property: Id(0)] string? Nip,
    [property: Id(1)] AsnId? Person,
    [property: Id(2)] CompletionContent Content) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override CertificateNumber? Certificate(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return CompletionRules.CertificateOf(Content, context.Partner);
    }

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (CompletionChecks.FindPerson(Nip, Person, context, out var person) is { } nobody)
        {
            return nobody;
        }

        if (CompletionChecks.Check(Content, person, context, out var completion) is { } held)
        {
            return held;
        }

        var (content, agency, enrolled) = completion;
        return new Decision.Accept(new NewFact(
            new Completed(person.Person.Person, agency, enrolled, content, context.ReceivedAt),
            content.CompletedAt.InstantIn(context.Zone),
            Certificate: Certificate(context)));
    }

    /// <summary>The command's name alone: a NIP stands in no log.</summary>
    public override string ToString() => nameof(CompleteItem);
}
