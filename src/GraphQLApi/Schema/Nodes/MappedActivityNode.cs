using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("MappedActivity")]
internal sealed class MappedActivityNode(Snapshot read, ActivityMapped mapping)
{
    [Description("The activity's id, as statements name it.")]
    public string Activity => mapping.Activity;

    public async Task<ProgramNode> Program() => await read.ProgramAsync(mapping.Program) ?? throw Snapshot.Behind("program");

    [Description("Code of a batch; null: completions name the programme alone.")]
    public string? Batch => mapping.Batch?.Value;

    [Description("Null: the programme's.")]
    public LearningForm? Form => mapping.Form;

    [Description("Null: national.")]
    public LearningScope? Scope => mapping.Scope;

    [Description("Null: the programme's.")]
    public decimal? Quantity => mapping.Quantity;
}
