using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("PartnerStatement")]
internal sealed class PartnerStatementNode(PartnerStatement statement)
{
    public int Sent => statement.Sent;

    public int Accepted => statement.Accepted;

    public int Repeated => statement.Repeated;

    public int Quarantined => statement.Quarantined;

    public int Counted => statement.Counted;

    public IEnumerable<ReasonCount> NotCounted => statement.NotCounted.Select(r => new ReasonCount(r.Key, r.Value));

    public IEnumerable<ReasonCount> Held => statement.Held.Select(r => new ReasonCount(r.Key, r.Value));
}

internal sealed record ReasonCount(string Reason, int Count);
