using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
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

    /// <summary>Days whose board is kept: today's, and those of years that somebody looks back at.</summary>
    private const int DaysKeptMax = 3;

    private readonly Dictionary<DateOnly, KeptBoard> _kept = [];

    protected override int FoldVersion => NeedsState.FoldVersion;

    /// <inheritdoc/>
    public Task<NeedDefinitions> GetDefinitions() => roster.ReadAsync(r => r.Needs);

    /// <inheritdoc/>
    public async Task<NeedsView> GetView() => (await BoardAsync()).View;

    /// <inheritdoc/>
    public async Task<ImmutableArray<NeedingMember>> GetMembers(FiguresDate date) => (await BoardAsync(date.On)).MembersIn(date.Year);

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

    private Task<NeedsBoard> BoardAsync(bool mayTrail = true) => BoardAsync(Region.Today(Time), mayTrail);

    private async Task<NeedsBoard> BoardAsync(DateOnly day, bool mayTrail = true)
    {
        var kept = KeptOf(day);
        if (kept.Making is Task making)
        {
            // It may lack what came since it began: whoever waited looks again.
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        var head = await Reader.GetHeadAsync();
        if (kept.Made is { } made && IsGood(made, head, mayTrail))
        {
            return made.Board;
        }

        if (kept.Making is null or { IsCompleted: true })
        {
            kept.Making = MakeAsync(day, kept);
        }

        return await kept.Making;
    }

    private KeptBoard KeptOf(DateOnly day)
    {
        if (!_kept.TryGetValue(day, out var kept))
        {
            if (_kept.Count >= DaysKeptMax)
            {
                _kept.Remove(_kept.MinBy(k => k.Value.AskedAt).Key);
            }

            _kept[day] = kept = new KeptBoard();
        }

        kept.AskedAt = Time.GetTimestamp();
        return kept;
    }

    private bool IsGood(MadeBoard made, long head, bool mayTrail)
    {
        if (made.Own != Position)
        {
            return false;
        }

        var rest = Math.Min(made.Took.TotalSeconds * RestPerWork, INeedsGrain.TrailingSecondsMax);
        return made.Head == head || (mayTrail && Time.GetElapsedTime(made.MadeAt).TotalSeconds < rest);
    }

    private async Task<NeedsBoard> MakeAsync(DateOnly day, KeptBoard kept)
    {
        var started = Time.GetTimestamp();
        var head = await Reader.GetHeadAsync();
        var around = await roster.ReadAsync(r => Look(r, day));
        var from = new DateOnly(Math.Max(1, Math.Min(State.FirstDay?.Year ?? day.Year, day.Year - YearsBack)), 1, 1);
        var completions = await Task.WhenAll(around.Rules.Agencies.Agencies
            .Select(a => GrainFactory.GetGrain<IAgencyGrain>(Region.Key(a.Agency.Value)).GetCompletions(from, day)));
        var own = Position;
        var board = new NeedsBoard(State.People, around with { Completions = [.. completions.SelectMany(c => c)] });
        kept.Made = new MadeBoard(board, own, head, Time.GetTimestamp(), Time.GetElapsedTime(started));
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

    private sealed record MadeBoard(NeedsBoard Board, long Own, long Head, long MadeAt, TimeSpan Took);

    private sealed class KeptBoard
    {
        public MadeBoard? Made { get; set; }

        public Task<NeedsBoard>? Making { get; set; }

        public long AskedAt { get; set; }
    }
}
