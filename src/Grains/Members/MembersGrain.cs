using Bangkom.Grains.Agencies;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.People;
using Orleans.Concurrency;

namespace Bangkom.Grains.Members;

/// <summary>Brings together what agencies know of their members and what the roster calls them; it keeps nothing.</summary>
[StatelessWorker, GrainType("members")]
internal sealed class MembersGrain(RegionInfo region, RulesReader rules, NamesReader names, TimeProvider time) : Grain, IMembersGrain
{
    private readonly MemberCursors _cursors = new(region.Secret);

    /// <inheritdoc/>
    public async Task<MembersPage> GetPage(MembersQuery query, CancellationToken cancellationToken = default)
    {
        MemberPlace? after = null;
        if (query.After is { } cursor && !_cursors.TryRead(cursor, query.Order, out after))
        {
            return MembersPage.Without(MembersOutcome.UnknownCursor);
        }

        if (query.At is { } at)
        {
            return await GetPastPageAsync(query, at, after, cancellationToken);
        }

        var tree = (await rules.ReadAsync()).Agencies;
        if (!tree.Contains(query.Agency))
        {
            return MembersPage.Without(MembersOutcome.UnknownAgency);
        }

        if (FiguresDate.Of(query.Year, region.Today(time)) is not { } date)
        {
            return MembersPage.Without(MembersOutcome.FutureYear);
        }

        AgencyId[] agencies = query.IncludeChildren ? [query.Agency, .. tree.DescendantsOn(query.Agency, date.On)] : [query.Agency];
        var answers = await Task.WhenAll(agencies.Select(a => GrainFactory.GetGrain<IAgencyGrain>(region.Key(a.Value)).GetMembers(date)));
        return MemberList.PageOf(answers.SelectMany(a => a), await names.ReadAsync(), date, query, after, _cursors);
    }

    /// <summary>The members and records of a moment; names, which no moment keeps, and persons are those of now.</summary>
    private async Task<MembersPage> GetPastPageAsync(MembersQuery query, TimeTravel at, MemberPlace? after, CancellationToken cancellationToken)
    {
        var past = await GrainFactory.GetGrain<IHistoryGrain>(region.Id.Value).GetMembers(query.Agency, query.IncludeChildren, query.Year, at, cancellationToken);
        if (past.Problem is { } problem)
        {
            return MembersPage.Without(MembersOutcome.NoSuchMoment, problem);
        }

        if (past.Date is not { } date)
        {
            return MembersPage.Without(MembersOutcome.UnknownAgency);
        }

        var page = MemberList.PageOf(past.Members, await names.ReadAsync(), date, query, after, _cursors);
        var today = await Task.WhenAll(page.Members.Select(m => GrainFactory.GetGrain<IAsnGrain>(region.Key(m.Person.Person.ToString())).GetView()));
        return page with { Members = [.. page.Members.Zip(today, (member, now) => now is null ? member : member with { Person = now })] };
    }
}
