using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Live;

[Description("agencies: those of level TOP that changed since the last event (the first event: all).")]
[Name("RegionUpdate")]
internal sealed record RegionUpdate(ParticipationNode Participation, IEnumerable<AgencyUpdate> Agencies);

[Name("AgencyUpdate")]
internal sealed record AgencyUpdate(AgencyNode Agency, ParticipationNode Participation);

[Description("Something of a topic changed: ask again for what is shown of it. Every fact of the topic up to `position` is in an answer now.")]
[Name("CycleChange")]
internal sealed record CycleChange(CycleTopic Topic, long Position);
