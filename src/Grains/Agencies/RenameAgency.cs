using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Agencies;

/// <summary>An agency's new name, for all time; a closed agency may be renamed too, since years before still list it.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Name">The name.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RenameAgency")]
public sealed record RenameAgency([property: Id(0)] AgencyId Agency, [property: Id(1)] string Name) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Roster.Rules.Agencies.NameOf(Agency) is not { } before)
        {
            return new Decision.Refuse("UNKNOWN_AGENCY", "agency", "No agency has this code.");
        }

        if (AgencyRules.CheckName(Name) is { } wrong)
        {
            return wrong;
        }

        var name = Name.Trim();
        return name == before
            ? new Decision.Same(null)
            : new Decision.Accept(new NewFact(new AgencyRenamed(Agency, name), context.Now));
    }
}
