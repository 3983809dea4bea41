using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Policies;

/// <summary>One dated rule; it replaces an earlier one of the same kind, about the same thing, with the same first day.</summary>
/// <param name="Kind">One of <see cref="PolicyKinds"/>.</param>
/// <param name="AppliesTo">What it is about, in the kind's own words, or null.</param>
/// <param name="Value">In the kind's unit.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="ValidTo">Last day in force, or null.</param>
/// <param name="Source">The regulation or decision that it comes from.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefinePolicy")]
public sealed record DefinePolicy(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? AppliesTo,
    [property: Id(2)] string Value,
    [property: Id(3)] DateOnly ValidFrom,
    [property: Id(4)] DateOnly? ValidTo,
    [property: Id(5)] string Source) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rule = new PolicyDefined(Kind, AppliesTo, Value, ValidFrom, ValidTo, Source);
        var problems = PolicyValues.Check(rule);
        if (!problems.IsEmpty)
        {
            return new Decision.Refuse("INVALID_POLICY", problems[0].Field, problems[0].Message);
        }

        // Only the latest with this first day can be in force: an equal one that was replaced since is news again.
        var latest = context.Roster.Rules.Policies.All
            .LastOrDefault(p => p.Rule.Kind == Kind && p.Rule.AppliesTo == AppliesTo && p.Rule.ValidFrom == ValidFrom);
        return latest?.Rule == rule
            ? new Decision.Same(latest.Position)
            : new Decision.Accept(new NewFact(rule, context.Now));
    }
}
