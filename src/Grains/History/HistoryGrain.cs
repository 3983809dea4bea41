using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.People;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.History;

/// <summary>
/// Keeps the moments asked for last. A moment of a fixed position never changes; one of <c>asOf</c> alone is held against the facts
/// recorded since, at every question, and folded again only when one of them had happened by then. Who asks for a moment that is being
/// folded waits with the others.
/// </summary>
[GrainType("history")]
internal sealed partial class HistoryGrain(RegionInfo region, ILedgerReader reader, TimeProvider time, ILogger<HistoryGrain> logger) : Grain, IHistoryGrain
{
    private readonly MomentCache _cache = new();
    private readonly Dictionary<MomentKey, Flight> _flights = [];
    private int _folds;

    private sealed class Flight
    {
        public CancellationTokenSource Stop { get; } = new();

        public int Waiting { get; set; }

        public Task<FoldedMoment?> Result { get; set; } = null!;
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        this.GetPrimaryKeyString() == region.Id.Value
            ? Task.CompletedTask
            : throw new InvalidOperationException($"This process serves region {region.Id.Value} alone.");

    /// <inheritdoc/>
    public async Task<MomentAnswer> GetView(int? year, TimeTravel at, CancellationToken cancellationToken = default)
    {
        var (point, problem) = await ResolveAsync(at, year, cancellationToken);
        return point is null ? new MomentAnswer(null, problem)
            : await FindAsync(point, needsPeople: false, cancellationToken) is { } found ? new MomentAnswer(found.Moment.View)
            : new MomentAnswer(null, HistoryProblem.Busy);
    }

    /// <inheritdoc/>
    public async Task<PastRecordAnswer> GetRecord(AsnId person, int? year, TimeTravel at, CancellationToken cancellationToken = default)
    {
        var (point, problem) = await ResolveAsync(at, year, cancellationToken);
        if (point is null)
        {
            return new PastRecordAnswer(null, problem);
        }

        var state = new AsnState(person, region.Zone);
        foreach (var fact in await reader.ReadPersonAsync(person, 0, point.Position, cancellationToken))
        {
            if (FactFilter.Concerns(fact, point.AsOf))
            {
                state.Apply(fact);
            }
        }

        return new PastRecordAnswer(state.Exists ? state.RecordOf(point.Date, await ReadRulesAsync(point, cancellationToken), point.Position) : null);
    }

    /// <inheritdoc/>
    public async Task<PastMembersAnswer> GetMembers(AgencyId agency, bool includeChildren, int? year, TimeTravel at, CancellationToken cancellationToken = default)
    {
        var (found, people, problem) = await FindWithPeopleAsync(at, year, cancellationToken);
        return people is null ? new PastMembersAnswer(null, [], problem)
            : found!.View.Agencies.ContainsKey(agency) ? new PastMembersAnswer(found.Date, MomentLists.MembersOf(found, people, agency, includeChildren, DayOf(default)))
            : new PastMembersAnswer(null, []);
    }

    /// <inheritdoc/>
    public async Task<PastSeriesAnswer> GetSeries(AgencyId? agency, bool includeChildren, SeriesRange range, TimeTravel at, CancellationToken cancellationToken = default)
    {
        var (found, people, problem) = await FindWithPeopleAsync(at, null, cancellationToken);
        return people is null ? new PastSeriesAnswer(null, problem)
            : agency is { } code && !found!.View.Agencies.ContainsKey(code) ? new PastSeriesAnswer(null)
            // Credited records are only read, so this needs no turn of the grain's.
            : new PastSeriesAnswer(await Task.Run(() => MomentLists.SeriesOf(found!, people, agency, includeChildren, range), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<ExplanationAnswer> Explain(ExplainRequest request, CancellationToken cancellationToken = default)
    {
        // Both figures are of one year, and a year that has not begun by one of the dates has none.
        var year = request.Year ?? Math.Min(DayOf(request.From).Year, DayOf(request.To).Year);
        var (from, problem) = await FindScopeAsync("from", request, request.From, year, cancellationToken);
        if (from is null)
        {
            return new ExplanationAnswer(null, problem);
        }

        (var to, problem) = await FindScopeAsync("to", request, request.To, year, cancellationToken);
        if (to is null)
        {
            return new ExplanationAnswer(null, problem);
        }

        // Credited records are only read, so this needs no turn of the grain's.
        var facts = await Task.Run(() => new Explainer(reader, from, to).FindAsync(cancellationToken), cancellationToken);
        var rest = facts.SkipWhile(f => f.Key <= request.After).ToArray();
        return new ExplanationAnswer(new ExplanationView(from.Value, to.Value, [.. rest.Take(request.First)], rest.Length > request.First, facts.Count));
    }

    private DateOnly DayOf(TimeTravel at) => region.Zone.DayOf(at.AsOf ?? time.GetUtcNow());

    private Task<(TimePoint? Point, HistoryProblem? Problem)> ResolveAsync(TimeTravel at, int? year, CancellationToken cancellationToken) =>
        TimePoint.ResolveAsync(at, year, reader, region.Zone, time.GetUtcNow(), cancellationToken);

    private async Task<(MomentScope? Scope, HistoryProblem? Problem)> FindScopeAsync(
        string field, ExplainRequest request, TimeTravel at, int year, CancellationToken cancellationToken)
    {
        var (found, people, problem) = await FindWithPeopleAsync(at, year, cancellationToken);
        return people is not null ? (new MomentScope(at, found!, people, request.Metric, request.Agency, request.IncludeChildren), null)
            : (null, problem!.IsBusy ? problem : problem with { Message = $"`{field}`: {problem.Message}" });
    }

    private async Task<(RegionMoment? Moment, MomentPeople? People, HistoryProblem? Problem)> FindWithPeopleAsync(TimeTravel at, int? year, CancellationToken cancellationToken)
    {
        var (point, problem) = await ResolveAsync(at, year, cancellationToken);
        return point is null ? (null, null, problem)
            : await FindAsync(point, needsPeople: true, cancellationToken) is { People: { } people } found ? (found.Moment, people, null)
            : (null, null, HistoryProblem.Busy);
    }

    private async Task<RegionRules> ReadRulesAsync(TimePoint point, CancellationToken cancellationToken)
    {
        var rules = RegionRules.Start(region.Zone);
        await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition], 0, point.Position, cancellationToken))
        {
            rules = chunk.Where(f => FactFilter.Concerns(f, point.AsOf)).Aggregate(rules, (all, fact) => all.Apply(fact));
        }

        return rules;
    }

