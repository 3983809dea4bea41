using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>
/// What one answer has read: each grain's view at most once, so that the parts of an answer agree and a list costs one call for
/// what its rows share. An event of a subscription and a mutation's answer have one of their own.
/// </summary>
internal sealed partial class Snapshot(RegionDesk desk)
{
    private readonly ConcurrentDictionary<int, Lazy<Task<RegionView?>>> _regions = new();
    private readonly ConcurrentDictionary<int, Lazy<Task<ImmutableDictionary<ProgramId, int>>>> _counts = new();
    private readonly ConcurrentDictionary<BatchId, Lazy<Task<BatchView?>>> _batches = new();
    private readonly ConcurrentDictionary<(AgencyId?, bool, SeriesRange), Lazy<Task<SeriesColumns>>> _series = new();
    private readonly Lazy<Task<CatalogView>> _catalog = new(() => desk.Catalog.GetView());

    public RegionDesk Desk => desk;

    public PastReader Past { get; } = new(desk);

    public Task<CatalogView> CatalogAsync() => _catalog.Value;

    public Task<RegionView?> RegionAsync(int? year) => Once(_regions, YearOf(year), y => desk.Region.GetView(y));

    /// <summary>The region at a moment; without one, now.</summary>
    public async Task<RegionView?> RegionAsync(int? year, TimeTravelInput? at, CancellationToken cancellationToken) =>
        at?.Place is { } place ? await Past.RegionAsync(year, place, cancellationToken) : await RegionAsync(year);

    public Task<ImmutableDictionary<ProgramId, int>> ProgramCountsAsync(int? year) =>
        Once(_counts, YearOf(year), y => desk.Region.GetProgramCounts(y));

    public Task<BatchView?> BatchViewAsync(BatchId batch) => Once(_batches, batch, b => desk.Batch(b).GetView());

    /// <summary>An agency's sums of every bucket, alone or with the agencies below; without an agency the region's.</summary>
    public Task<SeriesColumns> SeriesAsync(AgencyId? agency, bool includeChildren, SeriesRange range) =>
        Once(_series, (agency, includeChildren, range), k => k is (AgencyId own, false, _)
            ? desk.Agency(own).GetSeries(range)
            : desk.Series.GetSeries(agency, range));

    /// <summary>Keeps a view that was read already.</summary>
    public Snapshot With(int? year, RegionView view)
    {
        _regions[YearOf(year)] = new Lazy<Task<RegionView?>>(Task.FromResult<RegionView?>(view));
        return this;
    }

    /// <summary>Keeps a view that was read already.</summary>
    public Snapshot With(BatchView view)
    {
        _batches[view.Batch] = new Lazy<Task<BatchView?>>(Task.FromResult<BatchView?>(view));
        return this;
    }

    /// <summary>An agency as the tree stands today, or stood at the moment at which it is listed.</summary>
    public async Task<AgencyNode?> AgencyAsync(AgencyId? agency, ListedAt? listed = null)
    {
        if (agency is not { } id)
        {
            return null;
        }

        if (listed is not null)
        {
            return (await listed.RegionAsync(this))?.Agencies.GetValueOrDefault(id) is { } then ? new AgencyNode(this, then.Info, isFromRegion: true, listed) : null;
        }

        // The region trails a new agency by a moment; the agency itself knows of it at once.
        return (await RegionAsync(null))?.Agencies.GetValueOrDefault(id) is { } found ? new AgencyNode(this, found.Info, isFromRegion: true)
            : await desk.Agency(id).GetView(null) is { } view ? new AgencyNode(this, view.Info, isFromRegion: false)
            : null;
    }

    public async Task<ProgramNode?> ProgramAsync(ProgramId? program) =>
        program is { } id && (await CatalogAsync()).Programs.GetValueOrDefault(id) is { } definition ? new ProgramNode(this, definition) : null;

    public async Task<BatchNode?> BatchAsync(BatchId? batch) =>
        batch is { } id && (await CatalogAsync()).Batches.GetValueOrDefault(id) is { } plan ? new BatchNode(this, id, plan) : null;

    public async Task<PartnerNode?> PartnerAsync(PartnerId? partner) =>
        partner is { } id && (await CatalogAsync()).Partners.GetValueOrDefault(id) is { } name ? new PartnerNode(this, id, name) : null;

    public async Task<PersonNode?> PersonAsync(AsnId? person) =>
        person is { } id && await desk.Person(id).GetView() is { } view ? new PersonNode(this, view) : null;

    /// <summary>What must be there is being defined elsewhere at this moment, or its grain is behind.</summary>
    public static GraphQLTransportException Behind(string what) =>
        new(GraphQLErrorCodes.Unavailable, $"The {what} is not readable yet: ask again.", 1);

    private int YearOf(int? year) => year ?? desk.Today.Year;

    private static Task<TValue> Once<TKey, TValue>(ConcurrentDictionary<TKey, Lazy<Task<TValue>>> kept, TKey key, Func<TKey, Task<TValue>> read)
        where TKey : notnull =>
        kept.GetOrAdd(key, k => new Lazy<Task<TValue>>(() => read(k))).Value;
}
