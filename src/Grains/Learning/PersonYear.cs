using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Learning;

/// <summary>
/// One person's part in people's figures of a year on a day (domain §5). Everyone counts once, in the agency held on that day,
/// with the whole year's record wherever it was earned. Numbers are whole millionths of a JP, times days where the name says so:
/// the target of who joins in the year is prorated, and only undivided products add up exactly.
/// </summary>
public readonly record struct PersonYear
{
    /// <summary>The year and the figure's date.</summary>
    public FiguresDate Date { get; private init; }

    /// <summary>The agency of which the person is a member on the day; null = of none: not counted anywhere.</summary>
    public AgencyId? Agency { get; private init; }

    /// <summary>True when the status on the day is in scope; only members in scope are counted.</summary>
    public bool InScope { get; private init; }

    /// <summary>True with at least one completion of the year that counts, up to the day.</summary>
    public bool Participated { get; private init; }

    /// <summary>True when the credited JP reached the person's own target; false without a target.</summary>
    public bool Compliant { get; private init; }

    /// <summary>True when the target will be reached at the person's own pace.</summary>
    public bool ForecastCompliant { get; private init; }

    /// <summary>Days of the year from joining on, both ends included; the whole year for who joined before.</summary>
    public int DaysOwn { get; private init; }

    internal long JpMicro { get; private init; }

    /// <summary>JP_TARGET × <see cref="DaysOwn"/>; negative without a target.</summary>
    internal long TargetMicroDays { get; private init; }

    /// <summary>True when the person is counted in people's figures of <see cref="Agency"/>.</summary>
    public bool IsCounted => Agency is not null && InScope;

    /// <summary>JP credited for the year up to the day.</summary>
    public decimal Jp => MicroJp.ToDecimal(JpMicro);

    /// <summary>The person's own target in JP: JP_TARGET × own days / days of the year; null without one.</summary>
    public decimal? Target => TargetMicroDays < 0 ? null : MicroJp.ToDecimal(TargetMicroDays) / Date.DaysOfYear;

    /// <summary>min(JP, target) × days of the year, in millionths.</summary>
    internal long FulfilledMicroDays => Math.Min(JpMicro * Date.DaysOfYear, Math.Max(0, TargetMicroDays));

    /// <summary>Computes a person's part.</summary>
    /// <param name="person">The person's timelines.</param>
    /// <param name="record">The person's completions.</param>
    /// <param name="rules">The region's rules.</param>
    /// <param name="date">The year and the figure's date.</param>
    public static PersonYear Of(RosterPerson person, LearningRecord record, RegionRules rules, FiguresDate date)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(rules);
        var inForce = rules.Policies.On(date.On);
        var employment = person.EmploymentOn(date.On);
        var (daysOwn, daysOwnGone) = OwnDays(employment, date);
        var jp = record.SumOf(rules.Policies, date.Year, date.On, null, JpCapView.Of(person, rules, date.On));
        // A yearly target (PP 11/2017 art. 203(4)) falls due in proportion to the days from joining.
        var target = employment is null ? -1 : inForce.TargetMicro(employment.Status);
        var compliant = target >= 0 && jp.JpMicro * date.DaysOfYear >= target * daysOwn;
        return new PersonYear
        {
            Date = date,
            Agency = person.MemberOfOn(date.On, rules.Agencies),
            InScope = employment is not null && inForce.InScope(employment.Status),
            Participated = jp.Completions > 0,
            Compliant = compliant,
            ForecastCompliant = target >= 0
                && (Int128)jp.JpMicro * daysOwn * date.DaysOfYear >= (Int128)target * daysOwn * daysOwnGone,
            DaysOwn = daysOwn,
            JpMicro = jp.JpMicro,
            TargetMicroDays = target < 0 ? -1 : target * daysOwn,
        };
    }

    /// <summary>Own days of the year, and those of them that are gone on the figure's date (at least 1).</summary>
    private static (int Own, int Gone) OwnDays(Employment? employment, FiguresDate date)
    {
        var start = employment is not null && employment.JoinedOn.Year == date.Year ? employment.JoinedOn.DayOfYear : 1;
        return (date.DaysOfYear - start + 1, Math.Max(1, date.DaysGone - start + 1));
    }
}
