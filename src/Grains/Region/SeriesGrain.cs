using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Region;

/// <summary>Asks the agencies for their own sums and adds them up; beside the region's grain, whose live figures must not wait for it.</summary>
[StatelessWorker, GrainType("series")]
internal sealed class SeriesGrain(RegionInfo region, RulesReader rules) : Grain, ISeriesGrain
{
    /// <inheritdoc/>
    public async Task<SeriesColumns> GetSeries(AgencyId? agency, SeriesRange range)
    {
        var families = SeriesSums.FamiliesOf(agency, (await rules.ReadAsync()).Agencies, range);
        var asked = families.SelectMany(f => f.Agencies).Distinct().ToArray();
        var answers = await Task.WhenAll(asked.Select(a => GrainFactory.GetGrain<IAgencyGrain>(region.Key(a.Value)).GetSeries(range)));
        return SeriesSums.Of(families, asked.Zip(answers).ToDictionary(p => p.First, p => p.Second), range);
    }
}
