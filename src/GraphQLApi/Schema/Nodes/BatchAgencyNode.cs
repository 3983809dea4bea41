using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("BatchAgency")]
internal sealed class BatchAgencyNode(Snapshot read, BatchAgency counts)
{
    public async Task<AgencyNode> Agency() => await read.AgencyAsync(counts.Agency) ?? throw Snapshot.Behind("agency");

    [Description("Seats at most for its people and those of the agencies below it, as the tree stands on the day of enrolment; null: no limit of its own.")]
    public int? Quota => counts.Quota;

    public int Enrolled => counts.Enrolled;

    public int Attended => counts.Attended;

    public int Completed => counts.Completed;
}
