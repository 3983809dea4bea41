using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>An agency's parent from a day on.</summary>
/// <param name="EffectiveOn">First day; the first of all days for the definition's own parent.</param>
/// <param name="Parent">The parent as recorded, before merges; null = a top agency.</param>
/// <param name="Position">Of two entries with the same day the one with the higher position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ParentEntry")]
public readonly record struct ParentEntry(
    [property: Id(0)] DateOnly EffectiveOn,
    [property: Id(1)] AgencyId? Parent,
    [property: Id(2)] long Position);

/// <summary>What an agency merges into.</summary>
/// <param name="Into">The successor.</param>
/// <param name="EffectiveOn">The first day without the agency.</param>
/// <param name="Position">Of several merges of one agency the one with the highest position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyMerge")]
public sealed record AgencyMerge(
    [property: Id(0)] AgencyId Into,
    [property: Id(1)] DateOnly EffectiveOn,
    [property: Id(2)] long Position);

/// <summary>One agency: its latest name and its parents by date.</summary>
/// <param name="Agency">Its code.</param>
/// <param name="Name">The latest name.</param>
/// <param name="NamedAt">Position of the fact that gave the name.</param>
/// <param name="IsDefined">False while only other facts about it are known.</param>
/// <param name="Parents">By first day, then position.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyNode")]
public sealed record AgencyNode(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Name,
    [property: Id(2)] long NamedAt,
    [property: Id(3)] bool IsDefined,
    [property: Id(4)] ImmutableArray<ParentEntry> Parents)
{
    internal static AgencyNode Undefined(AgencyId agency) => new(agency, agency.Value, long.MinValue, false, []);

    /// <summary>The parent recorded for a day, before merges; null = a top agency.</summary>
    /// <param name="day">The day.</param>
    public AgencyId? ParentOn(DateOnly day)
    {
        for (var i = Parents.Length - 1; i >= 0; i--)
        {
            if (Parents[i].EffectiveOn <= day)
            {
                return Parents[i].Parent;
            }
        }

        return null;
    }

    internal AgencyNode Defined(AgencyDefined fact, long position) =>
        (Named(fact.Name, position) with { IsDefined = true }).Under(new(DateOnly.MinValue, fact.Parent, position));

    internal AgencyNode Named(string name, long position) =>
        position > NamedAt ? this with { Name = name, NamedAt = position } : this;

    internal AgencyNode Under(ParentEntry entry)
    {
        var index = Parents.Length;
        while (index > 0 && (Parents[index - 1].EffectiveOn, Parents[index - 1].Position).CompareTo((entry.EffectiveOn, entry.Position)) > 0)
        {
            index--;
        }

        return index > 0 && Parents[index - 1].Position == entry.Position ? this : this with { Parents = Parents.Insert(index, entry) };
    }
}
