using System.Text;
using System.Text.Json;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Tests.Learning;
using CsCheck;

namespace Bangkom.Grains.Tests.Facts;

/// <summary>The reader made for completions says what the serializer says.</summary>
public sealed class CompletedReaderTests
{
    private static readonly Completed Whole = new(
        AsnId.Parse("0f8fad5bd9cb469fa16570867728950e"), new("DISDIK"), new("DINKES"),
        new CompletionContent(
            "Pelayanan \"publik\" – tahap\u0001 Ⅱ", LearningForm.TechnicalGuidance, LearningScope.International, 4.000001m,
            Moment.On(new DateOnly(2024, 2, 29)), Moment.At(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero).AddMicroseconds(891)),
            new("PKN"), new("PKN-1"), "C/1 É", "UBT", 87.25m),
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, 891, TimeSpan.Zero), "https://lms.example.ac.id/course?id=7");

    private static Completed BySerializer(byte[] body) => JsonSerializer.Deserialize(body, FactJsonContext.Default.Completed)!;

    private static Completed? ReadOrNull(byte[] body)
    {
        try
        {
            return CompletedReader.TryRead(body);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    [Fact]
    public void A_completion_with_every_field_is_read_as_it_was_written()
    {
        var body = FactJson.Write(Whole);

        Assert.Equal(Whole, CompletedReader.TryRead(body));
        Assert.Equal(Whole, BySerializer(body));
    }

    [Fact]
    public void Whatever_a_life_holds_is_read_as_the_serializer_reads_it() => SomeFacts.Life.Sample(life =>
    {
        foreach (var completed in life.Select(f => f.Fact).OfType<Completed>())
        {
            var body = FactJson.Write(completed);
            Assert.Equal(BySerializer(body), CompletedReader.TryRead(body));
        }
    }, iter: 100);

    [Fact]
    public void A_field_of_a_later_version_is_left_to_the_serializer()
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(FactJson.Write(Whole)).Replace("\"v\":1", "\"v\":1,\"later\":{\"a\":[1]}", StringComparison.Ordinal));

        Assert.Null(CompletedReader.TryRead(body));
        Assert.Equal(Whole, FactJson.Read(body));
    }

    [Fact]
    public void A_damaged_body_is_never_read_as_another_completion() => Gen.Select(Gen.Int[0, 2_000], Gen.Byte).Sample((place, value) =>
    {
        var body = FactJson.Write(Whole);
        body[place % body.Length] = value;
        if (ReadOrNull(body) is { } read)
        {
            Assert.Equal(BySerializer(body), read);
        }
    }, iter: 20_000);

    [Fact]
    public void What_stands_behind_a_completion_makes_it_none() => Assert.Null(ReadOrNull([.. FactJson.Write(Whole), (byte)'"']));

    [Fact]
    public void A_body_cut_short_is_no_completion()
    {
        var body = FactJson.Write(Whole);
        for (var length = 0; length < body.Length; length++)
        {
            Assert.Null(ReadOrNull(body[..length]));
        }
    }
}
