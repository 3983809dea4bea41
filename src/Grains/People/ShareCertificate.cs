using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>The holder of a certificate says what its public page shows.</summary>
/// <param name="Person">The holder.</param>
/// <param name="Of">Position of the completion.</param>
/// <param name="IsShared">False = nothing any more.</param>
/// <param name="ShowsName">True = with the holder's name.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ShareCertificate")]
public sealed record ShareCertificate(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] long Of,
    [property: Id(2)] bool IsShared,
    [property: Id(3)] bool ShowsName) : Command
{
    /// <inheritdoc/>
    public override long? OfPosition => Of;

    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return PersonLookup.Find(context, Person, out _) is { } refusal ? refusal
            : context.Of?.Fact is not Completed completed || completed.Person != Person
                ? new Decision.Refuse("NOT_FOUND", "line", "There is no such completion of this person.")
            : new Decision.Accept(new NewFact(new CertificateShared(Person, Of, IsShared, IsShared && ShowsName), context.Now));
    }
}
