using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Live;

namespace Bangkom.Grains.Region;

/// <summary>
/// Keeps the newest sums that the agencies report for today and answers region and agencies from one set of them. Other years are
/// asked of the agencies and kept for a moment.
/// </summary>
[GrainType("region"), KeepAlive]
internal sealed class RegionGrain : Grain, IRegionGrain
{
    /// <summary>Milliseconds for which a view is answered again although a report has come in: part of the 250 ms that it may trail.</summary>
    private const int ViewMilliseconds = 50;

    private readonly Dictionary<AgencyId, AgencyReport> _reports = [];
    private readonly Dictionary<int, (RegionView View, long At)> _pastYears = [];
    private readonly RegionInfo _region;
    private readonly RulesReader _rules;
    private readonly TimeProvider _time;
    private readonly WatchTopic _watchers;
    private readonly Coalescer _latecomers;
    private DeliveryNotice? _notice;
    private readonly HashSet<AgencyId> _asked = [];
    private ImmutableArray<AgencyId> _silent = [];
    private DateOnly _day;
    private RegionView? _view;
    private long _viewAt;
    private bool _isDirty = true;
    private long _position;
    private DateTimeOffset? _recordedAt;

    /// <summary>Creates the grain.</summary>
    public RegionGrain(RegionInfo region, RulesReader rules, TimeProvider time)
    {
        (_region, _rules, _time) = (region, rules, time);
        _watchers = new WatchTopic(time);
        _latecomers = new Coalescer(SignalAgainAsync, time);
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() != _region.Id.Value)
        {
            throw new InvalidOperationException($"This process serves region {_region.Id.Value} alone.");
        }

