using System.Collections.Immutable;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Agencies;

/// <summary>
/// An agency closes and its members move to a successor on that day; what hangs below it hangs below the successor by the tree.
/// </summary>
/// <param name="Agency">The agency that closes.</param>
/// <param name="Into">Its successor.</param>
/// <param name="EffectiveOn">The first day without it: past, today or to come.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MergeAgencies")]
public sealed record MergeAgencies(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] AgencyId Into,
    [property: Id(2)] DateOnly EffectiveOn) : Command
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<AsnId> NeedsHistoryOf(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return EffectiveOn <= CompletionRules.LatestDay(context) && Problem(context) is null ? PeopleOf(context.Roster) : [];
    }

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Problem(context) is { } problem)
        {
            return problem;
        }

        var people = PeopleOf(context.Roster);
        var merged = new AgencyMerged(Agency, Into, EffectiveOn, people);
        var facts = ImmutableArray.CreateBuilder<NewFact>();
        facts.Add(new NewFact(merged, context.NoonOf(EffectiveOn)));
        if (EffectiveOn <= CompletionRules.LatestDay(context))
        {
            var after = context.Roster.Rules.Agencies.Apply(merged, long.MaxValue);
            foreach (var person in people)
            {
                facts.AddRange(Recrediting.Facts(context.Histories[person], context.Roster.People[person].Person, after, context.Zone));
            }
        }

        return new Decision.Accept(facts.ToImmutable());
    }

    private Decision? Problem(DecisionContext context)
    {
        var tree = context.Roster.Rules.Agencies;
        if (RosterRules.CheckDay(EffectiveOn, "effectiveOn") is { } noDay)
        {
            return noDay;
        }

        if (!tree.Contains(Agency) || !tree.Contains(Into))
        {
            return new Decision.Refuse("UNKNOWN_AGENCY", tree.Contains(Agency) ? "into" : "agency", "No agency has this code.");
        }

        if (Agency == Into)
        {
            return new Decision.Refuse("SAME_AGENCY", "into", "An agency can't merge into itself.");
        }

        if (tree.Successor(Agency) is { } successor)
        {
            // A merge can't be taken back, not even one that is to come: people and figures already name the successor.
            return successor == Into && tree.ClosedOn(Agency) == EffectiveOn
                ? new Decision.Same(null)
                : new Decision.Refuse("AGENCY_CLOSED", "agency", $"The agency merges into {successor} already.");
        }

        if (AgencyRules.CheckOpen(Into, "into", EffectiveOn, tree) is { } closed)
        {
            return closed;
        }

        if (tree.MergeWouldCycle(Agency, Into, EffectiveOn))
        {
            return new Decision.Refuse("WOULD_CYCLE", "into", "The successor stands below the agency, or merges into it: move it first, or merge the other way.");
        }

        var after = tree.Apply(new AgencyMerged(Agency, Into, EffectiveOn, []), long.MaxValue);
        return AgencyRules.IsTooDeep(Into, after, EffectiveOn)
            ? new Decision.Refuse("TOO_DEEP", "into", $"What stands below the agency would stand deeper than {AgencyRules.LevelsMax} levels: move it first.")
            : null;
    }

    private ImmutableArray<AsnId> PeopleOf(RegionRoster roster) =>
        [.. roster.People.Values.Where(p => p.Agencies.Contains(Agency)).Select(p => p.Person.Person).Order()];
}
