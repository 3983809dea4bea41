using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>What every mutation answers. What it changed is read anew, after the change.</summary>
internal abstract class Payload(Answer answer, RegionDesk desk)
{
    protected Answer Answer => answer;

    protected Snapshot Read { get; } = new(desk);

    public long? Position => answer.Position;

    public Outcome? Outcome => answer.Outcome;

    public IEnumerable<IUserError> Errors => answer.Errors;

    protected static T? CodeOf<T>(string code)
        where T : struct, ICode<T> => Codes.IsValid(code) ? T.Of(code) : null;
}

[Name("AgencyPayload")]
internal sealed class AgencyPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<AgencyNode?> Agency() =>
        CodeOf<AgencyId>(code) is { } agency && await Read.Desk.Agency(agency).GetView(null) is { } view ? new AgencyNode(Read, view.Info, isFromRegion: false) : null;
}

[Name("ProgramPayload")]
internal sealed class ProgramPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public Task<ProgramNode?> Program() => Read.ProgramAsync(CodeOf<ProgramId>(code));
}

[Name("BatchPayload")]
internal class BatchPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<BatchNode?> Batch() =>
        CodeOf<BatchId>(code) is { } batch && await Read.BatchViewAsync(batch) is { } view ? new BatchNode(Read, batch, view.Plan) : null;
}

[Name("PartnerPayload")]
internal sealed class PartnerPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public Task<PartnerNode?> Partner() => Read.PartnerAsync(CodeOf<PartnerId>(code));
}

[Name("PersonPayload")]
internal sealed class PersonPayload(Answer answer, RegionDesk desk, string? person) : Payload(answer, desk)
{
    public Task<PersonNode?> Person() => Read.PersonAsync(
        Answer.Person ?? (person is not null && AsnId.TryParse(Read.Desk.KeyOf(person, NodeTypes.Person), out var id) ? id : null));
}

[Name("PolicyPayload")]
internal sealed class PolicyPayload(Answer answer, RegionDesk desk) : Payload(answer, desk)
{
    public async Task<PolicyNode?> Policy() =>
        (await Read.CatalogAsync()).Policies.All.FirstOrDefault(p => p.Position == Position) is { } policy ? new PolicyNode(Read.Desk, policy) : null;
}
