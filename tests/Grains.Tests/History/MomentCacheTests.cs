using Bangkom.Grains.Facts;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Tests.Learning;

namespace Bangkom.Grains.Tests.History;

public sealed class MomentCacheTests
{
    private static MomentKey Key(int position) => new(new FiguresDate(2026, Story.Day("2026-06-01")), null, position);

    private static FoldedMoment Folded(int lines)
    {
        var person = new MomentPerson(AsnId.New(), Story.Zone);
        for (var i = 1; i <= lines; i++)
        {
            person.Record.Apply(new RecordedFact(i, default, default, "s", $"k{i}", FactTargets.Everyone, new Completed(AsnId.New(), Story.Health, null, Story.Content("2026-02-01"), default)));
        }

        var moment = RegionMoment.Of(new(new("R"), "", Story.Zone, []), new FiguresDate(2026, Story.Day("2026-06-01")), RegionRules.Start(Story.Zone), [], 0, null, incomplete: false);
        return new FoldedMoment(moment, new MomentPeople([new Dictionary<AsnId, MomentPerson> { [AsnId.New()] = person }]));
    }

    [Fact]
    public void The_moment_that_nobody_asked_for_longest_goes_first()
    {
        var cache = new MomentCache(momentsMax: 3);
        foreach (var i in new[] { 1, 2, 3 })
        {
            cache.Keep(Key(i), Folded(1));
        }

        Assert.NotNull(cache.Find(Key(1)));
        cache.Keep(Key(4), Folded(1));
        Assert.Null(cache.Find(Key(2)));
        Assert.All(new[] { 1, 3, 4 }, i => Assert.NotNull(cache.Find(Key(i))));
    }

    [Fact]
    public void The_oldest_moments_lose_their_people_first_and_keep_their_figures()
    {
        var cache = new MomentCache(linesMax: 10);
        foreach (var i in new[] { 1, 2, 3 })
        {
            cache.Keep(Key(i), Folded(5));
        }

        Assert.Null(cache.Find(Key(1))!.People);
        Assert.Equal(5, cache.Find(Key(2))!.People!.Lines);
        Assert.Equal(5, cache.Find(Key(3))!.People!.Lines);
    }

    [Fact]
    public void The_newest_moment_keeps_its_people_however_many()
    {
        var cache = new MomentCache(linesMax: 10);
        cache.Keep(Key(1), Folded(3));
        cache.Keep(Key(2), Folded(50));
        Assert.NotNull(cache.Find(Key(2))!.People);
        Assert.Null(cache.Find(Key(1))!.People);

        cache.Keep(Key(3), Folded(3));
        Assert.NotNull(cache.Find(Key(3))!.People);
        Assert.Null(cache.Find(Key(2))!.People);
    }

    [Fact]
    public void A_newer_state_of_a_moment_takes_the_older_ones_place()
    {
        var cache = new MomentCache(momentsMax: 2);
        var (older, newer) = (Folded(1), Folded(2));
        cache.Keep(Key(1), older);
        cache.Keep(Key(2), Folded(1));
        cache.Keep(Key(1), newer);
        Assert.Same(newer, cache.Find(Key(1)));
        Assert.NotNull(cache.Find(Key(2)));
    }
}
