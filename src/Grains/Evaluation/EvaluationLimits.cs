namespace Bangkom.Grains.Evaluation;

/// <summary>Every limit of evaluation, each named with its unit.</summary>
public static class EvaluationLimits
{
    /// <summary>Days for which a questionnaire asks a participant after completion.</summary>
    public const int QuestionnaireDays = 365;

    /// <summary>Days for which a follow-up may be answered once it is due.</summary>
    public const int FollowUpDays = 60;

    /// <summary>Items of a questionnaire or follow-up at most.</summary>
    public const int ItemsMax = 30;

    /// <summary>The shortest scale's highest mark.</summary>
    public const int ScaleMaxMin = 2;

    /// <summary>The longest scale's highest mark.</summary>
    public const int ScaleMaxMax = 10;

    /// <summary>Characters of an item at most.</summary>
    public const int ItemLengthMax = 300;

    /// <summary>Characters of a comment at most.</summary>
    public const int CommentLengthMax = 1_000;

    /// <summary>People of whom a superior is asked at most; who has more is asked of the first by id.</summary>
    public const int SubordinatesMax = 100;

    /// <summary>Answers in one piece of a snapshot: comments and all, well below its megabyte.</summary>
    public const int AnswersInPiece = 500;

    /// <summary>People asked in one public survey at most.</summary>
    public const int RespondentsMax = 10_000_000;

    /// <summary>The highest score of a test at most.</summary>
    public const decimal ScoreMax = 10_000;
}
