using System.ComponentModel;
using System.Globalization;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("CreditLine")]
[Authorize(Roles = Roles.Answers)]
internal sealed class CreditLineNode(Snapshot read, RecordView record, CreditedLine line)
{
    [GqlId]
    public string Id => IdOf(line.Completion, line.Position);

    public DateTimeOffset CompletedAt => line.CompletedAt;

    public string Title => line.Content.Title;

    public Task<ProgramNode?> Program() => read.ProgramAsync(line.Content.Program);

    public Task<BatchNode?> Batch() => read.BatchAsync(line.Content.Batch);

    [Description("The agency credited.")]
    public Task<AgencyNode?> Agency() => read.AgencyAsync(line.Agency);

    public LearningForm Form => line.Content.Form;

    public decimal Claimed => line.Claimed;

    public decimal Credited => line.Credited;

    [Description("FULL, E_LEARNING_DAY_CAP, STUDY_DAY_CAP, COACHING_MONTH_CAP, OVERLAP, DUPLICATE, REVOKED, CORRECTED, PPPK_CAP, …")]
    public string Reason => line.Reason;

    [Description("What the reason speaks of: the limit, the day or month it holds for, the other line.")]
    public decimal? Limit => line.Limit;

    public DateOnly? LimitOn => line.LimitOn;

    [GqlId]
    public string? Other => line.Other is not { } other ? null
        : IdOf(record.Lines.FirstOrDefault(l => l.Position == other)?.Completion ?? other, other);

    public string? Certificate => line.Content.Certificate;

    public string? Issuer => line.Content.Issuer;

    public string Source => line.Source;

    public long Position => line.Position;

    // The completion comes first: corrections and revocations name it, whichever version of it was on the screen.
    private string IdOf(long completion, long version) =>
        read.Desk.IdOf(NodeTypes.CreditLine, string.Create(CultureInfo.InvariantCulture, $"{completion}.{version}"));
}
