using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Agencies;

/// <summary>An agency exists, for all time; of a known one the name and the first parent are replaced.</summary>
/// <param name="Agency">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The agency above until it moves, or null: a top agency.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineAgency")]
public sealed record DefineAgency(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId? Parent) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tree = context.Roster.Rules.Agencies;
        var refusal = AgencyRules.CheckCode(Agency) ?? AgencyRules.CheckName(Name);
        if (refusal is not null)
        {
            return refusal;
        }

        var name = Name.Trim();
        if (tree.Find(Agency) is { } known)
        {
            if (known.Name == name && known.ParentOn(DateOnly.MinValue) == Parent)
            {
                return new Decision.Same(null);
            }

            if (AgencyRules.CheckOpen(Agency, "agency", context.Today, tree) is { } closed)
            {
                return closed;
            }
        }

        return AgencyRules.CheckParent(Agency, Parent, DateOnly.MinValue, context.Today, tree) is { } wrong
            ? wrong
            : new Decision.Accept(new NewFact(new AgencyDefined(Agency, name, Parent), context.Now));
    }
}
