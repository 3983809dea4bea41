using System.Threading.Channels;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Live;
using Microsoft.Extensions.Time.Testing;

namespace Bangkom.Grains.Tests.Agencies;

public class CompletionFeedTests
{
    private static readonly AgencyId A = new("A");
    private static readonly AgencyId B = new("B");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(LiveLimits.NoticeEveryMilliseconds);
    private static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_reader_is_shown_the_first_at_once_and_of_the_rest_the_newest_after_a_pause()
    {
        using var sample = new CompletionSample(null!, _time);
        await using var events = sample.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        sample.Add(News(A, 1), 1);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal((1, 0), Shown(events.Current));

        sample.Add(News(A, 2), 1);
        sample.Add(News(B, 3), 4);
        sample.Add(News(A, 5), 1);
        var next = events.MoveNextAsync().AsTask();
        _time.Advance(Pause - TimeSpan.FromTicks(1));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(await next);
        Assert.Equal((5, 5), Shown(events.Current));
    }

    [Fact]
    public async Task What_another_agency_tells_late_is_counted_and_does_not_hide_what_is_newer()
    {
        using var sample = new CompletionSample(null!, _time);
        sample.Add(News(A, 9), 1);
        sample.Add(News(B, 7), 2);
        await using var events = sample.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal((9, 2), Shown(events.Current));
    }

    [Fact]
    public async Task A_closed_sample_ends()
    {
        var sample = new CompletionSample(null!, _time);
        await using var events = sample.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        sample.Dispose();
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task An_agency_tells_the_first_at_once_and_then_the_newest_with_how_many_there_were()
    {
        var topic = new CompletionTopic(_time);
        var observer = new Listener();
        topic.Renew(observer);
        Offer(topic, 1);
        Assert.Equal((1, 1), await observer.NextAsync());

        foreach (var position in new[] { 2, 3, 4 })
        {
            Offer(topic, position);
        }

        _time.Advance(Pause - TimeSpan.FromTicks(1));
        Assert.Equal(0, observer.Waiting);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((4, 4), await observer.NextAsync());
    }

    [Fact]
    public async Task Who_was_not_renewed_in_time_is_forgotten()
    {
        var topic = new CompletionTopic(_time);
        Assert.False(topic.IsWatched);
        var (lost, renewed) = (new Listener(), new Listener());
        topic.Renew(lost);
        topic.Renew(renewed);
        _time.Advance(TimeSpan.FromSeconds(LiveLimits.RenewEverySeconds));
        topic.Renew(renewed);
        _time.Advance(TimeSpan.FromSeconds(LiveLimits.ObserverExpirySeconds - 1));
        Offer(topic, 1);
        Assert.Equal((1, 1), await renewed.NextAsync());
        Assert.Equal(0, lost.Waiting);
        topic.Remove(renewed);
        Assert.False(topic.IsWatched);
    }

    [Fact]
    public void A_notice_that_got_lost_shows_in_the_next_count_and_another_activation_counts_anew()
    {
        Assert.Equal(3, new CompletionCount(7, 5).Since(new CompletionCount(7, 2)));
        Assert.Equal(2, new CompletionCount(8, 2).Since(new CompletionCount(7, 5)));
    }

    private static void Offer(CompletionTopic topic, long position) => topic.Offer(
        A, position, new CompletionContent("Pelatihan", LearningForm.Technical, LearningScope.National, 5, null, Moment.On(new DateOnly(2026, 6, 1)), null, null, null, null, null), Zone);

    private static CompletionNews News(AgencyId agency, long position) =>
        new(agency, "Pelatihan", LearningForm.Technical, default, null, position, default);

    private static (long Position, long Skipped) Shown(SampledCompletion shown) => (shown.Newest.Position, shown.Skipped);

    private sealed class Listener : ICompletionObserver
    {
        private readonly Channel<CompletionNews> _told = Channel.CreateUnbounded<CompletionNews>();

        public int Waiting => _told.Reader.Count;

        public Task Completed(CompletionNews news) => _told.Writer.WriteAsync(news).AsTask();

        public async Task<(long Position, long Total)> NextAsync()
        {
            var news = await _told.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
            return (news.Position, news.Count.Total);
        }
    }
}
