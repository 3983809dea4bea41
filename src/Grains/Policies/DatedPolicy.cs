using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Policies;

/// <summary>A dated rule and where it stands in the ledger.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Position">Of two rules with the same first day the one with the higher position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DatedPolicy")]
public sealed record DatedPolicy([property: Id(0)] PolicyDefined Rule, [property: Id(1)] long Position)
{
    /// <summary>True when the rule's days include this one; a later rule may still take its place.</summary>
    /// <param name="day">The day.</param>
    public bool Covers(DateOnly day) => Rule.ValidFrom <= day && (Rule.ValidTo is not { } last || day <= last);

    /// <summary>True when this rule holds rather than another of the same kind and scope that covers the same day.</summary>
    /// <param name="other">The other rule, or null.</param>
    public bool Precedes(DatedPolicy? other) =>
        other is null
        || Rule.ValidFrom > other.Rule.ValidFrom
        || (Rule.ValidFrom == other.Rule.ValidFrom && Position > other.Position);
}
