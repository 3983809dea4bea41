using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("BudgetPayload")]
internal sealed class BudgetPayload(Answer answer, RegionDesk desk, int year) : Payload(answer, desk)
{
    public async Task<BudgetNode> Budget() => new(Read, year, await Read.BudgetAsync());
}

[Name("CommitmentPayload")]
internal sealed class CommitmentPayload(Answer answer, RegionDesk desk, string commitment) : Payload(answer, desk)
{
    public async Task<CommitmentNode?> Commitment() =>
        await Read.BudgetAsync() is var book && book.Commitments.GetValueOrDefault(commitment) is { } found ? new CommitmentNode(Read, book, found) : null;
}

[Name("RealisationPayload")]
internal sealed class RealisationPayload(Answer answer, RegionDesk desk, long realisation) : Payload(answer, desk)
{
    public async Task<CommitmentNode?> Commitment() =>
        await Read.BudgetAsync() is var book && book.Realisations.GetValueOrDefault(realisation) is { } found
            ? new CommitmentNode(Read, book, book.Commitments[found.Terms.Commitment])
            : null;
}

[Name("AgreementPayload")]
internal sealed class AgreementPayload(Answer answer, RegionDesk desk, string number) : Payload(answer, desk)
{
    public async Task<AgreementNode?> Agreement() =>
        (await Read.BudgetAsync()).Agreements.GetValueOrDefault(number.Trim()) is { } found ? new AgreementNode(Read, found) : null;
}
