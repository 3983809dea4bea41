namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Open edX with event-routing-backends. A course is passed, not completed; its grade comes in a statement of its own.
/// </summary>
internal sealed class OpenEdxRules : IStatementRules
{
    private const string TransformerVersion = "https://w3id.org/xapi/openedx/extension/transformer-version";
    private const string CourseKey = "/course/course-v1:";

    public string Name => "openedx";

    public int Version => 1;

    public bool Covers(Statement statement) =>
        statement.HasExtension(TransformerVersion) || statement.Object?.Contains(CourseKey, StringComparison.Ordinal) == true;

    public Recognition Recognise(Statement statement) => statement.Verb switch
    {
        Verbs.Passed or Verbs.Failed or Verbs.Earned when !Verbs.IsCourse(statement.ActivityType) => new Recognition.Ignored(IgnoredReasons.NotACourse),
        Verbs.Passed => new Recognition.Complete(statement.Score),
        Verbs.Failed => new Recognition.Undo(),
        Verbs.Earned when statement.Score is { } score => new Recognition.Scored(score),
        _ => new Recognition.Ignored(IgnoredReasons.Verb),
    };
}
