using System.Threading.Channels;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.History;

/// <summary>A folded moment.</summary>
/// <param name="Moment">Its figures.</param>
/// <param name="People">Its people; null when their lines were given up for room.</param>
internal sealed record FoldedMoment(RegionMoment Moment, MomentPeople? People);

/// <summary>
/// Folds the ledger up to a moment: one task reads rows, the others parse and fold, each the facts of its own people. Runs on no
/// grain's scheduler.
/// </summary>
internal static class MomentFold
{
    /// <summary>Folds a moment.</summary>
    /// <param name="region">The region.</param>
    /// <param name="reader">The ledger.</param>
    /// <param name="point">The moment.</param>
    /// <param name="setAside">Told of a fact that could not be folded.</param>
    /// <param name="cancellationToken">Ends the fold.</param>
    public static async Task<FoldedMoment> RunAsync(
        RegionInfo region, ILedgerReader reader, TimePoint point, Action<long, Exception> setAside, CancellationToken cancellationToken)
    {
        var shares = Enumerable.Range(0, HistoryLimits.SharesMax).Select(i => new MomentShare(i, region.Zone, point.AsOf)).ToArray();
        var recordedAt = await ReadAsync(reader, point.Position, shares, cancellationToken);
        var rules = shares[0].Rules;
        var parts = await Task.WhenAll(shares.Select(s => Task.Run(() => s.Count(rules, point.Date), cancellationToken)));
        var aside = shares.Select(s => s.SetAside).Where(s => s is not null).MinBy(s => s!.Value.Position);
        if (aside is var (position, why))
        {
            setAside(position, why);
        }

        return new FoldedMoment(
            RegionMoment.Of(region, point.Date, rules, parts, point.Position, recordedAt, incomplete: aside is not null),
            new MomentPeople([.. shares.Select(s => s.People)]));
    }

    private static async Task<DateTimeOffset?> ReadAsync(ILedgerReader reader, long upTo, MomentShare[] shares, CancellationToken cancellationToken)
    {
        // A share that fails stops the reader, which would else wait for room forever; the reader's failure ends the shares.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = shares.Select(_ => Channel.CreateBounded<IReadOnlyList<FactBody>>(HistoryLimits.LagChunksMax)).ToArray();
        var folding = shares.Zip(chunks, (share, channel) => Task.Run(() => FoldAsync(share, channel.Reader, stop), CancellationToken.None)).ToArray();
        var reading = Task.Run(() => FillAsync(reader, upTo, chunks, stop.Token), CancellationToken.None);
        await Task.WhenAll([.. folding, reading]);
        return await reading;
    }

    private static async Task<DateTimeOffset?> FillAsync(ILedgerReader reader, long upTo, Channel<IReadOnlyList<FactBody>>[] chunks, CancellationToken cancellationToken)
    {
        DateTimeOffset? recordedAt = null;
        Exception? failure = null;
        try
        {
            await foreach (var chunk in reader.ReadBodiesAsync(0, upTo, cancellationToken))
            {
                recordedAt = chunk[^1].RecordedAt;
                foreach (var channel in chunks)
                {
                    await channel.Writer.WriteAsync(chunk, cancellationToken);
                }
            }

            return recordedAt;
        }
        catch (Exception e)
        {
            failure = e;
            throw;
        }
        finally
        {
            foreach (var channel in chunks)
            {
                channel.Writer.TryComplete(failure);
            }
        }
    }

    private static async Task FoldAsync(MomentShare share, ChannelReader<IReadOnlyList<FactBody>> chunks, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var chunk in chunks.ReadAllAsync(stop.Token))
            {
                foreach (var fact in chunk)
                {
                    share.Take(fact);
                }
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
