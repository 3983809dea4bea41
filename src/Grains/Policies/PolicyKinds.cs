namespace Bangkom.Grains.Policies;

/// <summary>Kinds of dated rules and the grammar of their values.</summary>
public static class PolicyKinds
{
    /// <summary>JP a year that an ASN of a status should reach; applies to <c>PNS</c> …; value a decimal, in JP.</summary>
    public const string JpTarget = "JP_TARGET";

    /// <summary>JP credited at most; applies to a status; value <c>NONE</c>, <c>24 PER YEAR</c> or <c>24 PER CONTRACT</c>, in JP.</summary>
    public const string JpCap = "JP_CAP";

    /// <summary>Whether a status is in scope of people's figures; applies to a status; value <c>IN</c> or <c>OUT</c>.</summary>
    public const string Scope = "SCOPE";

    /// <summary>JP per unit; applies to <c>WORKSHOP NATIONAL</c> …; value a decimal, in JP per unit of the form.</summary>
    public const string Conversion = "CONVERSION";

    /// <summary>JP of a form a day at most; applies to <c>E_LEARNING NATIONAL</c> …; value a decimal, in JP.</summary>
    public const string DayCap = "DAY_CAP";

    /// <summary>Times of a form a month at most; applies to <c>COACHING</c> …; value a decimal, in times.</summary>
    public const string MonthCap = "MONTH_CAP";

    /// <summary>Least share of the region's budget for the development of competence; applies to nothing further; value a decimal, in per cent.</summary>
    public const string BudgetFloor = "BUDGET_FLOOR";

    /// <summary>Weight of a rater in a follow-up; applies to <c>SUPERIOR</c>, <c>PEER</c> or <c>SELF</c>; value a decimal, 0 = not counted.</summary>
    public const string FollowUpWeight = "FOLLOW_UP_WEIGHT";

    /// <summary>Score from which a training counts as transferred; applies to nothing; value a decimal, on the scale 1 to 4.</summary>
    public const string TransferThreshold = "TRANSFER_THRESHOLD";

    /// <summary>Weight of each element of a public survey; applies to nothing; value a decimal or a fraction such as <c>1/9</c>.</summary>
    public const string IkmWeight = "IKM_WEIGHT";

    /// <summary>
    /// Level of a competency that a post needs; applies to <c>ANY PELAKSANA</c>, <c>MANAGERIAL FUNGSIONAL AHLI_MUDA</c>,
    /// <c>KOMUNIKASI_PUBLIK PENGAWAS @DISKOMINFO</c> (see <see cref="LevelScope"/>); value a whole number from 0, not needed, to 5.
    /// </summary>
    public const string RequiredLevel = "REQUIRED_LEVEL";

    /// <summary>The least mix of a batch (1 − Σ p²) that nobody is warned of; applies to nothing in particular; value a decimal from 0 to 1; default 0.5.</summary>
    public const string BatchMix = "BATCH_MIX";

    /// <summary>Share of a unit's people who may be away in batches on one day; applies to nothing in particular; value a decimal from 0 to 1, of which 1 = no limit; one always may; default 0.2.</summary>
    public const string AwayShare = "AWAY_SHARE";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        JpTarget, JpCap, Scope, Conversion, DayCap, MonthCap,
        BudgetFloor, FollowUpWeight, TransferThreshold, IkmWeight, RequiredLevel, BatchMix, AwayShare,
    ];
}
