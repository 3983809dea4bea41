using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A completion as it should have been, whole. Exactly one of <paramref name="OfItem"/> and <paramref name="OfFact"/> is given.
/// </summary>
/// <param name="OfItem">Key of the first item about the completion, of the same source; or null.</param>
/// <param name="OfFact">Position of the completion, or null.</param>
/// <param name="Nip">18 digits of the same person, or null.</param>
/// <param name="Person">The same person's id; null, with a null NIP too, = whoever the completion is about.</param>
/// <param name="Content">What was completed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CorrectItem")]
public sealed record CorrectItem(
    [property: Id(0)] string? OfItem,
    [property: Id(1)] long? OfFact,
    [property: Id(2)] string? Nip,
    [property: Id(3)] AsnId? Person,
    [property: Id(4)] CompletionContent Content) : Command
{
    /// <inheritdoc/>
    public override string? OfKey => OfItem;

    /// <inheritdoc/>
    public override long? OfPosition => OfFact;

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
        if (NamedCompletion.Find(OfItem, context, out var named, out var completed) is { } missing)
        {
            return missing;
        }

        var isNamed = Nip is not null || Person is not null;
        if (CompletionChecks.FindPerson(Nip, isNamed ? Person : completed.Person, context, out var person) is { } nobody)
        {
            return nobody;
        }

        if (person.Person.Person != completed.Person)
        {
            return CompletionChecks.Invalid(
                Nip is null ? "person" : "nip",
                "The completion is another person's: revoke it and send a new item for the right person.");
        }

        if (CompletionChecks.Check(Content, person, context, out var completion) is { } held)
        {
            return held;
        }

        var (content, agency, enrolled) = completion;
        var fact = new CompletionCorrected(completed.Person, named.Position, agency, enrolled, content, context.ReceivedAt);
        return new Decision.Accept(new NewFact(fact, named.OccurredAt, Certificate: Certificate(context))
        {
            NamedBefore = NamedCompletion.Batches(completed),
        });
    }

    /// <summary>The command's name alone: a NIP stands in no log.</summary>
    public override string ToString() => nameof(CorrectItem);
}
