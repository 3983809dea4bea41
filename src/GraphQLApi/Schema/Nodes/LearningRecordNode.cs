using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Members;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("LearningRecord")]
[Authorize(Roles = Roles.Answers)]
internal sealed class LearningRecordNode(Snapshot read, RecordView record, AsnId? linesOf = null, TimeTravelInput? listedAt = null)
{
    internal static async Task<LearningRecordNode?> ReadAsync(Snapshot read, AsnId person, int? year, TimeTravelInput? at = null, CancellationToken cancellationToken = default)
    {
        var record = await RecordAsync(read, person, year, at, cancellationToken);
        return record is null ? null : new LearningRecordNode(read, record);
    }

    /// <summary>A record in a list of members; its lines are read when somebody asks for them.</summary>
    internal static LearningRecordNode Of(Snapshot read, ListedMember member, TimeTravelInput? at) => new(read, member.Member.Record, member.Person.Person, at);

    public int Year => record.Date.Year;

    public bool InScope => record.InScope;

    public decimal Jp => record.Jp;

    public decimal? Target => record.Target;

    public decimal? Cap => record.Cap;

    public bool? Compliant => record.Compliant;

    public DateTimeOffset? LastCompletionAt => record.LastCompletionAt;

    [Description("In canonical order: what was claimed, what was credited, and why.")]
    public async Task<IEnumerable<CreditLineNode>> Lines(CancellationToken cancellationToken)
    {
        var whole = linesOf is { } person ? await RecordAsync(read, person, Year, listedAt, cancellationToken) ?? record : record;
        return whole.Lines.Select(line => new CreditLineNode(read, whole, line));
    }

    private static Task<RecordView?> RecordAsync(Snapshot read, AsnId person, int? year, TimeTravelInput? at, CancellationToken cancellationToken) =>
        at?.Place is { } place ? read.Past.RecordAsync(person, year, place, cancellationToken) : read.Desk.Person(person).GetRecord(year);
}
