using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Ledger;

/// <summary>The ledger's first item: the region, and the policies in force until others are defined.</summary>
/// <param name="Region">The region.</param>
/// <param name="Policies">The default rule set.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FoundRegion")]
internal sealed record FoundRegion(
    [property: Id(0)] RegionDefined Region,
    [property: Id(1)] ImmutableArray<PolicyDefined> Policies) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => new Decision.Accept(
    [
        new NewFact(Region, context.Now),
        .. Policies.Select(p => new NewFact(p, context.Now)),
    ]);
}

/// <summary>Brings a region that was founded by an earlier version to the present set of default rules.</summary>
/// <param name="Policies">Those that it lacks, at least one.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AddDefaults")]
internal sealed record AddDefaults([property: Id(0)] ImmutableArray<PolicyDefined> Policies) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => new Decision.Accept([.. Policies.Select(p => new NewFact(p, context.Now))]);
}
