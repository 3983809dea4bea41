using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.History;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("ExplainedFact")]
[Description("A fact that only one of two moments includes.")]
internal sealed class ExplainedFactNode(Snapshot read, ExplainedFact fact)
{
    [Description("Null for DATE, which is no fact.")]
    public long? Position => fact.Position;

    public DateTimeOffset? RecordedAt => fact.RecordedAt;

    [Description("A correction, revocation or re-credit had happened when the completion that it names had.")]
    public DateTimeOffset? OccurredAt => fact.OccurredAt;

    [Description("What it is, in words.")]
    public string Kind => fact.Kind;

    public ChangeReason Reason => fact.Reason;

    [Description("Of a completion or its correction.")]
    public string? Title => fact.Title;

    [Description("Whom it is about; for readers who may see people.")]
    [Authorize(Roles = Roles.Administrator)]
    public Task<PersonNode?> Person() => read.PersonAsync(fact.Person);
}
