using System.Collections.Immutable;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Region;
using Orleans.Concurrency;

namespace Bangkom.Grains.Budget;

/// <summary>Reads money, batches and completions when it is asked; it keeps nothing.</summary>
[StatelessWorker, GrainType("cost")]
internal sealed class CostGrain(RegionInfo region, RulesReader rules, IEnumerable<IClosedGaps> gaps, TimeProvider time) : Grain, ICostGrain
{
    /// <summary>No completion is older (see the completions' own rules).</summary>
    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    /// <inheritdoc/>
    public async Task<CostView?> GetYear(int? year)
    {
        if (FiguresDate.Of(year, region.Today(time)) is not { } date)
        {
            return null;
        }

        var first = new DateOnly(date.Year, 1, 1);
        var book = await GrainFactory.GetGrain<IBudgetGrain>(region.Key(StreamId.All)).GetView();
        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(region.Key(StreamId.All)).GetView();
        var money = book.Commitments.Values.Where(c => c.Terms.Year == date.Year).ToArray();
        var done = await EventsAsync([Dimension.Agency, Dimension.Program, Dimension.Partner], first, date.On);
        var closed = await ClosedAsync(first, date.On);
        var inKind = book.Agreements.Values.Where(a => a.ValidFrom.Year == date.Year).Select(a => ((PartnerId?)a.Partner, CostFigures.None with { Contribution = a.InKindRupiah })).ToArray();
        var programs = CostSharing.By(money.Select(c => (ProgramOf(c, catalog), CostSharing.MoneyOf(c)))
            .Concat(done.Select(d => (CodeOf<ProgramId>(d.Keys[1]), d.Figures)))
            .Concat(closed.Select(g => (g.Program ?? PlanOf(g.Batch, catalog)?.Program, Closed(g)))));
        var partners = CostSharing.By(money.Select(c => (c.Terms.Partner ?? PlanOf(c.Terms.Batch, catalog)?.Partner, CostSharing.MoneyOf(c)))
            .Concat(done.Select(d => (CodeOf<PartnerId>(d.Keys[2]), d.Figures)))
            .Concat(inKind));
        var shares = await SharesAsync(money, done);
        var agencies = CostSharing.By(shares.Select(s => (s.Agency, s.Figures))
            .Concat(done.Select(d => (CodeOf<AgencyId>(d.Keys[0]), d.Figures)))
            .Concat(closed.Select(g => ((AgencyId?)g.Agency, Closed(g)))));
        var whole = CostSharing.Sum(money.Select(CostSharing.MoneyOf).Concat(done.Select(d => d.Figures)).Concat(inKind.Select(k => k.Item2)).Concat(closed.Select(Closed)));
        var tree = (await rules.ReadAsync()).Agencies;
        var below = tree.Agencies.Select(a => a.Agency).ToImmutableSortedDictionary(
            a => a, a => CostSharing.Sum(tree.DescendantsOn(a, date.On).Prepend(a).Select(d => agencies.GetValueOrDefault(d) ?? CostFigures.None)));
        return new CostView(date.Year, whole, programs, partners, agencies, below, CostSharing.Sum(shares.Where(s => s.Agency is null).Select(s => s.Figures)));
    }

    /// <inheritdoc/>
    public async Task<ImmutableSortedDictionary<BatchId, CostFigures>> GetBatches()
    {
        var book = await GrainFactory.GetGrain<IBudgetGrain>(region.Key(StreamId.All)).GetView();
        var money = CostSharing.By(book.Commitments.Values.Select(c => (c.Terms.Batch, CostSharing.MoneyOf(c))));
        if (money.IsEmpty)
        {
            return money;
        }

        var today = region.Today(time);
        var views = (await BatchesAsync(money.Keys)).ToDictionary(v => v.Batch);
        var done = (await EventsAsync([Dimension.Batch], FirstDay, today, new EventFilter(Batches: [.. money.Keys]))).ToDictionary(d => d.Keys[0]!, d => d.Figures);
        var closed = await ClosedAsync(FirstDay, today);
        return money.ToImmutableSortedDictionary(m => m.Key, m => CostSharing.Sum(closed.Where(g => g.Batch == m.Key).Select(Closed).Prepend(m.Value)) with
        {
            Completed = views.GetValueOrDefault(m.Key)?.Completed ?? 0,
            Jp = done.GetValueOrDefault(m.Key.Value)?.Jp ?? 0,
        });
    }

