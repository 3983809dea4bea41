using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("NextTraining")]
[Description("A programme that would help a person.")]
internal sealed class NextTrainingNode(Snapshot read, NextTraining training, IReadOnlyList<TrainingGainNode> gains)
{
    public async Task<ProgramNode> Program() => await read.ProgramAsync(training.Program) ?? throw Snapshot.Behind("programme");

    [Description("Open needs that it would close, the highest priority first.")]
    public IEnumerable<PersonNeedNode> Closes => training.Closes.Select(n => new PersonNeedNode(read, n));

    [Description("Σ priority of these.")]
    public int Priority => training.Priority;

    [Description("Programmes to complete first.")]
    public async Task<IEnumerable<ProgramNode>> Missing() => (await Task.WhenAll(training.Missing.Select(p => read.ProgramAsync(p)))).OfType<ProgramNode>();

    [Description("Batches of it to come, by first day; self-paced ones first.")]
    public async Task<IEnumerable<BatchNode>> Batches()
    {
        var catalog = await read.CatalogAsync();
        return catalog.Batches
            .Where(b => b.Value.Program == training.Program && !catalog.Cancelled.Contains(b.Key)
                && (b.Value.Mode == BatchMode.SelfPaced ? !(b.Value.EndsOn < read.Desk.Today) : b.Value.StartsOn >= read.Desk.Today))
            .OrderBy(b => b.Value.StartsOn).ThenBy(b => b.Key)
            .Select(b => new BatchNode(read, b.Key, b.Value));
    }

    [Description("What else the person would gain, such as points of an index.")]
    public IEnumerable<TrainingGainNode> Gains => gains;

    internal static async Task<IEnumerable<NextTrainingNode>> OfAsync(
        Snapshot read, AsnId person, IReadOnlyList<NextTraining> trainings, IEnumerable<ITrainingGains> gains, CancellationToken cancellationToken)
    {
        var programs = (await read.CatalogAsync()).Programs;
        var asked = await Task.WhenAll(gains.Select(async g =>
            (g.Name, Points: await g.OfAsync(person, [.. trainings.Select(t => programs.GetValueOrDefault(t.Program)).OfType<ProgramDefined>()], cancellationToken))));
        return trainings.Select(t => new NextTrainingNode(
            read, t, [.. asked.Where(a => a.Points.ContainsKey(t.Program)).Select(a => new TrainingGainNode(a.Name, a.Points[t.Program]))]));
    }
}

[Name("TrainingGain")]
internal sealed record TrainingGainNode([property: Description("Of what, a stable code such as IP_ASN.")] string Name, decimal Points);
