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

    /// <summary>
    /// Level of a competency that a post needs; applies to <c>ANY PELAKSANA</c>, <c>MANAGERIAL FUNGSIONAL AHLI_MUDA</c>,
    /// <c>KOMUNIKASI_PUBLIK PENGAWAS @DISKOMINFO</c> (see <see cref="LevelScope"/>); value a whole number from 0, not needed, to 5.
    /// </summary>
    public const string RequiredLevel = "REQUIRED_LEVEL";
}
