using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Region;

/// <summary>A region with the figures of all its agencies, from one set of sums.</summary>
/// <param name="Region">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="Whole">The region's figures.</param>
/// <param name="Agencies">Every agency, by code.</param>
/// <param name="Top">Those without a parent on the figure's date: their figures add up to the region's.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RegionView")]
public sealed record RegionView(
    [property: Id(0)] RegionId Region,
    [property: Id(1)] string Name,
    [property: Id(2)] string Zone,
    [property: Id(3)] ParticipationView Whole,
    [property: Id(4)] ImmutableSortedDictionary<AgencyId, RegionAgency> Agencies,
    [property: Id(5)] ImmutableArray<AgencyId> Top);

/// <summary>An agency in the region's view.</summary>
/// <param name="Info">Its place in the tree on the figure's date.</param>
/// <param name="Own">Its figures alone.</param>
/// <param name="WithChildren">With the agencies below.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RegionAgency")]
public sealed record RegionAgency(
    [property: Id(0)] AgencyInfo Info,
    [property: Id(1)] ParticipationView Own,
    [property: Id(2)] ParticipationView WithChildren);
