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

    /// <summary>The least mix of a batch (1 − Σ p²) that nobody is warned of; applies to nothing in particular; value a decimal from 0 to 1.</summary>
    public const string BatchMix = "BATCH_MIX";

    /// <summary>Share of a unit's people who may be away in batches on one day; applies to nothing in particular; value a decimal from 0 to 1.</summary>
    public const string AwayShare = "AWAY_SHARE";
}
