using Bangkom.GraphQLApi.Schema.Live;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Composing;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Funnel;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Members;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>The region's grains, and today.</summary>
internal sealed partial class RegionDesk(IGrainFactory grains, RegionInfo region, TimeProvider time)
{
    public RegionInfo Info => region;

    public TimeProvider Time => time;

    public DateOnly Today => region.Today(time);

    public IRegionGrain Region => grains.GetGrain<IRegionGrain>(region.Id.Value);

    public IHistoryGrain History => grains.GetGrain<IHistoryGrain>(region.Id.Value);

    public ISeriesGrain Series => grains.GetGrain<ISeriesGrain>(region.Id.Value);

    public IMembersGrain Members => grains.GetGrain<IMembersGrain>(region.Id.Value);

    public ILedgerGrain Ledger => grains.GetGrain<ILedgerGrain>(region.Id.Value);

    public ICatalogGrain Catalog => grains.GetGrain<ICatalogGrain>(region.Key("all"));

    public IEvaluationGrain Evaluation => grains.GetGrain<IEvaluationGrain>(region.Key("all"));

    public IAgencyGrain Agency(AgencyId agency) => grains.GetGrain<IAgencyGrain>(region.Key(agency.Value));

    public IBatchGrain Batch(BatchId batch) => grains.GetGrain<IBatchGrain>(region.Key(batch.Value));

    public IPartnerGrain Partner(PartnerId partner) => grains.GetGrain<IPartnerGrain>(region.Key(partner.Value));

    public IAsnGrain Person(AsnId person) => grains.GetGrain<IAsnGrain>(region.Key(person.ToString()));

    public IComposingGrain Composing => grains.GetGrain<IComposingGrain>(region.Id.Value);

    public IApprovalsGrain Approvals => grains.GetGrain<IApprovalsGrain>(region.Id.Value);

    public IPersonKeysGrain PersonKeys => grains.GetGrain<IPersonKeysGrain>(region.Id.Value);

    public IFunnelGrain Funnel => grains.GetGrain<IFunnelGrain>(region.Id.Value);

    /// <summary>The grain that folds a topic's facts.</summary>
    public ICycleGrain Cycle(CycleTopic topic) => topic switch
    {
        CycleTopic.Needs => Needs,
        CycleTopic.Plans => Plans,
        CycleTopic.Evaluation => Evaluation,
        CycleTopic.Budget => Budget,
        _ => Outreach,
    };

    /// <summary>Id of an object of this region.</summary>
    public string IdOf(string type, string key) => new NodeId(type, region.Id.Value, key).ToString();

    /// <summary>The key of an id of this region and type, or null.</summary>
    public string? KeyOf(string id, string type) =>
        NodeId.Parse(id) is { } node && node.Type == type && node.Region == region.Id.Value ? node.Key : null;
}
