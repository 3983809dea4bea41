using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Live;

[Description("agencies: those of level TOP that changed since the last event (the first event: all).")]
[Name("RegionUpdate")]
internal sealed record RegionUpdate(ParticipationNode Participation, IEnumerable<AgencyUpdate> Agencies);

[Name("AgencyUpdate")]
internal sealed record AgencyUpdate(AgencyNode Agency, ParticipationNode Participation);
