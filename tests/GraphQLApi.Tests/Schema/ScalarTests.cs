using System.Text.Json;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;
using GraphQL.Types;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class ScalarTests(TestRegion region)
{
    [Theory]
    [InlineData("20.000000", "20")]
    [InlineData("0.1234565", "0.123456")]
    [InlineData("0.1234575", "0.123458")]
    [InlineData("-2.50", "-2.5")]
    [InlineData("0.000", "0")]
    [InlineData("100", "100")]
    public void A_decimal_is_a_number_of_six_places_without_trailing_zeros(string value, string shown) =>
        Assert.Equal(shown, JsonSerializer.Serialize(new DecimalScalar().Serialize(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void A_decimal_with_more_places_is_not_cut() => Assert.ThrowsAny<Exception>(() => new DecimalScalar().ParseValue(0.1234567m));

    [Fact]
    public void A_position_is_a_text()
    {
        Assert.Equal("9007199254740993", new PositionScalar().Serialize(9007199254740993L));
        Assert.Equal(9007199254740993L, new PositionScalar().ParseValue("9007199254740993"));
        Assert.ThrowsAny<Exception>(() => new PositionScalar().ParseValue("-1"));
    }

    [Fact]
    public void An_instant_needs_its_offset()
    {
        var scalar = new InstantScalar();
        Assert.Equal("2026-03-04T03:00:00Z", scalar.Serialize(scalar.ParseValue("2026-03-04T10:00:00+07:00")));
        Assert.ThrowsAny<Exception>(() => scalar.ParseValue("2026-03-04T10:00:00"));
        Assert.ThrowsAny<Exception>(() => scalar.ParseValue("2026-03-04"));
    }

    [Fact]
    public void A_date_is_a_calendar_day()
    {
        Assert.Equal("2024-02-29", new DateScalar().Serialize(new DateScalar().ParseValue("2024-02-29")));
        Assert.ThrowsAny<Exception>(() => new DateScalar().ParseValue("2023-02-29"));
    }

    [Fact]
    public void Enums_have_the_names_of_stored_facts()
    {
        Check<LearningForm>("LearningForm");
        Check<LearningScope>("LearningScope");
        Check<EmployeeStatus>("EmployeeStatus");
        Check<PostKind>("PostKind");
        Check<BatchMode>("BatchMode");
        Check<Bangkom.Grains.Batches.BatchStatus>("BatchStatus");

        void Check<T>(string name)
            where T : struct, Enum => Assert.Equal(
                Enum.GetValues<T>().Select(WireNames.Of).Order(StringComparer.Ordinal),
                ((EnumerationGraphType)region.Get<ISchema>().AllTypes[name]!).Values.Select(v => v.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_node_id_has_one_spelling_and_names_its_region()
    {
        var id = new NodeId("Agency", "BUKITINTAN", "DISDIK");
        Assert.Equal(id, NodeId.Parse(id.ToString()));
        Assert.NotEqual(id.ToString(), new NodeId("Agency", "OTHER", "DISDIK").ToString());
        Assert.Null(NodeId.Parse(id + "="));
        Assert.Null(NodeId.Parse("no id"));
        Assert.Null(NodeId.Parse(new string('A', 5_000)));
    }

    [Fact]
    public async Task Another_regions_id_finds_nothing() => Assert.Equal(
        JsonValueKind.Null,
        (await region.DataAsync("query($i:ID!){node(id:$i){id}}", new { i = new NodeId("Region", "OTHER", "OTHER").ToString() })).GetProperty("node").ValueKind);
}
