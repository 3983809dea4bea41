using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Learning;

/// <summary>Everything of a region that a person's figures depend on: agencies, dated rules and the zone. Immutable.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.RegionRules")]
public sealed class RegionRules
{
    [Id(0)] private readonly AgencyTree _agencies;
    [Id(1)] private readonly PolicyBook _policies;
    [Id(2)] private readonly string _zoneName;
    [NonSerialized] private RegionZone? _zone;

    /// <summary>Rules as they are known.</summary>
    /// <param name="agencies">The agencies.</param>
    /// <param name="policies">The dated rules.</param>
    /// <param name="zone">The zone.</param>
    public RegionRules(AgencyTree agencies, PolicyBook policies, RegionZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        (_agencies, _policies, _zone, _zoneName) = (agencies, policies, zone, zone.Name);
    }

    /// <summary>The region's agencies.</summary>
    public AgencyTree Agencies => _agencies;

    /// <summary>The region's dated rules.</summary>
    public PolicyBook Policies => _policies;

    /// <summary>The zone that decides days, months and years.</summary>
    public RegionZone Zone => _zone ??= RegionZone.Of(_zoneName);

    /// <summary>A region without agencies and rules.</summary>
    /// <param name="zone">Its zone.</param>
    public static RegionRules Start(RegionZone zone) => new(AgencyTree.Empty, PolicyBook.Empty, zone);

    /// <summary>
    /// The rules with one fact more; facts about anything else give this same object. A region's zone is fixed by its first fact,
    /// before any completion, so <see cref="RegionDefined"/> may replace it.
    /// </summary>
    /// <param name="fact">The fact.</param>
    public RegionRules Apply(RecordedFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        switch (fact.Fact)
        {
            case RegionDefined defined when defined.Zone != _zoneName:
                return new(_agencies, _policies, RegionZone.Of(defined.Zone));
            case PolicyDefined policy:
                var policies = _policies.With(policy, fact.Position);
                return ReferenceEquals(policies, _policies) ? this : new(_agencies, policies, Zone);
            default:
                var agencies = _agencies.Apply(fact.Fact, fact.Position);
                return ReferenceEquals(agencies, _agencies) ? this : new(agencies, _policies, Zone);
        }
    }
}
