namespace Bangkom.PartnerApi.Statements;

/// <summary>What a statement means for somebody's record.</summary>
internal abstract record Recognition
{
    private Recognition() { }

    /// <summary>Somebody completed the activity.</summary>
    /// <param name="Score">0–100, or null.</param>
    /// <param name="OnlyWhenMapped">True when nothing but a mapping tells that the activity is a training.</param>
    public sealed record Complete(decimal? Score, bool OnlyWhenMapped = false) : Recognition;

    /// <summary>Somebody's completion of the activity is taken back.</summary>
    public sealed record Undo : Recognition;

    /// <summary>Another statement never counts.</summary>
    /// <param name="Statement">Its id.</param>
    public sealed record Void(string Statement) : Recognition;

    /// <summary>The score of a completion that another statement tells of.</summary>
    /// <param name="Score">0–100.</param>
    public sealed record Scored(decimal Score) : Recognition;

    /// <summary>It says nothing about a completion.</summary>
    /// <param name="Reason">See <see cref="IgnoredReasons"/>.</param>
    public sealed record Ignored(string Reason) : Recognition;
}

/// <summary>Why a statement makes no item. The codes are part of the contract.</summary>
internal static class IgnoredReasons
{
    /// <summary>Its verb tells of no completion.</summary>
    public const string Verb = "OTHER_VERB";

    /// <summary>It is about a part of a course, such as a quiz.</summary>
    public const string NotACourse = "NOT_A_COURSE";

    /// <summary>It is about no activity.</summary>
    public const string NotAnActivity = "NOT_AN_ACTIVITY";

    /// <summary>It says itself that it was no success.</summary>
    public const string NotASuccess = "NOT_A_SUCCESS";

    /// <summary>A score without a completion beside it.</summary>
    public const string ScoreAlone = "SCORE_ALONE";

    /// <summary>It voids a statement that tells of no completion.</summary>
    public const string NotACompletion = "NOT_A_COMPLETION";
}

/// <summary>A source's rules: pure, and with a version that is raised whenever the same statement comes to mean something else.</summary>
internal interface IStatementRules
{
    /// <summary>The source.</summary>
    string Name { get; }

    /// <summary>From 1.</summary>
    int Version { get; }

    /// <summary>True when the statement is of this source.</summary>
    bool Covers(Statement statement);

    /// <summary>What a statement of this source means.</summary>
    Recognition Recognise(Statement statement);
}

/// <summary>Every source's rules.</summary>
internal static class Recognisers
{
    private static readonly IStatementRules[] All = [new MoodleRules(), new OpenEdxRules(), new GenericRules()];

    /// <summary>The rules of a statement's source; the last covers everything.</summary>
    public static IStatementRules Of(Statement statement) => Array.Find(All, r => r.Covers(statement))!;

    /// <summary>What a statement means.</summary>
    public static Recognition Recognise(Statement statement) =>
        statement.Verb == Verbs.Voided ? Voided(statement)
        : statement.ObjectType != "Activity" ? new Recognition.Ignored(IgnoredReasons.NotAnActivity)
        : Of(statement).Recognise(statement);

    private static Recognition Voided(Statement statement) =>
        statement.ObjectType == "StatementRef" && Guid.TryParseExact(statement.Object, "D", out var id)
            ? new Recognition.Void(id.ToString("D"))
            : new Recognition.Ignored(IgnoredReasons.NotAnActivity);
}

/// <summary>Verbs and types that several sources share.</summary>
internal static class Verbs
{
    public const string Voided = "http://adlnet.gov/expapi/verbs/voided";
    public const string Completed = "http://adlnet.gov/expapi/verbs/completed";
    public const string Passed = "http://adlnet.gov/expapi/verbs/passed";
    public const string Failed = "http://adlnet.gov/expapi/verbs/failed";
    public const string Earned = "http://id.tincanapi.com/verb/earned";
    public const string TinCanCompleted = "http://id.tincanapi.com/verb/completed";

    public const string AdlCourse = "http://adlnet.gov/expapi/activities/course";
    public const string Cmi5Course = "https://w3id.org/xapi/cmi5/activitytype/course";
    public const string TinCanCourse = "http://id.tincanapi.com/activitytype/lms/course";

    /// <summary>True for the types that mean a whole course.</summary>
    public static bool IsCourse(string? type) => type is AdlCourse or Cmi5Course or TinCanCourse;
}
