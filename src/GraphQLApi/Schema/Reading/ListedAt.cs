using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>The moment at which agencies are listed: their places in the tree are those of its date.</summary>
/// <param name="Year">As asked.</param>
/// <param name="At">As asked.</param>
/// <param name="CancellationToken">Of the answer.</param>
internal sealed record ListedAt(int? Year, TimeTravelInput At, CancellationToken CancellationToken)
{
    /// <summary>Null when the list is of now.</summary>
    public static ListedAt? Of(int? year, TimeTravelInput? at, CancellationToken cancellationToken) =>
        at?.Place is null ? null : new ListedAt(year, at, cancellationToken);

    public Task<RegionView?> RegionAsync(Snapshot read) => read.RegionAsync(Year, At, CancellationToken);
}
