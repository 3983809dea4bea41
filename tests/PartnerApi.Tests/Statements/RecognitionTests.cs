using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Statements;

namespace Bangkom.PartnerApi.Tests.Statements;

public sealed class RecognitionTests
{
    private const string Course = "https://w3id.org/xapi/cmi5/activitytype/course";
    private const string Completed = "http://adlnet.gov/expapi/verbs/completed";
    private const string Passed = "http://adlnet.gov/expapi/verbs/passed";

    [Fact]
    public void Of_Moodle_only_the_course_is_a_completion_and_the_quiz_is_not()
    {
        Assert.Equal(
            [new Recognition.Ignored(IgnoredReasons.NotACourse), new Recognition.Complete(null)],
            Samples.Statements("moodle-course-completed.json").Select(Recognise));
        Assert.Equal([new Recognition.Undo()], Samples.Statements("moodle-course-uncompleted.json").Select(Recognise));
    }

    [Fact]
    public void An_older_plugin_of_Moodle_names_verb_and_type_otherwise()
    {
        Assert.Equal(new Recognition.Complete(null), Recognise(
            """{"verb":{"id":"http://id.tincanapi.com/verb/completed"},"object":{"id":"x","definition":{"type":"http://id.tincanapi.com/activitytype/lms/course"}},"context":{"platform":"Moodle"}}"""));
    }

    [Fact]
    public void Of_Open_edX_a_passed_course_is_a_completion_its_grade_a_score_and_a_failed_one_takes_it_back()
    {
        Assert.Equal([new Recognition.Scored(92), new Recognition.Complete(null)], Samples.Statements("openedx-course-passed.json").Select(Recognise));
        Assert.Equal([new Recognition.Undo()], Samples.Statements("openedx-course-failed.json").Select(Recognise));
    }

    [Fact]
    public void Of_any_other_system_a_course_is_a_completion_and_something_smaller_only_when_it_is_mapped()
    {
        Assert.Equal([new Recognition.Complete(80)], Samples.Statements("generic-completed.json").Select(Recognise));
        Assert.Equal(new Recognition.Complete(null), Generic(Passed, Course));
        Assert.Equal(new Recognition.Complete(null, OnlyWhenMapped: true), Generic(Completed, "http://adlnet.gov/expapi/activities/module"));
        Assert.Equal(new Recognition.Ignored(IgnoredReasons.Verb), Generic("http://adlnet.gov/expapi/verbs/attempted", Course));
        Assert.Equal(new Recognition.Ignored(IgnoredReasons.NotASuccess), Recognise(
            $$$"""{"verb":{"id":"{{{Completed}}}"},"object":{"id":"x"},"result":{"success":false}}"""));
    }

    [Fact]
    public void A_voiding_names_the_statement_that_it_takes_back()
    {
        Assert.Equal(new Recognition.Void("0d4f6b1e-93a2-4c7d-8e15-6f2a9b3c5d7e"), Recognise(
            """{"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"0D4F6B1E-93A2-4C7D-8E15-6F2A9B3C5D7E"}}"""));
    }

    [Theory]
    [InlineData("""{"scaled":0.845}""", 84.5)]
    [InlineData("""{"raw":17,"min":0,"max":20}""", 85.0)]
    [InlineData("""{"raw":60}""", 60.0)]
    public void A_score_is_a_number_from_0_to_100(string score, double expected) =>
        Assert.Equal(new Recognition.Complete((decimal)expected), Scored(score));

    [Theory]
    [InlineData("""{"scaled":7}""")]
    [InlineData("""{"raw":30,"max":20}""")]
    [InlineData("""{"raw":"90"}""")]
    [InlineData("""{"raw":1e300}""")]
    [InlineData("[]")]
    public void A_score_that_means_nothing_is_none(string score) => Assert.Equal(new Recognition.Complete(null), Scored(score));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"verb":"completed","object":[],"actor":1,"context":"x","result":null}""")]
    [InlineData("""{"verb":{"id":"\ud800"},"object":{"id":{}}}""")]
    public void Whatever_a_statement_looks_like_it_is_read(string json) =>
        Assert.IsType<Recognition.Ignored>(Recognise(json));

    private static Recognition Scored(string score) => Recognise($$$"""{"verb":{"id":"{{{Completed}}}"},"object":{"id":"x"},"result":{"score": {{{score}}} }}""");

    private static Recognition Generic(string verb, string type) =>
        Recognise($$$"""{"verb":{"id":"{{{verb}}}"},"object":{"id":"x","definition":{"type":"{{{type}}}"} } }""");

    private static Recognition Recognise(string json) => Recognise(Encoding.UTF8.GetBytes(json));

    private static Recognition Recognise(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return Recognisers.Recognise(new Statement(document.RootElement));
    }
}
