using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("RecommendedPerson")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class RecommendedPersonNode(Snapshot read, RecommendedPerson recommended)
{
    public Task<PersonNode?> Person() => read.PersonAsync(recommended.Person);

    public Task<AgencyNode?> Agency() => read.AgencyAsync(recommended.Agency);

    [Description("Open needs that the programme would close.")]
    public IEnumerable<PersonNeedNode> Needs => recommended.Needs.Select(n => new PersonNeedNode(read, n));

    [Description("Σ priority of these.")]
    public int Priority => recommended.Priority;
}