        _day = _region.Today(_time);
        this.RegisterGrainTimer(AskSilentAgencies, new GrainTimerCreationOptions(
            TimeSpan.FromMilliseconds(LiveLimits.NoticeEveryMilliseconds), TimeSpan.FromMilliseconds(LiveLimits.NoticeEveryMilliseconds)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<RegionView?> GetView(int? year)
    {
        var today = _region.Today(_time);
        if (FiguresDate.Of(year, today) is not { } date)
        {
            return null;
        }

        return date.Year == today.Year ? await GetTodayAsync(date) : await GetPastAsync(date);
    }

    /// <inheritdoc/>
    public async Task<ImmutableDictionary<ProgramId, int>> GetProgramCounts(int? year)
    {
        if (FiguresDate.Of(year, _region.Today(_time)) is not { } date)
        {
            return ImmutableDictionary<ProgramId, int>.Empty;
        }

        var current = await _rules.ReadAsync();
        var counts = await Task.WhenAll(current.Agencies.Agencies.Select(a => AgencyOf(a.Agency).GetProgramCounts(date)));
        return counts.SelectMany(c => c).GroupBy(c => c.Key, c => c.Value).ToImmutableDictionary(g => g.Key, g => g.Sum());
    }

    /// <inheritdoc/>
    public Task Report(AgencyReport report)
    {
        if (!_reports.TryGetValue(report.Agency, out var older) || report.Position >= older.Position)
        {
            _reports[report.Agency] = report;
            _isDirty = true;
            Advance();
            _watchers.Signal();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Delivered(DeliveryNotice notice)
    {
        if (_notice is null || notice.Epoch > _notice.Epoch)
        {
            // A new writer names only what it has delivered itself: an agency may have confirmed to the older one and died before it
            // reported, so all are asked again.
            _reports.Clear();
            _isDirty = true;
            _notice = notice;
            Advance();
        }
        else if (notice.Epoch == _notice.Epoch && notice.Mark >= _notice.Mark)
        {
            _notice = notice;
            Advance();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> Watch(IChangeObserver observer) => Task.FromResult(_watchers.Renew(observer));

    /// <inheritdoc/>
    public Task Unwatch(IChangeObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    private async Task SignalAgainAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(ViewMilliseconds), _time);
        _watchers.Signal();
    }

    /// <summary>The notice's mark holds for the region once every agency has reported what it had confirmed by then.</summary>
    private void Advance()
    {
        if (_notice is { } notice && notice.Mark > _position
            && notice.Confirmed.All(c => _reports.TryGetValue(c.Key, out var report) && report.Position >= c.Value))
        {
            _position = notice.Mark;
            _recordedAt = notice.RecordedAt;
            _isDirty = true;
            _watchers.Signal();
        }
    }

    /// <summary>An agency that confirmed facts but died before it reported is asked; asking wakes it up.</summary>
    private Task AskSilentAgencies(CancellationToken cancellationToken)
    {
        var silent = _silent;
        _silent = _notice is { } notice
            ? [.. notice.Confirmed.Where(c => !_reports.TryGetValue(c.Key, out var report) || report.Position < c.Value).Select(c => c.Key)]
            : [];
        // Who is on time now is left alone: a report may be on its way.
        foreach (var agency in silent.Intersect(_silent).Where(_asked.Add))
        {
            _ = AskAsync(agency);
        }

        var today = _region.Today(_time);
        if (today != _day)
        {
            // Midnight changes figures without a fact.
            _day = today;
            _isDirty = true;
            _watchers.Signal();
        }

        return Task.CompletedTask;
    }

    /// <summary>One agency's answer is waited for outside the turn: others go on meanwhile.</summary>
    private async Task AskAsync(AgencyId agency)
    {
        try
        {
            await Report(await AgencyOf(agency).GetReport(FiguresDate.Of(null, _region.Today(_time))!.Value));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It is asked again while it stays silent; the ledger lists it as behind.
        }
        finally
        {
            _asked.Remove(agency);
        }
    }

    private async Task<RegionView> GetTodayAsync(FiguresDate date)
    {
        var isToday = _view is { } view && view.Whole.Figures.FiguresOn == date.On;
        if (isToday && !_isDirty)
        {
            return _view!;
        }

        if (isToday && _time.GetElapsedTime(_viewAt).TotalMilliseconds < ViewMilliseconds)
        {
            // Who was told of a change and came too soon is told once more.
            _latecomers.Signal();
            return _view!;
        }

        var current = await _rules.ReadAsync();
        var missing = current.Agencies.Agencies.Select(a => a.Agency)
            .Where(a => !_reports.TryGetValue(a, out var report) || report.Summary.FiguresOn != date.On)
            .ToArray();
        if (missing.Length > 0)
        {
            foreach (var report in await Task.WhenAll(missing.Select(a => AgencyOf(a).GetReport(date))))
            {
                _reports[report.Agency] = report;
            }

            // Nobody has told how far the ledger has delivered: what all have taken in is certain.
            _position = Math.Max(_position, _notice is null && _reports.Count > 0 ? _reports.Values.Min(r => r.Position) : 0);
            _recordedAt ??= _reports.Values.Max(r => r.RecordedAt);
            Advance();
        }

        _isDirty = false;
        _viewAt = _time.GetTimestamp();
        return _view = RegionSums.Of(_region, current, date, _reports, _position, _recordedAt);
    }

    private async Task<RegionView> GetPastAsync(FiguresDate date)
    {
        if (_pastYears.TryGetValue(date.Year, out var kept) && _time.GetElapsedTime(kept.At).TotalMilliseconds < LiveLimits.NoticeEveryMilliseconds)
        {
            return kept.View;
        }

        // Asked of the agencies themselves, after the mark is read: so they include everything up to it.
        var (position, recordedAt) = (_notice?.Mark ?? _position, _notice?.RecordedAt ?? _recordedAt);
        var current = await _rules.ReadAsync();
        var reports = await Task.WhenAll(current.Agencies.Agencies.Select(a => AgencyOf(a.Agency).GetReport(date)));
        if (_notice is null && reports.Length > 0)
        {
            position = Math.Max(position, reports.Min(r => r.Position));
            recordedAt ??= reports.Max(r => r.RecordedAt);
        }

        var view = RegionSums.Of(_region, current, date, reports.ToDictionary(r => r.Agency), position, recordedAt);
        foreach (var (old, _) in _pastYears.Where(y => _time.GetElapsedTime(y.Value.At).TotalMilliseconds >= LiveLimits.NoticeEveryMilliseconds).ToArray())
        {
            _pastYears.Remove(old);
        }

        _pastYears[date.Year] = (view, _time.GetTimestamp());
        return view;
    }

    private IAgencyGrain AgencyOf(AgencyId agency) => GrainFactory.GetGrain<IAgencyGrain>(_region.Key(agency.Value));
}
