using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Outreach;
using CsCheck;

namespace Bangkom.Grains.Tests.Outreach;

public sealed class LiftTests
{
    /// <summary>Newcombe 1998, table II: method 10, to the four places that it prints.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0)]
    public void The_interval_is_that_of_the_published_examples(int told, int toldCount, int heldOut, int heldOutCount, double low, double high)
    {
        var lift = Lift.Of(told, toldCount, heldOut, heldOutCount);
        Assert.Equal((low, high), (Math.Round((double)lift.Low!, 4), Math.Round((double)lift.High!, 4)));
        Assert.Equal(low > 0, lift.IsShown);
        Assert.Equal((told, toldCount), ((int)lift.Told.Numerator!, (int)lift.Told.Denominator!));
    }

    [Fact]
    public void Without_a_group_there_is_no_comparison()
    {
        var lift = Lift.Of(3, 10, 0, 0);
        Assert.Equal((null, null, null, (bool?)null), (lift.Difference, lift.Low, lift.High, lift.IsShown));
        Assert.Equal(0.3m, lift.Told.Value);
    }

    [Fact]
    public void The_interval_holds_the_difference_and_turns_around_with_the_groups() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 500], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((n1, n2, a, b) =>
        {
            var (x1, x2) = ((int)(a * n1), (int)(b * n2));
            var (lift, turned) = (Lift.Of(x1, n1, x2, n2), Lift.Of(x2, n2, x1, n1));
            Assert.True(lift.Low <= lift.Difference && lift.Difference <= lift.High && lift.Low >= -1 && lift.High <= 1);
            Assert.True(Math.Abs(lift.Low!.Value + turned.High!.Value) <= 0.000001m);
        });

    [Fact]
    public void Chance_draws_the_same_people_for_the_same_seed_and_others_for_another()
    {
        ImmutableArray<AsnId> people = [.. Enumerable.Range(0, 400).Select(i => new AsnId(new Guid(i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))];
        var drawn = HoldOut.Draw(people, 42, 0.25m);
        Assert.Equal(100, drawn.Count);
        Assert.True(drawn.SetEquals(HoldOut.Draw([.. people.Reverse()], 42, 0.25m)));
        // Of two independent draws of a quarter about a sixteenth is in both.
        Assert.InRange(drawn.Intersect(HoldOut.Draw(people, 43, 0.25m)).Count, 5, 50);
        Assert.Empty(HoldOut.Draw(people, 42, 0));
    }
}
