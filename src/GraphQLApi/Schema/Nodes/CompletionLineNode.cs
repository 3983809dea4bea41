using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("CompletionLine")]
[Description("A completion behind event figures, with the reason why it was credited as it was, or left out.")]
internal sealed class CompletionLineNode(Snapshot read, OwnedLine line)
{
    [Description("In `completions`; JP may be 0 all the same.")]
    public bool Counted => line.Line.Counts;

    [Description("FULL, a cap or OVERLAP of those that count; DUPLICATE, REVOKED or CORRECTED of those left out.")]
    public string Reason => line.Line.Reason;

    public DateTimeOffset CompletedAt => line.Line.CompletedAt;

    public string Title => line.Line.Content.Title;

    public LearningForm Form => line.Line.Content.Form;

    public Task<ProgramNode?> Program() => read.ProgramAsync(line.Line.Content.Program);

    public Task<BatchNode?> Batch() => read.BatchAsync(line.Line.Content.Batch);

    [Description("The agency credited.")]
    public Task<AgencyNode?> Agency() => read.AgencyAsync(line.Line.Agency);

    public decimal Claimed => line.Line.Claimed;

    public decimal Credited => line.Line.Credited;

    [Description("What the reason speaks of: the limit, in JP or times, and the day or month that it holds for.")]
    public decimal? Limit => line.Line.Limit;

    public DateOnly? LimitOn => line.Line.LimitOn;

    [Description("Position of the other completion that the reason speaks of.")]
    public long? Other => line.Line.Other;

    public string Source => line.Line.Source;

    public long Position => line.Line.Position;

    [Authorize(Roles = Roles.Administrator)]
    [Description("Whose it is; for readers who may see people.")]
    public Task<PersonNode?> Person() => read.PersonAsync(line.Person);
}
