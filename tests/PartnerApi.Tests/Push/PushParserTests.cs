using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Push;

namespace Bangkom.PartnerApi.Tests.Push;

public sealed class PushParserTests
{
    internal static readonly PushSender Sender =
        new(new PartnerId("UBB"), RegionZone.Of("Asia/Jakarta"), new DateOnly(2026, 6, 1), new byte[32]);

    private static string Item(string more = "", string key = "a", string completedAt = "2026-03-04") =>
        $$"""{"key":"{{key}}","nip":"{{People.Pns(1)}}","title":" Pelayanan publik ","form":"WORKSHOP","quantity":2.5,"completedAt":"{{completedAt}}"{{more}}}""";

    private static Submission One(string body)
    {
        var (items, refusal) = PushParser.Parse(Encoding.UTF8.GetBytes(body), Sender);
        Assert.Null(refusal);
        return Assert.Single(items);
    }

    private static Refusal Refused(string body)
    {
        var (items, refusal) = PushParser.Parse(Encoding.UTF8.GetBytes(body), Sender);
        Assert.Empty(items);
        Assert.NotNull(refusal);
        Assert.Equal(400, refusal.Status);
        return refusal;
    }

    private static InvalidItem Invalid(string body) => Assert.IsType<InvalidItem>(One(body).Command);

    [Fact]
    public void An_item_is_read_with_its_defaults()
    {
        var item = One($"[{Item()}]");
        var complete = Assert.IsType<CompleteItem>(item.Command);
        Assert.Equal("a", item.Key);
        Assert.Equal(People.Pns(1), complete.Nip);
        Assert.Equal("Pelayanan publik", complete.Content.Title);
        Assert.Equal(LearningForm.Workshop, complete.Content.Form);
        Assert.Equal(LearningScope.National, complete.Content.Scope);
        Assert.Equal(2.5m, complete.Content.Quantity);
        Assert.Equal(Moment.On(new DateOnly(2026, 3, 4)), complete.Content.CompletedAt);
        Assert.Null(complete.Content.StartedAt);
        Assert.Null(complete.Content.Issuer);
    }

