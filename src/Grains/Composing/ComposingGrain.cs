using System.Collections.Immutable;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Policies;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace Bangkom.Grains.Composing;

/// <summary>Gathers the problem from the grains that know its parts, and hands it to the composer; it keeps nothing.</summary>
[StatelessWorker(1), GrainType("composing")]
internal sealed class ComposingGrain(RegionInfo region, RosterReader roster, TimeProvider time, IServiceProvider services) : Grain, IComposingGrain
{
    /// <inheritdoc/>
    public async Task<ComposingAnswer> Compose(ComposingRequest request, CancellationToken cancellationToken = default)
    {
        var today = region.Today(time);
        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(region.Key(StreamId.All)).GetView();
        if ((ProblemWith(request, catalog, today) ?? ProblemWithTime(request)) is { } problem)
        {
            return new ComposingAnswer(null, problem);
        }

        var chosen = request.Batches.Distinct().ToImmutableArray();
        var (first, last) = (chosen.Min(b => catalog.Batches[b].StartsOn!.Value), chosen.Max(b => catalog.Batches[b].EndsOn!.Value));
        // Who is away in another batch at that time is away, and can't be in two places.
        ImmutableArray<BatchId> others = [.. catalog.Batches.Where(b => !chosen.Contains(b.Key) && !catalog.Cancelled.Contains(b.Key) && b.Value.StartsOn <= last && b.Value.EndsOn >= first).Select(b => b.Key)];
        var enrolled = await GatherAsync([.. chosen, .. others], b => GrainFactory.GetGrain<IBatchGrain>(region.Key(b.Value)).GetEnrolled());
        var declined = await GatherAsync(chosen, async b => (await GrainFactory.GetGrain<IBatchGrain>(region.Key(b.Value)).GetInvitations(int.MaxValue))
            .Where(i => i.State is InvitationState.Declined or InvitationState.Refused or InvitationState.Withdrawn).Select(i => i.Person).ToImmutableHashSet());
        var basis = await GrainFactory.GetGrain<INeedsGrain>(region.Key(StreamId.All)).GetBasis();
        var awayShare = request.AwayShare ?? await roster.ReadAsync(r =>
            r.Rules.Policies.InForce(PolicyKinds.AwayShare, null, first) is { } policy && PolicyValues.TryDecimal(policy.Rule.Value, out var share) ? share : 1);
        var composed = await roster.ReadAsync(r => new ComposingSources(request with { Batches = chosen }, catalog, others, enrolled, declined, basis, r, today).ToProblem(awayShare));
        var solver = request.IsThorough ? services.GetService<ISeatSolver>() : null;
        var deadline = new ComposingDeadline(time, TimeLeft(request));
        // It takes seconds: the grain's thread belongs to everyone.
        var result = await Task.Run(() => new Composer(solver).Compose(composed, deadline: deadline, cancellationToken: cancellationToken), cancellationToken);
        return new ComposingAnswer(result with { Batches = [.. result.Batches.Where(b => chosen.Contains(b.Batch))] }, null);
    }

    /// <summary>What the search may take, waiting behind another proposal and gathering already taken off.</summary>
    private TimeSpan TimeLeft(ComposingRequest request) =>
        request.AnswerBy is { } by ? by - time.GetUtcNow() - TimeSpan.FromSeconds(ComposingLimits.ReportSeconds) : TimeSpan.MaxValue;

    private LifeProblem? ProblemWithTime(ComposingRequest request) => TimeLeft(request) > TimeSpan.Zero
        ? null
        : new LifeProblem("BUSY", "Others are composing at this moment: ask again.");

    private static LifeProblem? ProblemWith(ComposingRequest request, CatalogView catalog, DateOnly today)
    {
        if (request.Batches.Length is 0 or > ComposingRequest.BatchesMax)
        {
            return new LifeProblem("INVALID_BATCHES", $"Name 1 to {ComposingRequest.BatchesMax} batches.");
        }

        if (request.MixBonus is < 0 or > 1_000_000 || request.AwayShare is < 0 or > 1 || request.Least.Any(l => l.Seats < 0))
        {
            return new LifeProblem("INVALID_WISH", "The bonus for mixed batches runs from 0 to 1,000,000 points, the share of a unit from 0 to 1, least seats from 0.");
        }

        foreach (var batch in request.Batches.Concat(request.Least.Select(l => l.Batch)))
        {
            if (!catalog.Batches.TryGetValue(batch, out var plan) || catalog.Cancelled.Contains(batch))
            {
                return new LifeProblem("UNKNOWN_BATCH", $"There is no batch {batch}, or it was cancelled.");
            }

            if (plan is not { StartsOn: not null, EndsOn: { } end, Seats: not null } || end < today)
            {
                return new LifeProblem("NOT_COMPOSABLE", $"{batch} has no dates, no limit of seats, or is over: anybody may take it, or nobody.");
            }
        }

        var programs = request.Batches.Select(b => catalog.Batches[b].Program).ToHashSet();
        return request.Mandatory.Any(m => !programs.Contains(m.Program))
            ? new LifeProblem("INVALID_WISH", "Somebody must take part in a programme of which no batch is composed: name one of its batches.")
            : null;
    }

    private static async Task<ImmutableDictionary<BatchId, T>> GatherAsync<T>(ImmutableArray<BatchId> batches, Func<BatchId, Task<T>> ask)
    {
        var answers = await Task.WhenAll(batches.Select(ask));
        return batches.Zip(answers).ToImmutableDictionary(p => p.First, p => p.Second);
    }
}
