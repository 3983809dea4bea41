using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Members;
using Bangkom.Grains.People;
using Bangkom.PartnerApi.Export;

namespace Bangkom.PartnerApi.Tests.Doors;

/// <summary>Members of the agency DINKES in a list; a cursor is the number of those before.</summary>
internal sealed class MemoryMembers : IMemberReader
{
    private static readonly FiguresDate Date = new(2026, new DateOnly(2026, 7, 2));

    public List<ListedMember> All { get; } = [];

    public List<MembersQuery> Queries { get; } = [];

    /// <summary>Pages that are answered before the region answers no more.</summary>
    public int PagesMax { get; set; } = int.MaxValue;

    public void Add(string? name, decimal jp = 5, decimal? target = 20, string? lastCompletionAt = null)
    {
        var employment = new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1));
        var last = lastCompletionAt is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(lastCompletionAt, CultureInfo.InvariantCulture);
        var record = new RecordView(Date, target is not null, jp, target, null, target is null ? null : jp >= target, last, [], 1);
        var person = new PersonView(AsnId.New(), name is null ? null : People.Pns(All.Count + 1), name, new AgencyId("DINKES"), employment);
        All.Add(new ListedMember(
            (All.Count + 1).ToString(CultureInfo.InvariantCulture), person,
            new AgencyMemberView(person, new AgencyId("DINKES"), employment, last is not null, record)));
    }

    public Task<MembersPage> ReadAsync(MembersQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        if (Queries.Count > PagesMax)
        {
            throw new TimeoutException();
        }

        if (query.Agency.Value != "DINKES" || query.Year > 2026)
        {
            return Task.FromResult(new MembersPage(query.Year > 2026 ? MembersOutcome.FutureYear : MembersOutcome.UnknownAgency, default, [], 0, false, false));
        }

        var start = query.After is null ? 0 : int.Parse(query.After, CultureInfo.InvariantCulture);
        var page = All.Skip(start).Take(query.First).ToArray();
        return Task.FromResult(new MembersPage(MembersOutcome.Done, Date, [.. page], All.Count, start + page.Length < All.Count, start > 0));
    }
}
