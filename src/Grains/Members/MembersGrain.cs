using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Members;

/// <summary>Brings together what agencies know of their members and what the roster calls them; it keeps nothing.</summary>
[StatelessWorker, GrainType("members")]
internal sealed class MembersGrain(RegionInfo region, RulesReader rules, NamesReader names, TimeProvider time) : Grain, IMembersGrain
{
    private readonly MemberCursors _cursors = new(region.Secret);

    /// <inheritdoc/>
    public async Task<MembersPage> GetPage(MembersQuery query)
    {
        var tree = (await rules.ReadAsync()).Agencies;
        if (!tree.Contains(query.Agency))
        {
            return MembersPage.Without(MembersOutcome.UnknownAgency);
        }

        if (FiguresDate.Of(query.Year, region.Today(time)) is not { } date)
        {
            return MembersPage.Without(MembersOutcome.FutureYear);
        }

        MemberPlace? after = null;
        if (query.After is { } cursor && !_cursors.TryRead(cursor, query.Order, out after))
        {
            return MembersPage.Without(MembersOutcome.UnknownCursor);
        }

        AgencyId[] agencies = query.IncludeChildren ? [query.Agency, .. tree.DescendantsOn(query.Agency, date.On)] : [query.Agency];
        var answers = await Task.WhenAll(agencies.Select(a => GrainFactory.GetGrain<IAgencyGrain>(region.Key(a.Value)).GetMembers(date)));
        return MemberList.PageOf(answers.SelectMany(a => a), await names.ReadAsync(), date, query, after, _cursors);
    }
}
