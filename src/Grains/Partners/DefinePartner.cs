using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Partners;

/// <summary>A partner exists; the latest name holds for all time.</summary>
/// <param name="Partner">Its code.</param>
/// <param name="Name">Its name.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefinePartner")]
public sealed record DefinePartner([property: Id(0)] PartnerId Partner, [property: Id(1)] string Name) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Codes.IsValid(Partner.Value))
        {
            return new Decision.Refuse("INVALID_CODE", "partner", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (!Inputs.IsText(Name))
        {
            return new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        var name = Name.Trim();
        return context.Roster.TryFind(Partner, out string? known) && known == name
            ? new Decision.Same(null)
            : new Decision.Accept(new NewFact(new PartnerDefined(Partner, name), context.Now));
    }
}
