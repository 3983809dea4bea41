namespace Bangkom.Grains.Learning;

/// <summary>Why a line was credited what it was. The codes are part of the contract and never change.</summary>
public static class CreditReasons
{
    /// <summary>Credited whole.</summary>
    public const string Full = "FULL";
    /// <summary>E-learning: at most so many JP a day (PerLAN 10/2018, annex).</summary>
    public const string ELearningDayCap = "E_LEARNING_DAY_CAP";
    /// <summary>Self-study, community of practice: at most so many JP a day (PerLAN 10/2018, annex).</summary>
    public const string StudyDayCap = "STUDY_DAY_CAP";
    /// <summary>Coaching: at most twice a month (PerLAN 10/2018, annex).</summary>
    public const string CoachingMonthCap = "COACHING_MONTH_CAP";
    /// <summary>Mentoring: at most twice a month (PerLAN 10/2018, annex).</summary>
    public const string MentoringMonthCap = "MENTORING_MONTH_CAP";
    /// <summary>In clock time with an earlier event; still a completion.</summary>
    public const string Overlap = "OVERLAP";
    /// <summary>The same training under another identity; counts nowhere.</summary>
    public const string Duplicate = "DUPLICATE";
    /// <summary>Withdrawn by its source; counts nowhere.</summary>
    public const string Revoked = "REVOKED";
    /// <summary>Replaced by a later version; counts nowhere.</summary>
    public const string Corrected = "CORRECTED";
    /// <summary>The status's cap a year or a contract (PerLAN 15/2020).</summary>
    public const string PppkCap = "PPPK_CAP";
}

/// <summary>The reasons that the credit pass itself gives; kept in a byte per completion.</summary>
internal enum CreditReason : byte
{
    /// <summary>Not credited yet.</summary>
    None,
    Full,
    ELearningDayCap,
    StudyDayCap,
    CoachingMonthCap,
    MentoringMonthCap,
    Overlap,
    Duplicate,
}
