using System.Runtime.CompilerServices;
using System.Security.Claims;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Live;
using Bangkom.Grains.Partners;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Live;

/// <summary>What happens, as it happens: feeds have no first value.</summary>
internal sealed class LiveFeeds(RegionDesk desk, ChangeHub changes, CompletionHub completions)
{
    private readonly Lock _gate = new();
    private Task<RegionView?>? _region;
    private long _readAt;

    /// <summary>The feed runs, and misses nothing, from the moment that this returns.</summary>
    public async Task<IAsyncEnumerable<CompletionNotice>> CompletionsAsync(string? agency, int? take, CancellationToken cancellationToken)
    {
        Take.Check(take);
        AgencyId? root = agency is null ? null : await FindAsync(agency);
        var sample = completions.Open();
        // Whoever leaves before the first event is read leaves nothing behind.
        cancellationToken.Register(sample.Dispose);
        var registered = sample.FollowAsync(ScopeOf(root, await desk.Region.GetView(null)));
        await Task.WhenAny(registered, Task.Delay(TimeSpan.FromSeconds(LiveLimits.RegistrationWaitSeconds), desk.Time, cancellationToken));
        return NoticesAsync(sample, root, take ?? int.MaxValue, default);
    }

    /// <summary>Receipts that are recorded from the moment that this returns.</summary>
    public async Task<IAsyncEnumerable<ReceiptNode>> ReceiptsAsync(string code, int? take, ClaimsPrincipal? user)
    {
        Take.Check(take);
        var partner = Codes.IsValid(code) ? desk.Partner(new PartnerId(code)) : null;
        if (partner is null || await partner.GetView() is null)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.NotFound, "There is no partner with this code.");
        }

        if (!user.MaySee(new PartnerId(code)))
        {
            throw Roles.Forbidden();
        }

        var newest = await partner.GetReceipts(null, 1);
        return ReceiptsAsync(partner, newest.Items is [var last, ..] ? last.Position : 0, take ?? int.MaxValue, default);
    }

    private async IAsyncEnumerable<CompletionNotice> NoticesAsync(
        CompletionSample sample, AgencyId? root, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = KeepScopeAsync(sample, root, ended.Token);
        try
        {
            await foreach (var taken in sample.ReadAsync(cancellationToken))
            {
                yield return new CompletionNotice(new Snapshot(desk), taken);
                if (--take == 0)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await ended.CancelAsync();
            sample.Dispose();
        }
    }

    private async IAsyncEnumerable<ReceiptNode> ReceiptsAsync(
        IPartnerGrain partner, long after, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in changes.WatchAsync(partner, cancellationToken))
        {
            foreach (var receipt in await partner.GetReceiptsAfter(after, LiveLimits.ReceiptsWaitingMax))
            {
                after = receipt.Position;
                yield return new ReceiptNode(new Snapshot(desk), receipt);
                if (--take == 0)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Agencies come, move and merge while a feed runs.</summary>
    private async Task KeepScopeAsync(CompletionSample sample, AgencyId? root, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(LiveLimits.RenewEverySeconds), desk.Time);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                _ = sample.FollowAsync(ScopeOf(root, await SharedRegionAsync()));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The region does not answer: the feed goes on with the agencies that it has.
            }
        }
    }

    /// <summary>One reading serves all feeds that look within a moment: a thousand of them must not ask a thousand times.</summary>
    private Task<RegionView?> SharedRegionAsync()
    {
        lock (_gate)
        {
            if (_region is null || desk.Time.GetElapsedTime(_readAt).TotalMilliseconds >= LiveLimits.NoticeEveryMilliseconds)
            {
                (_region, _readAt) = (desk.Region.GetView(null), desk.Time.GetTimestamp());
            }

            return _region;
        }
    }

    /// <summary>An agency with those below it as the tree stands today; all agencies without one.</summary>
    private static IReadOnlyCollection<AgencyId> ScopeOf(AgencyId? root, RegionView? region)
    {
        var agencies = region!.Agencies;
        if (root is not { } top)
        {
            return [.. agencies.Keys];
        }

        HashSet<AgencyId> scope = [top];
        var open = new Stack<AgencyId>(scope);
        while (open.TryPop(out var next))
        {
            foreach (var child in agencies.GetValueOrDefault(next)?.Info.Children ?? [])
            {
                if (scope.Add(child))
                {
                    open.Push(child);
                }
            }
        }

        return scope;
    }

    private async Task<AgencyId> FindAsync(string code) =>
        Codes.IsValid(code) && await desk.Agency(new AgencyId(code)).GetView(null) is { } view
            ? view.Info.Agency
            : throw new GraphQLTransportException(GraphQLErrorCodes.NotFound, "There is no agency with this code.");
}
