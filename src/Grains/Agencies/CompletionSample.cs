using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Live;

namespace Bangkom.Grains.Agencies;

/// <summary>
/// One reader's sample of the completions of some agencies: the first at once, then the newest at most every
/// <see cref="LiveLimits.NoticeEveryMilliseconds"/>, and how many it left out.
/// </summary>
public sealed class CompletionSample : IDisposable
{
    private readonly CompletionHub _hub;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly HashSet<AgencyId> _agencies = [];
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private CompletionNews? _newest;
    private long _unseen;
    private bool _isDisposed;

    internal CompletionSample(CompletionHub hub, TimeProvider time) => (_hub, _time) = (hub, time);

    /// <summary>Follows these agencies and no others.</summary>
    /// <param name="agencies">Their codes.</param>
    /// <returns>Done once each of them knows.</returns>
    public Task FollowAsync(IReadOnlyCollection<AgencyId> agencies)
    {
        ArgumentNullException.ThrowIfNull(agencies);
        lock (_gate)
        {
            if (_isDisposed)
            {
                return Task.CompletedTask;
            }

            foreach (var agency in _agencies.Except(agencies).ToArray())
            {
                _agencies.Remove(agency);
                _hub.Leave(agency, this);
            }

            return Task.WhenAll([.. agencies.Where(_agencies.Add).Select(a => _hub.Join(a, this))]);
        }
    }

    /// <summary>Reads until cancelled or disposed.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<SampledCompletion> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in _signals.Reader.ReadAllAsync(cancellationToken))
        {
            if (Take() is { } taken)
            {
                yield return taken;
                await Task.Delay(TimeSpan.FromMilliseconds(LiveLimits.NoticeEveryMilliseconds), _time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var agency in _agencies)
            {
                _hub.Leave(agency, this);
            }

            _agencies.Clear();
        }

        _signals.Writer.TryComplete();
    }

    /// <summary>A completion, and how many an agency has had since it was last told of.</summary>
    internal void Add(CompletionNews news, long unseen)
    {
        lock (_gate)
        {
            _unseen += unseen;
            _newest = _newest is { } newest && newest.Position > news.Position ? newest : news;
        }

        _signals.Writer.TryWrite(true);
    }

    private SampledCompletion? Take()
    {
        lock (_gate)
        {
            if (_newest is not { } newest)
            {
                return null;
            }

            var taken = new SampledCompletion(newest, _unseen - 1);
            (_newest, _unseen) = (null, 0);
            return taken;
        }
    }
}

/// <summary>A completion of a sample.</summary>
/// <param name="Newest">The newest.</param>
/// <param name="Skipped">How many came since the one before and are not shown.</param>
public sealed record SampledCompletion(CompletionNews Newest, long Skipped);
