using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Roster;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Needs;

/// <summary>
/// Folds assessments and answers, and holds them against the roster and the agencies' completions. The board is made anew when anything
/// changed, but never takes more than a tenth of the time: what trails is only what others fold.
/// </summary>
[GrainType(NeedFact.StreamName)]
internal sealed class NeedsGrain(ProjectionServices services, RosterReader roster, ILogger<NeedsGrain> logger)
    : CycleGrain<NeedsState>(services, logger), INeedsGrain
{
    /// <summary>Years back in which a completed programme still counts as a prerequisite, before the first need.</summary>
    private const int YearsBack = 3;

    private const int RestPerWork = 10;

    private (NeedsBoard Board, long Own, long Head, DateOnly Day, long MadeAt, TimeSpan Took)? _made;
    private Task<NeedsBoard>? _making;

    protected override int FoldVersion => NeedsState.FoldVersion;

    /// <inheritdoc/>
    public Task<NeedDefinitions> GetDefinitions() => roster.ReadAsync(r => r.Needs);

    /// <inheritdoc/>
    public async Task<NeedsView> GetView() => (await BoardAsync()).View;

    /// <inheritdoc/>
    public async Task<PersonNeeds> GetPerson(AsnId person) => (await BoardAsync()).Of(person);

    /// <inheritdoc/>
    public async Task<ImmutableArray<NextTraining>> GetNextTrainings(AsnId person) => (await BoardAsync()).NextFor(person);

    /// <inheritdoc/>
    public async Task<ImmutableArray<RecommendedPerson>> GetRecommended(ProgramId program, int first) =>
        [.. (await BoardAsync()).RecommendedFor(program).Take(first)];

    /// <inheritdoc/>
    public async Task<ImmutableArray<ClosedNeeds>> GetClosed(DateOnly from, DateOnly to) => (await BoardAsync()).ClosedIn(from, to);

    /// <inheritdoc/>
    public async Task<NeedsBasis> GetBasis() => (await BoardAsync(mayTrail: false)).Basis;

    protected override NeedsState Empty() => new();

    protected override NeedsState FromParts(IReadOnlyList<object> parts) => NeedsState.FromParts(parts);

    private async Task<NeedsBoard> BoardAsync(bool mayTrail = true)
    {
        if (_making is Task making)
        {
            // It may lack what came since it began: whoever waited looks again.
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        var head = await Reader.GetHeadAsync();
        if (_made is { } made && IsGood(made, head, mayTrail))
        {
            return made.Board;
        }

        if (_making is null or { IsCompleted: true })
        {
            _making = MakeAsync();
        }

        return await _making;
    }

    private bool IsGood((NeedsBoard Board, long Own, long Head, DateOnly Day, long MadeAt, TimeSpan Took) made, long head, bool mayTrail)
    {
        if (made.Own != Position || made.Day != Region.Today(Time))
        {
            return false;
        }

        var rest = Math.Min(made.Took.TotalSeconds * RestPerWork, INeedsGrain.TrailingSecondsMax);
        return made.Head == head || (mayTrail && Time.GetElapsedTime(made.MadeAt).TotalSeconds < rest);
    }

    private async Task<NeedsBoard> MakeAsync()
    {
        var started = Time.GetTimestamp();
        var (head, today) = (await Reader.GetHeadAsync(), Region.Today(Time));
        var around = await roster.ReadAsync(r => Look(r, today));
        var from = new DateOnly(Math.Min(State.FirstDay?.Year ?? today.Year, today.Year - YearsBack), 1, 1);
        var completions = await Task.WhenAll(around.Rules.Agencies.Agencies
            .Select(a => GrainFactory.GetGrain<IAgencyGrain>(Region.Key(a.Agency.Value)).GetCompletions(from, today)));
        var own = Position;
        var board = new NeedsBoard(State.People, around with { Completions = [.. completions.SelectMany(c => c)] });
        _made = (board, own, head, today, Time.GetTimestamp(), Time.GetElapsedTime(started));
        return board;
    }

    private static NeedsSurroundings Look(RegionRoster roster, DateOnly today)
    {
        var (tree, rules) = (roster.Rules.Agencies, roster.Rules.Policies.On(today));
        var members = new Dictionary<AsnId, NeedsMember>(roster.People.Count);
        foreach (var (id, entry) in roster.People)
        {
            if (entry.Person.MemberOfOn(today, tree) is { } agency && entry.Person.EmploymentOn(today) is { } employment)
            {
                members[id] = new NeedsMember(agency, employment, rules.InScope(employment.Status));
            }
        }

        return new NeedsSurroundings(today, roster.Rules, roster.Needs, roster.Programs.ToImmutableSortedDictionary(), members, []);
    }
}