    /// <summary>The moment, or null when too many are being folded.</summary>
    private async Task<FoldedMoment?> FindAsync(TimePoint point, bool needsPeople, CancellationToken cancellationToken)
    {
        var key = MomentKey.Of(point);
        bool Fits(FoldedMoment found) => found.Moment.Position >= point.Position && (!needsPeople || found.People is not null);
        while (true)
        {
            var known = _cache.Find(key);
            if (known is not null && Fits(known))
            {
                return known;
            }

            if (!_flights.TryGetValue(key, out var flight))
            {
                _flights[key] = flight = new Flight();
                flight.Result = RunAsync(key, flight, point, needsPeople && known?.People is null ? null : known);
            }

            // A moving moment may have been begun before the newest facts; then it is looked at once more.
            var found = await WaitAsync(key, flight, cancellationToken);
            if (found is null || Fits(found))
            {
                return found;
            }
        }
    }

    private async Task<FoldedMoment?> WaitAsync(MomentKey key, Flight flight, CancellationToken cancellationToken)
    {
        flight.Waiting++;
        try
        {
            return await flight.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            if (--flight.Waiting == 0 && !flight.Result.IsCompleted)
            {
                // Nobody waits any more; who comes now begins anew.
                Forget(key, flight);
                await flight.Stop.CancelAsync();
            }
        }
    }

    private async Task<FoldedMoment?> RunAsync(MomentKey key, Flight flight, TimePoint point, FoldedMoment? older)
    {
        try
        {
            var folded = older is null ? null : await MoveAsync(older, point, flight.Stop.Token);
            if (folded is null && _folds >= HistoryLimits.FoldsMax)
            {
                return null;
            }

            folded ??= await FoldAsync(point, flight.Stop.Token);
            _cache.Keep(key, folded);
            return folded;
        }
        finally
        {
            Forget(key, flight);
        }
    }

    private void Forget(MomentKey key, Flight flight)
    {
        if (_flights.TryGetValue(key, out var known) && known == flight)
        {
            _flights.Remove(key);
        }
    }

    private async Task<FoldedMoment> FoldAsync(TimePoint point, CancellationToken cancellationToken)
    {
        _folds++;
        try
        {
            // The fold holds no state of the grain, and must not hold its turn.
            return await Task.Run(() => MomentFold.RunAsync(region, reader, point, (position, why) => LogSetAside(logger, why, region.Id.Value, position), cancellationToken), cancellationToken);
        }
        finally
        {
            _folds--;
        }
    }

    /// <summary>The same moment up to the newest fact, or null when a fact recorded since had happened by then.</summary>
    private async Task<FoldedMoment?> MoveAsync(FoldedMoment older, TimePoint point, CancellationToken cancellationToken)
    {
        DateTimeOffset? recordedAt = null;
        await foreach (var chunk in reader.ReadBodiesAsync(older.Moment.Position, point.Position, cancellationToken))
        {
            foreach (var fact in chunk)
            {
                if (FactFilter.Concerns(fact, point.AsOf))
                {
                    return null;
                }
            }

            recordedAt = chunk[^1].RecordedAt;
        }

        return older with { Moment = older.Moment.MovedTo(point.Position, recordedAt ?? older.Moment.View.Whole.RecordedAt) };
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Region {Region}: a past moment could not fold the fact at {Position}; it is set aside and the figures are incomplete.")]
    private static partial void LogSetAside(ILogger logger, Exception exception, string region, long position);
}
