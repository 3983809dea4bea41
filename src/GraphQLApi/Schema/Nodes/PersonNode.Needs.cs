using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>The person's needs: they are about their person, who may see them as administrators do.</content>
internal sealed partial class PersonNode
{
    [Cost(NeedList.Cost)]
    [Description("Open ones first, the highest priority first; empty for who is no member today.")]
    public async Task<IEnumerable<PersonNeedNode>> Needs() => (await read.Desk.Needs.GetPerson(person.Person)).Needs.Select(n => new PersonNeedNode(read, n));

    [Cost(NeedList.Cost)]
    [Description("Levels as last assessed, by competency.")]
    public async Task<IEnumerable<CompetencyLevelNode>> CompetencyLevels() =>
        (await read.Desk.Needs.GetPerson(person.Person)).Levels.Select(l => new CompetencyLevelNode(read, l));

    [Cost(NeedList.Cost)]
    [Description("Programmes that would close open needs, the most priority first.")]
    public async Task<IEnumerable<NextTrainingNode>> NextTrainings([FromServices] IEnumerable<ITrainingGains> gains, int first = 10, CancellationToken cancellationToken = default)
    {
        var next = (await read.Desk.Needs.GetNextTrainings(person.Person)).Take(first).ToList();
        return await NextTrainingNode.OfAsync(read, person.Person, next, gains, cancellationToken);
    }
}
