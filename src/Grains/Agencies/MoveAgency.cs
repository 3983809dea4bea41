using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Agencies;

/// <summary>An agency stands elsewhere in the tree from a day on; what is below it moves along.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Parent">The agency above, or null: a top agency.</param>
/// <param name="EffectiveOn">The first day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MoveAgency")]
public sealed record MoveAgency(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] AgencyId? Parent,
    [property: Id(2)] DateOnly EffectiveOn) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tree = context.Roster.Rules.Agencies;
        var refusal = People.RosterRules.CheckDay(EffectiveOn, "effectiveOn") ?? AgencyRules.CheckOpen(Agency, "agency", EffectiveOn, tree);
        if (refusal is not null)
        {
            return refusal;
        }

        if (tree.ParentOn(Agency, EffectiveOn) == Parent)
        {
            return new Decision.Same(null);
        }

        return AgencyRules.CheckParent(Agency, Parent, EffectiveOn, EffectiveOn, tree) is { } wrong
            ? wrong
            : new Decision.Accept(new NewFact(new AgencyMoved(Agency, Parent, EffectiveOn), context.NoonOf(EffectiveOn)));
    }
}
