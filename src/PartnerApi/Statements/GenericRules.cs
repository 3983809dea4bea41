namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// Any other system: <c>completed</c> or <c>passed</c>. A course waits for its mapping; of everything smaller only what somebody has
/// mapped is a training.
/// </summary>
internal sealed class GenericRules : IStatementRules
{
    public string Name => "generic";

    public int Version => 1;

    public bool Covers(Statement statement) => true;

    public Recognition Recognise(Statement statement) => statement.Verb switch
    {
        Verbs.Completed or Verbs.Passed or Verbs.TinCanCompleted => statement.IsSuccess
            ? new Recognition.Complete(statement.Score, OnlyWhenMapped: statement.ActivityType is { } type && !Verbs.IsCourse(type))
            : new Recognition.Ignored(IgnoredReasons.NotASuccess),
        _ => new Recognition.Ignored(IgnoredReasons.Verb),
    };
}
