using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Statements;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class StatementContentTests
{
    [Theory]
    [InlineData("id", "\"00000000-0000-4000-8000-000000000000\"")]
    [InlineData("stored", "\"2027-01-01T00:00:00Z\"")]
    [InlineData("authority", """{"mbox":"mailto:other@example.com"}""")]
    [InlineData("version", "\"1.0.0\"")]
    [InlineData("verb/display", """{"fr":"fini"}""")]
    [InlineData("object/definition", """{"name":{"fr":"Cours"}}""")]
    [InlineData("attachments", "[]")]
    [InlineData("result/score/raw", "95.0")]
    [InlineData("result/duration", "\"PT1H0M0.129S\"")]
    [InlineData("context/registration", "\"EC531277-B57B-4C15-8D91-D292C5B2B8F7\"")]
    [InlineData("context/contextActivities/parent", """[{"id":"http://example.com/parent","objectType":"Activity"}]""")]
    [InlineData("actor/member", """[{"openid":"http://id.example.com/b"},{"mbox":"mailto:a@example.com","name":"A","objectType":"Agent"}]""")]
    public void What_says_nothing_else_is_the_same(string path, string value) => Assert.Equal(Of(Samples.Whole), Of(Samples.With(path, value)));

    [Theory]
    [InlineData("actor/account/name", "\"t2\"")]
    [InlineData("verb/id", "\"http://example.com/v\"")]
    [InlineData("object/id", "\"http://example.com/course/2\"")]
    [InlineData("result/score/raw", "95.1")]
    [InlineData("result/duration", "\"PT1H0M0.13S\"")]
    [InlineData("result/success", "false")]
    [InlineData("context/platform", "\"Canvas\"")]
    [InlineData("context/extensions", """{"http://example.com/c":" "}""")]
    [InlineData("context/contextActivities/parent", """[{"id":"http://example.com/other"}]""")]
    public void What_says_something_else_differs(string path, string value) => Assert.NotEqual(Of(Samples.Whole), Of(Samples.With(path, value)));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("100", "1e2")]
    [InlineData("0.5", "5E-1")]
    [InlineData("-0", "0.000")]
    [InlineData("1e400", "10e399")]
    public void Numbers_are_compared_by_value(string one, string other) => Assert.Equal(StatementContent.NumberText(one), StatementContent.NumberText(other));

    [Fact]
    public void Numbers_of_any_size_are_compared()
    {
        Assert.NotEqual(StatementContent.NumberText("1e400"), StatementContent.NumberText("1e401"));
        Assert.NotEqual(StatementContent.NumberText("9007199254740993"), StatementContent.NumberText("9007199254740992"));
        var exponent = "1e" + new string('9', 100_000);
        Assert.Equal(exponent, StatementContent.NumberText(exponent));
    }

    [Fact]
    public void A_partner_sends_the_same_event_after_an_upgrade_and_from_another_session()
    {
        string With(string version) => Samples.With(
            "context", $$$"""{"extensions":{"https://w3id.org/xapi/openedx/extension/transformer-version":"{{{version}}}","https://w3id.org/xapi/openedx/extensions/session-id":"{{{version}}}"}}""", Samples.Simple);
        Assert.Equal(Of(With("1"), isLenient: true), Of(With("2"), isLenient: true));
        Assert.NotEqual(Of(With("1")), Of(With("2")));
    }

    [Fact]
    public void A_statement_without_an_id_is_known_by_what_happened_to_whom()
    {
        Guid IdOf(string statement, string source = "partner/UNI")
        {
            using var document = JsonDocument.Parse(statement);
            return StatementContent.IdOf(document.RootElement, XapiVersion.V1, source);
        }

        string Event(string name, string registration) => Samples.With(
            "context", $$$$"""{"registration":"{{{{registration}}}}","extensions":{"http://lrs.learninglocker.net/define/extensions/info":{"event_name":"{{{{name}}}}"}}}""", Samples.Simple);
        var (first, second) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        Assert.Equal(IdOf(Event("course_completed", first)), IdOf(Event("course_completed", second)));
        Assert.NotEqual(IdOf(Event("course_completed", first)), IdOf(Event("course_reset", first)));
        Assert.NotEqual(IdOf(Samples.Simple), IdOf(Samples.Simple, "partner/UBB"));
        Assert.NotEqual(IdOf(Samples.Simple), IdOf(Samples.With("result", """{"success":true}""", Samples.Simple)));
        Assert.Equal('8', IdOf(Samples.Simple).ToString()[14]);
    }

    [Fact]
    public void A_definition_keeps_what_was_said_before_and_takes_what_is_new()
    {
        string Merge(string older, string newer) => Encoding.UTF8.GetString(Activities.Merge(Encoding.UTF8.GetBytes(older), Encoding.UTF8.GetBytes(newer)));
        Assert.Equal(
            """{"name":{"en":"B","id":"A"},"type":"http://example.com/t","extensions":{"x:1":1,"x:2":2}}""",
            Merge("""{"name":{"en":"A","id":"A"},"type":"http://example.com/s","extensions":{"x:1":1}}""", """{"name":{"en":"B"},"type":"http://example.com/t","extensions":{"x:2":2}}"""));
        var same = Encoding.UTF8.GetBytes("""{"name":{"en":"A"}}""");
        Assert.Same(same, Activities.Merge(same, Encoding.UTF8.GetBytes("""{ "name" : {"en":"A"} }""")));
    }

    private static string Of(string statement, bool isLenient = false)
    {
        using var document = JsonDocument.Parse(statement);
        return Convert.ToHexString(StatementContent.Of(document.RootElement, XapiVersion.V1, isLenient));
    }
}
