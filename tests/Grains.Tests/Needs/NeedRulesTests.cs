using Bangkom.Grains.Needs;

namespace Bangkom.Grains.Tests.Needs;

public sealed class NeedRulesTests
{
    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(3, 3, 0)]
    [InlineData(2, 4, 0)]
    [InlineData(5, 0, 5)]
    public void A_gap_is_what_is_missing_and_a_surplus_is_none(int required, int actual, int gap) => Assert.Equal(gap, NeedRules.Gap(required, actual));

    [Theory]
    [InlineData(4, 5, 3, 2, 120)]
    [InlineData(5, 5, 5, 5, 625)]
    [InlineData(null, null, null, 2, 2)]
    [InlineData(5, 5, 5, 0, 0)]
    public void Priority_is_difficulty_times_importance_times_frequency_times_gap(int? difficulty, int? importance, int? frequency, int gap, int priority) =>
        Assert.Equal(priority, NeedRules.Priority(difficulty, importance, frequency, gap));

    [Fact]
    public void Jpm_can_pass_100_and_its_capped_sibling_cannot()
    {
        // Two people: 1 of 3 and 5 of 3. The surplus hides the gap.
        Assert.Equal(100m, NeedRules.Jpm(1 + 5, 6));
        Assert.Equal(66.666667m, NeedRules.Jpm(1 + 3, 6));
        Assert.Equal(166.666667m, NeedRules.Jpm(5, 3));
        Assert.Null(NeedRules.Jpm(0, 0));
    }
}
