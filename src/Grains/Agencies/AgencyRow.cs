using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Agencies;

/// <summary>What an agency file says about one agency; what differs from the tree on the import day becomes facts.</summary>
/// <param name="Agency">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The agency above, or null: a top agency.</param>
/// <param name="ImportDay">The day of the import in the region's zone; a changed parent is a move on it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyRow")]
public sealed record AgencyRow(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId? Parent,
    [property: Id(3)] DateOnly ImportDay) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tree = context.Roster.Rules.Agencies;
        if (!tree.Contains(Agency))
        {
            return new DefineAgency(Agency, Name, Parent).Decide(context);
        }

        var refusal = AgencyRules.CheckName(Name) ?? AgencyRules.CheckOpen(Agency, "agency", ImportDay, tree);
        if (refusal is not null)
        {
            return refusal;
        }

        var name = Name.Trim();
        var facts = new List<NewFact>(2);
        if (name != tree.NameOf(Agency))
        {
            facts.Add(new NewFact(new AgencyRenamed(Agency, name), context.Now));
        }

        if (Parent != tree.ParentOn(Agency, ImportDay))
        {
            if (AgencyRules.CheckParent(Agency, Parent, ImportDay, ImportDay, tree) is { } wrong)
            {
                return wrong;
            }

            facts.Add(new NewFact(new AgencyMoved(Agency, Parent, ImportDay), context.NoonOf(ImportDay)));
        }

        return facts.Count == 0 ? new Decision.Same(null) : new Decision.Accept([.. facts]);
    }
}
