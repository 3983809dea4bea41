using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Live;

[Name("CompletionNotice")]
internal sealed class CompletionNotice(Snapshot read, SampledCompletion sampled)
{
    private readonly CompletionNews _news = sampled.Newest;

    [Description("The agency credited.")]
    public async Task<AgencyNode> Agency() => await read.AgencyAsync(_news.Agency) ?? throw Snapshot.Behind("agency");

    public Task<ProgramNode?> Program() => read.ProgramAsync(_news.Program);

    public string Title => _news.Title;

    public LearningForm Form => _news.Form;

    public DateTimeOffset CompletedAt => _news.CompletedAt;

    public long Position => _news.Position;

    [Description("How many were recorded since the last event and are not shown.")]
    public int Skipped => (int)Math.Min(sampled.Skipped, int.MaxValue);
}
