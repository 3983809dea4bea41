using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Planning;
using Bangkom.Grains.Roster;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <content>Needs: the region and its agencies of one answer come from one set, so that parts add up.</content>
internal sealed partial class Snapshot
{
    private readonly ConcurrentDictionary<int, Lazy<Task<ImmutableArray<ProgramHistory>>>> _histories = new();
    private readonly Lazy<Task<NeedsView>> _needs = new(() => desk.Needs.GetView());
    private readonly Lazy<Task<NeedDefinitions>> _needDefinitions = new(() => desk.Needs.GetDefinitions());

    public Task<NeedsView> NeedsAsync() => _needs.Value;

    public Task<NeedDefinitions> NeedDefinitionsAsync() => _needDefinitions.Value;

    public Task<ImmutableArray<ProgramHistory>> HistoriesAsync(int year) => Once(_histories, year, y => desk.Plans.GetHistories(y));

    /// <summary>People whom a programme would help most, without those who have a seat or a place in one of its batches that is not over.</summary>
    public async Task<IEnumerable<RecommendedPerson>> RecommendedAsync(ProgramId program, BatchId batch, int first)
    {
        var catalog = await CatalogAsync();
        var batches = catalog.Batches.Where(b => b.Value.Program == program && !catalog.Cancelled.Contains(b.Key) && (b.Value.EndsOn is not { } last || last >= desk.Today)).Select(b => b.Key);
        var seated = await Task.WhenAll(batches.Append(batch).Distinct().Select(TakenAsync));
        var taken = seated.SelectMany(people => people).ToHashSet();
        return (await desk.Needs.GetRecommended(program, first + taken.Count)).Where(r => !taken.Contains(r.Person)).Take(first);
    }

    private async Task<IEnumerable<AsnId>> TakenAsync(BatchId batch) =>
        (await desk.Batch(batch).GetEnrolled()).Concat((await desk.Batch(batch).GetWaitList(int.MaxValue)).Select(w => w.Person));

    public async Task<CompetencyNode> CompetencyAsync(CompetencyId competency) =>
        (await NeedDefinitionsAsync()).Competencies.GetValueOrDefault(competency) is { } definition ? new CompetencyNode(definition) : throw Behind("competency");
}
