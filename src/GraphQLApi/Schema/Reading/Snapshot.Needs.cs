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

    public async Task<CompetencyNode> CompetencyAsync(CompetencyId competency) =>
        (await NeedDefinitionsAsync()).Competencies.GetValueOrDefault(competency) is { } definition ? new CompetencyNode(definition) : throw Behind("competency");
}