    [Fact]
    public void A_certificate_without_an_issuer_is_the_partners()
    {
        var complete = Assert.IsType<CompleteItem>(One($"[{Item(""","certificate":" ab-1 " """)}]").Command);
        Assert.Equal("AB-1", complete.Content.Certificate);
        Assert.Equal("UBB", complete.Content.Issuer);
    }

    [Fact]
    public void The_raw_part_of_an_item_is_its_exact_bytes()
    {
        var text = Item().Replace(",", " ,\t", StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(One($" [ {text} ]").Raw!));
    }

    [Fact]
    public void Items_one_a_line_are_read_like_an_array()
    {
        var lines = PushParser.Parse(Encoding.UTF8.GetBytes($"{Item(key: "a")}\r\n{Item(key: "b")}\n\n"), Sender);
        var array = PushParser.Parse(Encoding.UTF8.GetBytes($"\uFEFF[{Item(key: "a")},{Item(key: "b")}]"), Sender);
        Assert.Equal(["a", "b"], lines.Items.Select(i => i.Key));
        Assert.Equal(lines.Items.Select(i => i.Content), array.Items.Select(i => i.Content));
    }

    [Fact]
    public void Equal_items_in_other_words_have_the_same_content()
    {
        var spaced = Item().Replace("2.5", "2.500", StringComparison.Ordinal).Replace(",", " , ", StringComparison.Ordinal);
        Assert.Equal(One(Item()).Content, One(spaced).Content);
        Assert.NotEqual(One(Item()).Content, One(Item(completedAt: "2026-03-05")).Content);
    }

    [Fact]
    public void A_correction_is_the_whole_item_and_names_the_first_one()
    {
        var correct = Assert.IsType<CorrectItem>(One(Item(""","action":"correct","of":"z" """)).Command);
        Assert.Equal("z", correct.OfItem);
        Assert.Equal(People.Pns(1), correct.Nip);
        Assert.Equal("of", Invalid(Item(""","action":"correct" """)).Field);
    }

    [Fact]
    public void A_revocation_has_only_the_key_of_the_first_item()
    {
        Assert.Equal("z", Assert.IsType<RevokeItem>(One("""{"key":"a","action":"revoke","of":"z"}""").Command).OfItem);
        Assert.Equal("title", Invalid("""{"key":"a","action":"revoke","of":"z","title":"x"}""").Field);
        Assert.Equal("of", Invalid("""{"key":"a","action":"revoke"}""").Field);
    }

    [Theory]
    [InlineData("""{"key":"a","form":3}""", "form")]
    [InlineData("""{"key":"a","nip":199001012015011001}""", "nip")]
    [InlineData("""{"key":"a","nip":"1.97E+17"}""", "nip")]
    [InlineData("""{"key":"a","quantity":"3"}""", "quantity")]
    [InlineData("""{"key":"a","quantity":1e999}""", "quantity")]
    [InlineData("""{"key":"a","action":"undo"}""", "action")]
    [InlineData("""{"key":"a","of":"z"}""", "of")]
    [InlineData("""{"key":"a","title":"x","title":"x"}""", "title")]
    [InlineData("""{"key":"a","title":"x\u0000y"}""", "title")]
    [InlineData("""{"key":"a","title":"\ud800"}""", "title")]
    [InlineData("""{"key":"a","title":{"id":"x"}}""", "title")]
    [InlineData("""{"key":"a","titel":"x"}""", null)]
    public void What_is_wrong_inside_an_item_holds_that_item_and_names_its_field(string body, string? field)
    {
        var invalid = Invalid(body);
        Assert.Equal(field, invalid.Field);
        Assert.DoesNotContain("199001", invalid.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completedAt", "2026-03-04T09:00:00")]
    [InlineData("completedAt", "04/03/2026")]
    [InlineData("startedAt", "2026-13-01")]
    [InlineData("program", "pkn ii")]
    [InlineData("scope", "LOCAL")]
    public void A_value_that_is_none_is_named(string field, string value)
    {
        var body = field == "completedAt" ? Item(completedAt: value) : Item($$""","{{field}}":"{{value}}" """);
        var invalid = Invalid(body);
        Assert.Equal(field, invalid.Field);
        Assert.Contains(field, invalid.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nip")]
    [InlineData("title")]
    [InlineData("form")]
    [InlineData("quantity")]
    [InlineData("completedAt")]
    public void A_field_that_is_missing_or_null_is_named(string field)
    {
        var item = JsonNode.Parse(Item())!.AsObject();
        item[field] = null;
        Assert.Equal(field, Invalid(item.ToJsonString()).Field);
        item.Remove(field);
        Assert.Equal(field, Invalid(item.ToJsonString()).Field);
    }

    [Fact]
    public void A_malformed_body_is_refused_at_its_place()
    {
        var refusal = Refused($"[{Item()},\n {{\"key\":\"b\" \"nip\"}}]");
        Assert.Equal((2L, 13L, 2), (refusal.Line, refusal.Position, refusal.Item));
    }

    [Theory]
    [InlineData("""[{"title":"x"}]""")]
    [InlineData("""[{"key":null}]""")]
    [InlineData("""[{"key":""}]""")]
    [InlineData("""[{"key":7}]""")]
    [InlineData("""[{"key":"a","key":"b"}]""")]
    [InlineData("""[{"key":"\u0000"}]""")]
    [InlineData("[7]")]
    [InlineData("[[]]")]
    [InlineData("[] []")]
    [InlineData("""{"key":"a"} 7""")]
    [InlineData("[")]
    [InlineData("   ")]
    [InlineData("")]
    public void A_body_without_usable_items_is_refused_at_its_place(string body)
    {
        var refusal = Refused(body);
        Assert.True(refusal is { Line: 1, Position: >= 1 });
    }

    [Fact]
    public void A_key_has_at_most_200_characters()
    {
        Assert.Equal(200, One(Item(key: new string('k', 200))).Key.Length);
        Assert.Contains("longer", Refused(Item(key: new string('k', 201))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_is_not_UTF8_is_refused_at_its_place()
    {
        var refusal = PushParser.Parse([(byte)'[', (byte)'\n', (byte)'"', 0xFF], Sender).Refusal;
        Assert.Equal((2L, 2L), (refusal?.Line, refusal?.Position));
    }

    [Fact]
    public void A_thousand_items_fit_and_one_more_does_not()
    {
        var items = Enumerable.Range(0, 1_001).Select(i => Item(key: $"k{i}")).ToList();
        Assert.Equal(1_000, PushParser.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', items[..1_000])}]"), Sender).Items.Length);
        Assert.Equal(413, PushParser.Parse(Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]"), Sender).Refusal?.Status);
    }

    [Fact]
    public void An_empty_array_has_no_items_and_is_no_error()
    {
        var (items, refusal) = PushParser.Parse("[]"u8, Sender);
        Assert.Empty(items);
        Assert.Null(refusal);
    }
}
