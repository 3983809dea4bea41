using System.Collections.Immutable;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Bangkom.Grains.Region;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Agencies;

/// <summary>Folds what concerns an agency's people; answers its figures; reports its sums to the region when they change.</summary>
[GrainType("agency")]
internal sealed class AgencyGrain(ProjectionServices services, ILogger<AgencyGrain> logger)
    : ProjectionGrain<AgencyState>(services, logger), IAgencyGrain
{
    private WatchTopic _watchers = null!;
    private CompletionTopic _completions = null!;
    private Coalescer _reports = null!;
    private IGrainTimer _midnight = null!;

    protected override int FoldVersion => AgencyState.FoldVersion;

    private AgencyId Agency => new(Code);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _watchers = new WatchTopic(Time);
        _completions = new CompletionTopic(Time);
        _reports = new Coalescer(ReportAsync, Time);
        await base.OnActivateAsync(cancellationToken);
        // Figures change at midnight without a fact: memberships, statuses and rules are dated.
        _midnight = this.RegisterGrainTimer(_ => PublishNewDay(), new GrainTimerCreationOptions(
            Midnight.Until(Time, Region.Zone), Timeout.InfiniteTimeSpan)
        { Interleave = true });
    }

    /// <inheritdoc/>
    public Task<AgencyView?> GetView(int? year)
    {
        var today = Region.Today(Time);
        if (State.Rules.Agencies.Find(Agency) is not { } node)
        {
            return Task.FromResult<AgencyView?>(null);
        }

        var tree = State.Rules.Agencies;
        var info = new AgencyInfo(Agency, node.Name, tree.ParentOn(Agency, today), tree.On(today).ChildrenOf(Agency), tree.ClosedOn(Agency), tree.Successor(Agency));
        var own = FiguresDate.Of(year, today) is { } date
            ? new ParticipationView(State.ViewOf(date).Figures, Position, RecordedAt, IsIncomplete)
            : null;
        return Task.FromResult<AgencyView?>(new AgencyView(info, own));
    }

    /// <inheritdoc/>
    public Task<AgencyReport> GetReport(FiguresDate date) => Task.FromResult(ReportOf(date));

    /// <inheritdoc/>
    public Task<SeriesColumns> GetSeries(SeriesRange range) => Task.FromResult(State.SeriesOf(range));

    /// <inheritdoc/>
    public Task<ImmutableArray<AgencyMemberView>> GetMembers(FiguresDate date) =>
        Task.FromResult(State.ViewOf(date).Members(Region.Today(Time), Position));

    /// <inheritdoc/>
    public Task<ImmutableArray<CountedResult>> GetCounted(ImmutableArray<CreditedFact> facts) =>
        Task.FromResult<ImmutableArray<CountedResult>>([.. facts.Select(State.Counted)]);

    /// <inheritdoc/>
    public Task<ImmutableDictionary<ProgramId, int>> GetProgramCounts(FiguresDate date) =>
        Task.FromResult(State.ViewOf(date).Programs);

    /// <inheritdoc/>
    public Task<ImmutableArray<CountedCompletion>> GetCompletions(DateOnly from, DateOnly to) => Task.FromResult(State.CompletionsIn(from, to));

    /// <inheritdoc/>
    public Task<ImmutableArray<EventCell>> GetEvents(EventQuery query) =>
        Task.FromResult(EventSweep.Count(State.People.Values.Select(m => (m.Person, m.Record)), State.Rules, query, Agency));

    /// <inheritdoc/>
    public Task<LinesPage> GetLines(LinesQuery query) => Task.FromResult(LinesPage.Of(State, query));

    /// <inheritdoc/>
    public Task<ImmutableArray<LearningFound>> GetLearning(LearningWindow window) => Task.FromResult<ImmutableArray<LearningFound>>(
        [.. State.People.Values.Select(m => LearningFound.Of(m.Person, m.Record, State.Rules, window)).OfType<LearningFound>().Where(f => f.Agency == Agency)]);

    /// <inheritdoc/>
    public Task<ImmutableArray<BatchId>> GetBatches(int? year) =>
        Task.FromResult<ImmutableArray<BatchId>>([.. State.Batches.Where(b => year is null || b.Value.Contains(year.Value)).Select(b => b.Key).Order()]);

    /// <inheritdoc/>
    public Task<long> Watch(IChangeObserver observer) => Task.FromResult(_watchers.Renew(observer));

    /// <inheritdoc/>
    public Task Unwatch(IChangeObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CompletionCount> WatchCompletions(ICompletionObserver observer) => Task.FromResult(_completions.Renew(observer));

    /// <inheritdoc/>
    public Task UnwatchCompletions(ICompletionObserver observer)
    {
        _completions.Remove(observer);
        return Task.CompletedTask;
    }

    protected override AgencyState Empty() => new(Agency, RegionRules.Start(Region.Zone));

    protected override AgencyState FromParts(IReadOnlyList<object> parts) => AgencyState.FromParts(Agency, parts);

    protected override async ValueTask PrepareAsync(RecordedFact fact)
    {
        foreach (var person in State.Introduces(fact.Fact).ToArray())
        {
            foreach (var earlier in await Reader.ReadPersonAsync(person, 0, fact.Position - 1))
            {
                Fold(earlier);
            }
        }
    }

    /// <summary>Which of the completions and corrections don't count.</summary>
    protected override ImmutableArray<FactRemark> RemarksOn(ImmutableArray<RecordedFact> facts)
    {
        ImmutableArray<FactRemark>.Builder? remarks = null;
        foreach (var fact in facts)
        {
            if (fact.Fact is Completed or CompletionCorrected
                && State.Counted(new CreditedFact(((PersonFact)fact.Fact).Person, fact.Position)) is { Counted: false, Reason: { } reason })
            {
                (remarks ??= ImmutableArray.CreateBuilder<FactRemark>()).Add(new FactRemark(fact.Position, reason));
            }
        }

        return remarks?.ToImmutable() ?? [];
    }

    protected override void Changed()
    {
        _watchers.Signal();
        _reports.Signal();
    }

    protected override void Arrived(ImmutableArray<RecordedFact> facts, long after)
    {
        if (!_completions.IsWatched)
        {
            return;
        }

        foreach (var fact in facts)
        {
            if (fact.Position > after && fact.Fact is Completed completed && completed.Agency == Agency
                && State.Counted(new CreditedFact(completed.Person, fact.Position)).Counted)
            {
                _completions.Offer(Agency, fact.Position, completed.Content, Region.Zone);
            }
        }
    }

    private Task PublishNewDay()
    {
        Changed();
        _midnight.Change(Midnight.Until(Time, Region.Zone), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private Task ReportAsync() =>
        GrainFactory.GetGrain<IRegionGrain>(Region.Id.Value).Report(ReportOf(FiguresDate.Of(null, Region.Today(Time))!.Value));

    private AgencyReport ReportOf(FiguresDate date)
    {
        var view = State.ViewOf(date);
        return new AgencyReport(Agency, view.Summary, Position, RecordedAt, IsIncomplete);
    }
}
