using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Learning;

/// <summary>
/// The cap on credited JP of a person's status on the figure's date. It is a view over the lines, applied last,
/// because status and rule are those of the day asked for; the usual <c>NONE</c> costs nothing.
/// </summary>
public readonly struct JpCapView
{
    private readonly RosterPerson? _person;

    private JpCapView(JpCap cap, RosterPerson person) => (Cap, _person) = (cap, person);

    /// <summary>No cap.</summary>
    public static JpCapView None => default;

    /// <summary>The cap, or null.</summary>
    public JpCap? Cap { get; }

    /// <summary>The cap of a person on a day.</summary>
    /// <param name="person">The person.</param>
    /// <param name="rules">The region's rules.</param>
    /// <param name="on">The figure's date.</param>
    public static JpCapView Of(RosterPerson person, RegionRules rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(rules);
        return person.EmploymentOn(on) is { } employment && rules.Policies.On(on).Cap(employment.Status) is { } cap
            ? new JpCapView(cap, person)
            : None;
    }

    /// <summary>
    /// The contract that a completion is counted in: that of the employment in force on its day, both dates known and the day inside.
    /// </summary>
    /// <param name="day">The completion day.</param>
    internal (DateOnly From, DateOnly To)? ContractOn(DateOnly day) =>
        _person?.EmploymentOn(day) is { ContractFrom: { } from, ContractTo: { } to } && from <= day && day <= to
            ? (from, to)
            : null;
}
