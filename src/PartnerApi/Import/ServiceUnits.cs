using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Import;

/// <summary>Knows the service units.</summary>
internal interface IServiceUnits
{
    /// <summary>The codes of those that are defined.</summary>
    Task<IReadOnlySet<ServiceUnitId>> GetAsync();
}

/// <summary>Asks the grain of evaluation.</summary>
internal sealed class GrainServiceUnits(IGrainFactory grains, RegionInfo region) : IServiceUnits
{
    public async Task<IReadOnlySet<ServiceUnitId>> GetAsync() =>
        (await grains.GetGrain<IEvaluationGrain>(region.Key("all")).GetServiceUnits(null, new Quarter(0), new Quarter(-1))).Select(u => u.Definition.Unit).ToHashSet();
}
