using System.Runtime.CompilerServices;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Live;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Live;

/// <summary>Figures as they change: a notice says that something did, and the newest view is read then.</summary>
internal sealed partial class LiveFigures(RegionDesk desk, ChangeHub hub)
{
    /// <summary>The region answers a view for some moments before it adds up again; a notice may come in between.</summary>
    private static readonly TimeSpan _viewIsKept = TimeSpan.FromMilliseconds(60);

    public async Task<IAsyncEnumerable<RegionUpdate>> RegionAsync(int? year, int? take)
    {
        Take.Check(take);
        return await desk.Region.GetView(year) is null ? throw NotBegun() : RegionUpdatesAsync(year, take ?? int.MaxValue, default);
    }

    public async Task<IAsyncEnumerable<AgencyUpdate>> AgencyAsync(string code, int? year, bool includeChildren, int? take)
    {
        Take.Check(take);
        var view = Codes.IsValid(code) ? await desk.Agency(new AgencyId(code)).GetView(year) : null;
        if (view is null)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.NotFound, "There is no agency with this code.");
        }

        return view.Own is null ? throw NotBegun() : AgencyUpdatesAsync(view.Info, year, includeChildren, take ?? int.MaxValue, default);
    }

    public async Task<IAsyncEnumerable<BatchNode>> BatchAsync(string code, int? take)
    {
        Take.Check(take);
        return Codes.IsValid(code) && await desk.Batch(new BatchId(code)).GetView() is not null
            ? BatchUpdatesAsync(desk.Batch(new BatchId(code)), take ?? int.MaxValue, default)
            : throw new GraphQLTransportException(GraphQLErrorCodes.NotFound, "There is no batch with this code.");
    }

    private async IAsyncEnumerable<RegionUpdate> RegionUpdatesAsync(int? year, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RegionView? last = null;
        await foreach (var view in ChangesAsync(desk.Region, () => desk.Region.GetView(year), v => v.Whole, cancellationToken))
        {
            var read = new Snapshot(desk).With(year, view);
            var changed = view.Top.Select(a => view.Agencies[a])
                .Where(a => last?.Agencies.GetValueOrDefault(a.Info.Agency)?.WithChildren.Figures != a.WithChildren.Figures)
                .Select(a => new AgencyUpdate(new AgencyNode(read, a.Info, isFromRegion: true), new ParticipationNode(a.WithChildren)));
            yield return new RegionUpdate(new ParticipationNode(view.Whole), [.. changed]);
            last = view;
            if (--take == 0)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<AgencyUpdate> AgencyUpdatesAsync(
        AgencyInfo info, int? year, bool includeChildren, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var agency = desk.Agency(info.Agency);
        var isOwn = !includeChildren || info.Children.Length == 0;
        var changes = isOwn
            ? ChangesAsync(agency, async () => await agency.GetView(year) is { Own: { } own } view ? new Seen(view.Info, own) : null, s => s.Figures, cancellationToken)
            : ChangesAsync(
                desk.Region,
                async () => (await desk.Region.GetView(year))?.Agencies.GetValueOrDefault(info.Agency) is { } view ? new Seen(view.Info, view.WithChildren) : null,
                s => s.Figures,
                cancellationToken);
        await foreach (var seen in changes)
        {
            yield return new AgencyUpdate(new AgencyNode(new Snapshot(desk), seen.Info, isFromRegion: !isOwn), new ParticipationNode(seen.Figures));
            if (--take == 0)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<BatchNode> BatchUpdatesAsync(IBatchGrain batch, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What is at one position can differ by its day alone.
        await foreach (var view in ChangesAsync(batch, batch.GetView, v => (v.Position, v.Status), cancellationToken))
        {
            yield return new BatchNode(new Snapshot(desk).With(view), view.Batch, view.Plan);
            if (--take == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The newest view at once, then after every notice when its figures or their position are others.</summary>
    private async IAsyncEnumerable<T> ChangesAsync<T, TFigures>(
        IWatchable watched, Func<Task<T?>> read, Func<T, TFigures> figures, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
        where TFigures : IEquatable<TFigures>
    {
        TFigures? last = default;
        await foreach (var _ in hub.WatchAsync(watched, cancellationToken))
        {
            var view = await read();
            if (view is not null && figures(view).Equals(last))
            {
                await Task.Delay(_viewIsKept, desk.Time, cancellationToken);
                view = await read();
            }

            if (view is not null && !figures(view).Equals(last))
            {
                last = figures(view);
                yield return view;
            }
        }
    }

    private static GraphQLTransportException NotBegun() => new(GraphQLErrorCodes.BadRequest, "This year has not begun.");

    private sealed record Seen(AgencyInfo Info, ParticipationView Figures);
}
