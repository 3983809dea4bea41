using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Learning;

/// <summary>What is looked for in people's records: hours and seminars of the last months, and training for a post ever.</summary>
/// <param name="On">The day; whoever is a member on it, and what was completed up to it.</param>
/// <param name="HoursFrom">First day of the hours.</param>
/// <param name="SeminarFrom">First day of seminars.</param>
/// <param name="SeminarForms">Forms that are seminars.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LearningWindow")]
public sealed record LearningWindow(
    [property: Id(0)] DateOnly On,
    [property: Id(1)] DateOnly HoursFrom,
    [property: Id(2)] DateOnly SeminarFrom,
    [property: Id(3)] ImmutableArray<LearningForm> SeminarForms);

/// <summary>What was found in a member's record.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency on the day.</param>
/// <param name="Employment">The employment on the day.</param>
/// <param name="Jp">Credited in the window of hours.</param>
/// <param name="HasSeminar">With a seminar in its window.</param>
/// <param name="HasLeadership">With a leadership training ever.</param>
/// <param name="HasFunctional">With a functional training ever.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LearningFound")]
public sealed record LearningFound(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] Employment Employment,
    [property: Id(3)] decimal Jp,
    [property: Id(4)] bool HasSeminar,
    [property: Id(5)] bool HasLeadership,
    [property: Id(6)] bool HasFunctional)
{
    /// <summary>Looks; null for who is a member of no agency on the day.</summary>
    /// <param name="person">The person's timelines.</param>
    /// <param name="record">The person's completions.</param>
    /// <param name="rules">The region's rules.</param>
    /// <param name="window">What is looked for.</param>
    public static LearningFound? Of(RosterPerson person, LearningRecord record, RegionRules rules, LearningWindow window)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(window);
        if (person.MemberOfOn(window.On, rules.Agencies) is not { } agency || person.EmploymentOn(window.On) is not { } job)
        {
            return null;
        }

        var (jp, hasSeminar, hasLeadership, hasFunctional) = (0L, false, false, false);
        var capped = record.Capped(JpCapView.Of(person, rules, window.On));
        foreach (var line in record.Counting(rules.Policies, DateOnly.MinValue, window.On))
        {
            var form = record.EventAt(line.Index).Form;
            jp += line.Day >= window.HoursFrom.DayNumber ? capped?[line.Index] ?? line.CreditedMicro : 0;
            hasSeminar |= line.Day >= window.SeminarFrom.DayNumber && window.SeminarForms.Contains(form);
            hasLeadership |= form == LearningForm.Leadership;
            hasFunctional |= form == LearningForm.Functional;
        }

        return new LearningFound(person.Person, agency, job, MicroJp.ToDecimal(jp), hasSeminar, hasLeadership, hasFunctional);
    }
}
