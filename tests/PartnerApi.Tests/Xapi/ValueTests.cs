using System.Text;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class ValueTests
{
    [Theory]
    [InlineData("http://example.com/kursus/é?a=1#b", true)]
    [InlineData("urn:uuid:f47ac10b-58cc-4372-a567-0e02b2c3d479", true)]
    [InlineData("https://w3id.org/xapi/cmi5/%20", true)]
    [InlineData("example.com/course", false)]
    [InlineData("http:", false)]
    [InlineData("1http://example.com", false)]
    [InlineData("http://example.com/%2", false)]
    [InlineData("http://example.com/<a>", false)]
    [InlineData("http://example.com/a\n", false)]
    [InlineData("", false)]
    public void Iris_have_a_scheme_and_no_forbidden_characters(string text, bool isValid) => Assert.Equal(isValid, Iri.IsValid(text));

    [Theory]
    [InlineData("id", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("de-CH-1901", true)]
    [InlineData("x-lokal", true)]
    [InlineData("i-klingon", true)]
    [InlineData("en_US", false)]
    [InlineData("a12345678", false)]
    [InlineData("", false)]
    public void Language_tags_are_of_rfc_5646(string text, bool isValid) => Assert.Equal(isValid, LanguageTag.IsValid(text));

    [Theory]
    [InlineData("PT03M15S", true)]
    [InlineData("P1Y2M3DT4H5M6.789S", true)]
    [InlineData("P4W", true)]
    [InlineData("PT0.5H", true)]
    [InlineData("PT0.5H3M", false)]
    [InlineData("P1H", false)]
    [InlineData("P1DT", false)]
    [InlineData("P0003-06-04T12:00:00", false)]
    public void Durations_use_designators(string text, bool isValid) => Assert.Equal(isValid, Duration.IsValid(text));

    [Theory]
    [InlineData("2026-03-04T12:06:07.1254567+07:00", "2026-03-04T05:06:07.125456Z")]
    [InlineData("2026-03-04T05:06:07Z", "2026-03-04T05:06:07.000000Z")]
    [InlineData("2026-03-04t05:06:07z", "2026-03-04T05:06:07.000000Z")]
    [InlineData("2026-03-04T05:06:07+0530", "2026-03-03T23:36:07.000000Z")]
    [InlineData("2026-12-31T23:59:60Z", "2027-01-01T00:00:00.000000Z")]
    public void Timestamps_are_read_to_the_microsecond(string text, string expected)
    {
        Assert.True(Timestamp.TryParse(text, XapiVersion.V2, out var instant));
        Assert.Equal(expected, Timestamp.Format(instant));
    }

    [Theory]
    [InlineData("2026-03-04")]
    [InlineData("2026-03-04T25:00:00Z")]
    [InlineData("2026-03-04T05:06:07-00")]
    [InlineData("2026-03-04T05:06:07-0000")]
    [InlineData("2026-03-04T05:06:07+15:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("٢٠٢٦-03-04T05:06:07Z")]
    public void Other_texts_are_no_timestamps(string text) => Assert.False(Timestamp.TryParse(text, XapiVersion.V1, out _));

    [Theory]
    [InlineData("1.0.3", XapiVersion.V1)]
    [InlineData("1.0", XapiVersion.V1)]
    [InlineData("2.0.0", XapiVersion.V2)]
    [InlineData("2.0", XapiVersion.V2)]
    public void Patches_of_a_version_are_one(string text, XapiVersion expected)
    {
        Assert.True(XapiVersions.TryParse(text, out var version));
        Assert.Equal(expected, version);
    }

    [Theory]
    [InlineData("0.95")]
    [InlineData("1.1.0")]
    [InlineData("1.0.")]
    [InlineData("1.03")]
    [InlineData("2.1")]
    [InlineData("")]
    public void Other_versions_are_not_spoken(string text) => Assert.False(XapiVersions.TryParse(text, out _));

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{")]
    [InlineData("[1,]")]
    public void Broken_json_is_no_document(string text) => Assert.Null(JsonText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Json_that_is_not_utf_8_or_too_deep_is_no_document()
    {
        Assert.Null(JsonText.TryParse(new byte[] { (byte)'"', 0xFF, (byte)'"' }, out _));
        Assert.Null(JsonText.TryParse(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65)), out _));
        Assert.NotNull(JsonText.TryParse(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64)), out _));
    }

    [Theory]
    [InlineData("id;q=0.5, en-US", 1)]
    [InlineData("fr, id", 2)]
    [InlineData("en-GB", 0)]
    [InlineData("id-ID", 2)]
    [InlineData("*", 0)]
    [InlineData(null, 0)]
    [InlineData("?;;q", 0)]
    public void One_language_is_chosen_as_the_client_wishes(string? header, int expected) =>
        Assert.Equal(expected, LanguageChoice.Of(header).Choose(["en", "en-US", "id"]));
}
