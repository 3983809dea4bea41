using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("BatchAgency")]
internal sealed class BatchAgencyNode(Snapshot read, BatchAgency counts)
{
    public async Task<AgencyNode> Agency() => await read.AgencyAsync(counts.Agency) ?? throw Snapshot.Behind("agency");

    public int Enrolled => counts.Enrolled;

    public int Attended => counts.Attended;

    public int Completed => counts.Completed;
}
