using Bangkom.PartnerApi.Xapi;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class StatementRulesTests
{
    private const string Agent = """{"objectType":"Agent","mbox":"mailto:a@example.com"}""";

    [Theory]
    [InlineData(XapiVersion.V1)]
    [InlineData(XapiVersion.V2)]
    public void A_statement_with_every_property_is_valid(XapiVersion version)
    {
        Assert.Null(Samples.Check(Samples.Whole, version));
        Assert.Null(Samples.Check(Samples.Simple, version));
    }

    [Theory]
    [InlineData("actor")]
    [InlineData("verb")]
    [InlineData("object")]
    [InlineData("verb/id")]
    [InlineData("object/id")]
    [InlineData("actor/account/homePage")]
    [InlineData("actor/account/name")]
    [InlineData("attachments/0/usageType")]
    [InlineData("attachments/0/display")]
    [InlineData("attachments/0/contentType")]
    [InlineData("attachments/0/length")]
    [InlineData("attachments/0/sha2")]
    [InlineData("context/statement/objectType")]
    [InlineData("context/statement/id")]
    [InlineData("context/team/objectType")]
    [InlineData("object/definition/choices/0/id")]
    [InlineData("object/definition/interactionType")]
    public void What_is_required_must_be_there(string path) => Assert.NotNull(Samples.Check(Samples.Without(path)));

    [Theory]
    [InlineData("id", "\"f47ac10b-58cc-4372-a567-0e02b2c3d47\"")]
    [InlineData("id", "\"{f47ac10b-58cc-4372-a567-0e02b2c3d479}\"")]
    [InlineData("actor", "{}")]
    [InlineData("actor/objectType", "\"group\"")]
    [InlineData("actor/mbox", "\"mailto:second@example.com\"")]
    [InlineData("actor/member/0/mbox", "\"mailto:no.address\"")]
    [InlineData("actor/member/0/mbox", "\"a@example.com\"")]
    [InlineData("actor/member/0", """{"objectType":"Group","mbox":"mailto:g@example.com"}""")]
    [InlineData("actor/member/0/name", "7")]
    [InlineData("actor/account/homePage", "\"example.com\"")]
    [InlineData("actor", """{"objectType":"Group","member":[]}""")]
    [InlineData("actor", """{"mbox_sha1sum":"cd9b"}""")]
    [InlineData("verb/id", "\"completed\"")]
    [InlineData("verb/id", "\"ab=c://example.com\"")]
    [InlineData("verb/display", """{"a12345678":"x"}""")]
    [InlineData("verb/display/en-US", "1")]
    [InlineData("object/objectType", "\"activity\"")]
    [InlineData("object/id", "\"http://example.com/a b\"")]
    [InlineData("object/definition/type", "\"course\"")]
    [InlineData("object/definition/interactionType", "\"multiple\"")]
    [InlineData("object/definition/choices/1/id", "\"a\"")]
    [InlineData("object/definition/choices", "[]", true)]
    [InlineData("object/definition/correctResponsesPattern", "\"a\"")]
    [InlineData("object/definition/extensions", """{"no iri":1}""")]
    [InlineData("result/score/scaled", "1.01")]
    [InlineData("result/score/raw", "100.5")]
    [InlineData("result/score/min", "100")]
    [InlineData("result/score/raw", "\"95\"")]
    [InlineData("result/success", "\"true\"")]
    [InlineData("result/duration", "\"PA1H\"")]
    [InlineData("result/duration", "\"P\"")]
    [InlineData("result/duration", "\"PT\"")]
    [InlineData("context/registration", "\"x\"")]
    [InlineData("context/instructor", "{}")]
    [InlineData("context/team", Agent)]
    [InlineData("context/contextActivities/parent", "[{}]")]
    [InlineData("context/contextActivities/mother", "[]")]
    [InlineData("context/language", "\"a12345678\"")]
    [InlineData("timestamp", "\"2026-02-30T00:00:00Z\"")]
    [InlineData("timestamp", "\"2026-03-04T00:00:00-00:00\"")]
    [InlineData("timestamp", "1")]
    [InlineData("stored", "\"yesterday\"")]
    [InlineData("version", "\"0.9.9\"")]
    [InlineData("version", "\"1.1.0\"")]
    [InlineData("authority", """{"objectType":"Group","member":[{"mbox":"mailto:a@example.com"}]}""")]
    [InlineData("attachments/0/length", "-1")]
    [InlineData("attachments/0/contentType", "\"pdf\"")]
    [InlineData("attachments/0/sha2", "\"abc\"")]
    [InlineData("attachments/0/fileUrl", "\"file.pdf\"")]
    [InlineData("more", "1")]
    [InlineData("result", "null")]
    public void What_breaks_a_rule_is_named(string path, string value, bool isValid = false)
    {
        var problem = Samples.Check(Samples.With(path, value));
        Assert.Equal(isValid, problem is null);
        if (problem is not null)
        {
            Assert.StartsWith(path.Split('/')[0], problem.ToString().Replace("has a property", "more", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Null_is_refused_everywhere_but_inside_extensions()
    {
        Assert.Null(Samples.Check(Samples.With("context/extensions", """{"http://example.com/n":null}""")));
        Assert.NotNull(Samples.Check(Samples.With("object/definition", "null")));
    }

    [Fact]
    public void A_sub_statement_has_no_id_stored_version_authority_or_sub_statement()
    {
        const string Sub = """{"objectType":"SubStatement","actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://example.com/v"},"object":{"id":"http://example.com/o"}}""";
        Assert.Null(Samples.Check(Samples.With("object", Sub, Samples.Simple)));
        foreach (var (name, value) in new[]
        {
            ("id", "\"f47ac10b-58cc-4372-a567-0e02b2c3d479\""), ("stored", "\"2026-03-04T05:06:08Z\""), ("version", "\"1.0.0\""), ("authority", Agent), ("object", Sub),
        })
        {
            Assert.NotNull(Samples.Check(Samples.With("object", Samples.With(name, value, Sub), Samples.Simple)));
        }
    }

    [Fact]
    public void Revision_and_platform_are_for_activities_only()
    {
        var about = Samples.With("object", Agent, Samples.With("context", """{"platform":"Moodle"}""", Samples.Simple));
        Assert.NotNull(Samples.Check(about));
        Assert.Null(Samples.Check(Samples.With("context", """{"language":"id"}""", about)));
    }

    [Fact]
    public void What_voids_names_a_statement()
    {
        Assert.NotNull(Samples.Check(Samples.Simply(verb: "voided")));
        Assert.Null(Samples.Check(Samples.Refer(Guid.NewGuid(), "voided")));
    }

    [Fact]
    public void Context_agents_and_groups_are_of_version_2()
    {
        var agents = Samples.With("context", """{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@example.com"},"relevantTypes":["http://example.com/t"]}]}""", Samples.Simple);
        var groups = Samples.With("context", """{"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:a@example.com"}}]}""", Samples.Simple);
        foreach (var statement in new[] { agents, groups })
        {
            Assert.NotNull(Samples.Check(statement, XapiVersion.V1));
            Assert.Null(Samples.Check(statement, XapiVersion.V2));
        }

        Assert.NotNull(Samples.Check(Samples.With("context/contextAgents/0/relevantTypes", "[]", agents), XapiVersion.V2));
        Assert.NotNull(Samples.Check(Samples.With("context/contextAgents/0/objectType", "\"agent\"", agents), XapiVersion.V2));
    }

    [Fact]
    public void An_offset_may_be_left_out_in_version_1_only()
    {
        var statement = Samples.With("timestamp", "\"2026-03-04T05:06:07\"", Samples.Simple);
        Assert.Null(Samples.Check(statement, XapiVersion.V1));
        Assert.NotNull(Samples.Check(statement, XapiVersion.V2));
    }
}
