using System.Diagnostics;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Tests.Packing;

public sealed class ColumnTests
{
    private readonly Column<int> _column = new(static row => row);

    public ColumnTests()
    {
        for (var row = 1; row <= 5_000; row++)
        {
            _column.Add(row * 2);
        }
    }

    [Fact]
    public void Rows_stand_in_order_and_are_found_by_position()
    {
        Assert.Equal(Enumerable.Range(1, 5_000).Select(i => i * 2), _column.Rows);
        Assert.All(Enumerable.Range(-1, 10_010), position => Assert.Equal(
            position is > 0 and <= 10_000 && position % 2 == 0 ? (position / 2) - 1 : -1, _column.IndexOf(position)));
        Assert.Equal((0, 2, 2, 5_000), (_column.IndexAfter(1), _column.IndexAfter(4), _column.IndexAfter(5), _column.IndexAfter(10_000)));
    }

    [Fact]
    public void A_repeat_changes_nothing_and_a_row_behind_later_ones_is_refused()
    {
        _column.Add(10_000);
        _column.Add(4);
        Assert.Equal(5_000, _column.Count);
        Assert.Throws<UnreachableException>(() => _column.Add(5));
    }
}
