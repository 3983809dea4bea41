using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("WaitingPerson")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class WaitingPersonNode(Snapshot read, WaitingPerson waiting)
{
    public Task<PersonNode?> Person() => read.PersonAsync(waiting.Person);

    [Description("Held on the day of joining the list; a seat counts at the agency held on moving up.")]
    public Task<AgencyNode?> Agency() => read.AgencyAsync(waiting.Agency);

    [Description("From 1. Who has no room in a quota is passed over and keeps the place.")]
    public int Place => waiting.Place;

    public DateOnly Since => waiting.Since;
}
