using Bangkom.Grains.Learning;
using CsCheck;

namespace Bangkom.Grains.Tests.Learning;

public sealed class TextStoreTests
{
    private static readonly Gen<string?> Texts = Gen.OneOf<string?>(
        Gen.Const((string?)null),
        Gen.String.Select(s => (string?)string.Concat(s.EnumerateRunes())),
        Gen.Guid.Select(g => (string?)g.ToString("D")),
        Gen.Guid.Select(g => (string?)g.ToString("D").ToUpperInvariant()),
        Gen.Guid.Select(g => (string?)System.Text.Encoding.Latin1.GetString(g.ToByteArray())),
        Gen.Int[0, 300].Select(n => (string?)new string('ç', n)));

    [Fact]
    public void Every_text_comes_back_as_it_was_and_equal_texts_alone_are_stored_alike() => Texts.Array[0, 12].Sample(
        texts =>
        {
            var store = new TextStore([]);
            var places = Array.ConvertAll(texts, text =>
            {
                var place = store.Next;
                store.Append(text);
                return place;
            });
            store = new TextStore(store.Bytes);
            for (var (i, at) = (0, 0); i < texts.Length; i++)
            {
                Assert.Equal(places[i], store.Skip(0, i));
                Assert.Equal(texts[i], store.Read(ref at));
                Assert.All(places, (place, other) => Assert.Equal(texts[other] == texts[i], store.StoredAt(place).SequenceEqual(store.StoredAt(places[i]))));
            }
        },
        iter: 3_000);

    [Theory]
    [InlineData("Pelatihan Dasar, Angkatan 12", "12")]
    [InlineData("2026", "2026")]
    [InlineData("Pelatihan Dasar 12 ", null)]
    [InlineData("Pelatihan Dasar ١٢", null)]
    [InlineData("", null)]
    public void A_title_is_split_before_the_number_at_its_end(string title, string? number)
    {
        var split = SplitTitle.Of(title);
        Assert.Equal(number, split.Rest);
        Assert.Equal(title, split.ToString());
    }

    [Fact]
    public void A_random_key_takes_17_bytes_and_any_other_form_of_it_its_whole_length()
    {
        var key = new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 0xAB]).ToString("D");
        Assert.Equal((17, 37, 39), (BytesOf(key), BytesOf(key.ToUpperInvariant()), BytesOf("{" + key + "}")));
    }

    private static int BytesOf(string text)
    {
        var store = new TextStore([]);
        store.Append(text);
        return store.Next;
    }
}
