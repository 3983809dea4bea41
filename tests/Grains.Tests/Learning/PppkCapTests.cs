using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class PppkCapTests
{
    private readonly Story _story = new();

    [Fact]
    public void Without_a_cap_a_pppk_is_credited_all()
    {
        _story.Joined("2025-01-01", status: EmployeeStatus.Pppk).Completed(Content("2026-03-04", quantity: 40));
        Assert.Equal(40m, _story.Jp(2026));
    }

    [Fact]
    public void A_cap_a_year_leaves_the_last_line_what_is_left()
    {
        _story.Joined("2025-01-01", status: EmployeeStatus.Pppk).Policy("JP_CAP", "PPPK", "24 PER YEAR");
        _story.Completed(Content("2026-03-04", quantity: 20));
        var second = _story.Line(_story.Completed(Content("2026-03-05", quantity: 20)));
        _story.Completed(Content("2025-03-05", quantity: 20));
        Assert.Equal((20m, 4m, CreditReasons.PppkCap, 24m), (second.Claimed, second.Credited, second.Reason, second.Limit));
        Assert.Null(second.LimitOn);
        Assert.Equal((24m, 20m), (_story.Jp(2026), _story.Jp(2025)));
    }

    [Fact]
    public void A_cap_a_contract_counts_over_the_years_of_the_contract()
    {
        _story.Joined("2025-07-01", status: EmployeeStatus.Pppk, contractFrom: "2025-07-01", contractTo: "2026-06-30")
            .Policy("JP_CAP", "PPPK", "24 PER CONTRACT");
        _story.Completed(Content("2025-10-01", quantity: 20));
        _story.Completed(Content("2026-02-01", quantity: 20));
        var outside = _story.Completed(Content("2026-08-01", quantity: 9));
        Assert.Equal((20m, 13m), (_story.Jp(2025), _story.Jp(2026)));
        Assert.Equal(CreditReasons.Full, _story.Line(outside).Reason);
    }

    [Fact]
    public void Without_contract_dates_a_cap_a_contract_does_not_hold()
    {
        _story.Joined("2025-07-01", status: EmployeeStatus.Pppk).Policy("JP_CAP", "PPPK", "24 PER CONTRACT");
        _story.Completed(Content("2025-10-01", quantity: 40));
        Assert.Equal(40m, _story.Jp(2025));
    }

    [Fact]
    public void A_line_cut_by_two_caps_shows_the_last()
    {
        _story.Joined("2025-01-01", status: EmployeeStatus.Pppk).Policy("JP_CAP", "PPPK", "2 PER YEAR");
        var line = _story.Line(_story.Completed(Content("2026-03-04", LearningForm.ELearning, 5)));
        Assert.Equal((2m, CreditReasons.PppkCap, 2m), (line.Credited, line.Reason, line.Limit));
    }

    [Fact]
    public void The_cap_of_another_status_does_not_hold()
    {
        _story.Joined("2025-01-01").Policy("JP_CAP", "PPPK", "2 PER YEAR");
        _story.Completed(Content("2026-03-04", quantity: 5));
        Assert.Equal(5m, _story.Jp(2026));
    }
}
