using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Program")]
[Implements(typeof(INode))]
internal sealed partial class ProgramNode(Snapshot read, ProgramDefined definition) : INode
{
    [GqlId]
    public string Id => read.Desk.IdOf(NodeTypes.Program, Code);

    public string Code => definition.Program.Value;

    public string Name => definition.Name;

    public LearningForm Form => definition.Form;

    [Description("In the form's unit (JP, days, times, semesters).")]
    public decimal Quantity => definition.Quantity;

    public IEnumerable<string> Competencies => definition.Competencies;

    public async Task<IEnumerable<BatchNode>> Batches(int? year) => BatchList.Of(read, await read.CatalogAsync(), definition.Program, year);

    public async Task<int?> Completions(int? year) => (await read.ProgramCountsAsync(year)).GetValueOrDefault(definition.Program);
}
