using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Ids;

public class NipTests
{
    private static readonly DateOnly Today = new(2026, 8, 10);

    [Theory]
    [InlineData("199001012015011001")]
    [InlineData("19900101 201501 1 001")]
    [InlineData("200002292024012999")]
    [InlineData("199001012022211001")]
    [InlineData("199001012026081001")]
    public void These_are_NIPs(string text) => Assert.True(Nip.TryParse(text, Today, out _, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.97E+17")]
    [InlineData("19900101201501100")]
    [InlineData("199002302015011001")]
    [InlineData("200102292024011001")]
    [InlineData("199001012015131001")]
    [InlineData("199001012015201001")]
    [InlineData("199001012015301001")]
    [InlineData("199001012015013001")]
    [InlineData("199001012015011000")]
    [InlineData("199001012026091001")]
    [InlineData("199001012027211001")]
    [InlineData("199001011990011001")]
    [InlineData("19900101201501100A")]
    public void These_are_none(string? text)
    {
        Assert.False(Nip.TryParse(text, Today, out _, out var problem));
        Assert.NotNull(problem);
        Assert.True(string.IsNullOrEmpty(text) || !problem.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.97E+17")]
    [InlineData("199001012015011000")]
    public void Damage_by_a_spreadsheet_is_called_so(string text)
    {
        Assert.False(Nip.TryParse(text, Today, out _, out var problem));
        Assert.Contains("spreadsheet", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_NIP_tells_birth_sex_and_kind()
    {
        Assert.True(Nip.TryParse("200002292022212001", Today, out var nip, out _));
        Assert.Equal((new DateOnly(2000, 2, 29), '2', true), (nip.BornOn, nip.Sex, nip.IsContract));
    }

    [Fact]
    public void A_NIP_in_a_text_is_masked()
    {
        Assert.True(Nip.TryParse("199001012015011001", Today, out var nip, out _));
        Assert.Equal("1990**************", $"{nip}");
    }
}
