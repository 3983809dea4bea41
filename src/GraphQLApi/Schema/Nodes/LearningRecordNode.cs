using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("LearningRecord")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class LearningRecordNode(Snapshot read, RecordView record)
{
    internal static async Task<LearningRecordNode?> ReadAsync(Snapshot read, AsnId person, int? year, TimeTravelInput? at = null, CancellationToken cancellationToken = default)
    {
        var record = at?.Place is { } place
            ? await read.Past.RecordAsync(person, year, place, cancellationToken)
            : await read.Desk.Person(person).GetRecord(year);
        return record is null ? null : new LearningRecordNode(read, record);
    }

    public int Year => record.Date.Year;

    public bool InScope => record.InScope;

    public decimal Jp => record.Jp;

    public decimal? Target => record.Target;

    public decimal? Cap => record.Cap;

    public bool? Compliant => record.Compliant;

    public DateTimeOffset? LastCompletionAt => record.LastCompletionAt;

    [Description("In canonical order: what was claimed, what was credited, and why.")]
    public IEnumerable<CreditLineNode> Lines() => record.Lines.Select(line => new CreditLineNode(read, record, line));
}
