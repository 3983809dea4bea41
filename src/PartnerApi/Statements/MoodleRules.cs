namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Moodle with the plugin logstore_xapi. Quizzes, lessons and SCORM packages are "completed" too: only the type tells a course.
/// Older plugins use other names for the same verb and type.
/// </summary>
internal sealed class MoodleRules : IStatementRules
{
    private const string Site = "http://moodle.org";
    private const string UncompletedEnd = "/verbs/uncompleted";
    private const string Profile = "https://xapi.edlm/";

    public string Name => "moodle";

    public int Version => 1;

    public bool Covers(Statement statement) => statement.Platform == "Moodle" || statement.EventName is not null || statement.HasCategory(Site);

    public Recognition Recognise(Statement statement) => statement.Verb switch
    {
        Verbs.Completed or Verbs.TinCanCompleted => Verbs.IsCourse(statement.ActivityType)
            ? new Recognition.Complete(statement.Score)
            : new Recognition.Ignored(IgnoredReasons.NotACourse),
        { } verb when verb.StartsWith(Profile, StringComparison.Ordinal) && verb.EndsWith(UncompletedEnd, StringComparison.Ordinal) =>
            Verbs.IsCourse(statement.ActivityType) ? new Recognition.Undo() : new Recognition.Ignored(IgnoredReasons.NotACourse),
        _ => new Recognition.Ignored(IgnoredReasons.Verb),
    };
}