    /// <summary>Each commitment's money shared out by completed people: of the batch, or of the programme in the year; by none = to nobody.</summary>
    private async Task<List<(AgencyId? Agency, CostFigures Figures)>> SharesAsync(Commitment[] money, IReadOnlyCollection<Done> done)
    {
        var batches = (await BatchesAsync(money.Select(c => c.Terms.Batch).OfType<BatchId>().Distinct()))
            .ToDictionary(b => b.Batch, b => (IReadOnlyList<(AgencyId, int)>)[.. b.Agencies.Select(a => (a.Agency, a.Completed))]);
        var programs = done.Where(d => d.Keys[1] is not null).GroupBy(d => d.Keys[1]!).ToDictionary(
            p => p.Key, p => (IReadOnlyList<(AgencyId, int)>)[.. p.GroupBy(d => d.Keys[0]!).Select(a => (new AgencyId(a.Key), a.Sum(d => d.Figures.Completed)))]);
        var shares = new List<(AgencyId?, CostFigures)>();
        foreach (var commitment in money)
        {
            var figures = CostSharing.MoneyOf(commitment);
            var by = commitment.Terms.Batch is { } batch ? batches.GetValueOrDefault(batch) : programs.GetValueOrDefault(commitment.Terms.Program!.Value.Value);
            var before = shares.Count;
            shares.AddRange(CostSharing.Share(figures, by ?? []).Select(s => ((AgencyId?)s.Agency, s.Figures)));
            if (shares.Count == before)
            {
                shares.Add((null, figures));
            }
        }

        return shares;
    }

    private async Task<IEnumerable<BatchView>> BatchesAsync(IEnumerable<BatchId> batches) =>
        (await Task.WhenAll(batches.Select(b => GrainFactory.GetGrain<IBatchGrain>(region.Key(b.Value)).GetView()))).OfType<BatchView>();

    private async Task<IReadOnlyCollection<Done>> EventsAsync(ImmutableArray<Dimension> by, DateOnly from, DateOnly to, EventFilter? filter = null)
    {
        var columns = await GrainFactory.GetGrain<IAggregateGrain>(region.Id.Value).GetColumns(
            new EventQuery(by, new SeriesRange(Bucket.Year, [from], [to]), null, filter ?? EventFilter.All, null), null, includeChildren: false);
        return columns is null
            ? throw new InvalidOperationException($"More than {AggregateColumns.RowsMax} agencies, programmes and partners have completions together.")
            : [.. columns.Keys.Select((keys, i) => new Done(keys, CostFigures.None with { Completed = columns.Completions[i], Jp = columns.JpCredited[i] }))];
    }

    private async Task<IReadOnlyCollection<ClosedGaps>> ClosedAsync(DateOnly from, DateOnly to) =>
        [.. (await Task.WhenAll(gaps.Select(g => g.ReadAsync(from, to)))).SelectMany(g => g)];

    private static CostFigures Closed(ClosedGaps gaps) => CostFigures.None with { ClosedGaps = gaps.Count };

    private static ProgramId? ProgramOf(Commitment commitment, CatalogView catalog) => commitment.Terms.Program ?? PlanOf(commitment.Terms.Batch, catalog)?.Program;

    private static BatchPlan? PlanOf(BatchId? batch, CatalogView catalog) => batch is { } id ? catalog.Batches.GetValueOrDefault(id) : null;

    private static T? CodeOf<T>(string? code)
        where T : struct, ICode<T> => code is null ? null : T.Of(code);

    private sealed record Done(ImmutableArray<string?> Keys, CostFigures Figures);
}
