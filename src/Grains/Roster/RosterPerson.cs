using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>
/// Where a person was and is a member, and as what: two short timelines, each ordered by first day, then position.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Agencies">Agencies as recorded, before merges.</param>
/// <param name="Employments">Employments.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RosterPerson")]
public sealed record RosterPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] ImmutableArray<AgencyEntry> Agencies,
    [property: Id(2)] ImmutableArray<EmploymentEntry> Employments)
{
    /// <summary>A person of whom nothing is recorded.</summary>
    /// <param name="person">Who.</param>
    public static RosterPerson Unknown(AsnId person) => new(person, [], []);

    /// <summary>The entry with the latest first day, or null.</summary>
    public AgencyEntry? LastEntry => Agencies.IsEmpty ? null : Agencies[^1];

    /// <summary>The employment entry with the latest first day, or null.</summary>
    public EmploymentEntry? LastEmployment => Employments.IsEmpty ? null : Employments[^1];

    /// <summary>The timelines with one fact more; a repeat, or a fact about something else, changes nothing.</summary>
    /// <param name="fact">A fact about this person.</param>
    /// <param name="position">Its place in the ledger.</param>
    public RosterPerson Apply(PersonFact fact, long position) => fact switch
    {
        PersonJoined joined => With(new AgencyEntry(joined.EffectiveOn, joined.Agency, position))
            .With(new EmploymentEntry(joined.EffectiveOn, joined.Employment, position)),
        PersonTransferred transferred => With(new AgencyEntry(transferred.EffectiveOn, transferred.Agency, position)),
        PersonLeft left => With(new AgencyEntry(left.EffectiveOn, null, position)),
        EmploymentChanged changed => With(new EmploymentEntry(changed.EffectiveOn, changed.Employment, position)),
        _ => this,
    };

    /// <summary>The agency recorded for a day, before merges; null = none.</summary>
    /// <param name="day">The day.</param>
    public AgencyId? RecordedAgencyOn(DateOnly day)
    {
        for (var i = Agencies.Length - 1; i >= 0; i--)
        {
            if (Agencies[i].EffectiveOn <= day)
            {
                return Agencies[i].Agency;
            }
        }

        return null;
    }

    /// <summary>The agency held on a day, merges followed; null = none. A contract that is over does not change it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="tree">The region's agencies.</param>
    public AgencyId? AgencyOn(DateOnly day, AgencyTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return RecordedAgencyOn(day) is { } agency ? tree.Resolve(agency, day) : null;
    }

    /// <summary>The employment on a day; before the first entry the first one holds; null when none was ever recorded.</summary>
    /// <param name="day">The day.</param>
    public Employment? EmploymentOn(DateOnly day)
    {
        for (var i = Employments.Length - 1; i >= 0; i--)
        {
            if (Employments[i].EffectiveOn <= day)
            {
                return Employments[i].Employment;
            }
        }

        return Employments.IsEmpty ? null : Employments[0].Employment;
    }

    /// <summary>The agency of which the person is a member on a day, or null; the contract's last day is still in.</summary>
    /// <param name="day">The day.</param>
    /// <param name="tree">The region's agencies.</param>
    public AgencyId? MemberOfOn(DateOnly day, AgencyTree tree) =>
        EmploymentOn(day)?.ContractTo is { } last && day > last ? null : AgencyOn(day, tree);

    /// <summary>True when the person is a member of some agency on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="tree">The region's agencies.</param>
    public bool IsMemberOn(DateOnly day, AgencyTree tree) => MemberOfOn(day, tree) is not null;

    /// <summary>
    /// Every agency that must know this person's facts: all ever recorded, and what they merged into, whenever that is.
    /// </summary>
    /// <param name="tree">The region's agencies.</param>
    public ImmutableArray<AgencyId> EverAgencies(AgencyTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var ever = new List<AgencyId>(Agencies.Length);
        foreach (var entry in Agencies)
        {
            var next = entry.Agency;
            while (next is { } agency && !ever.Contains(agency))
            {
                ever.Add(agency);
                next = tree.Successor(agency);
            }
        }

        return [.. ever];
    }

    /// <summary>
    /// True when a roster row says what the timelines say on its day already: such a row is a repeat and stores nothing.
    /// </summary>
    /// <param name="agency">The row's agency.</param>
    /// <param name="employment">The row's employment.</param>
    /// <param name="on">The row's first day.</param>
    /// <param name="tree">The region's agencies.</param>
    public bool Says(AgencyId agency, Employment employment, DateOnly on, AgencyTree tree) =>
        AgencyOn(on, tree) == agency && EmploymentOn(on) == employment;

    private RosterPerson With(AgencyEntry entry)
    {
        var index = Agencies.Length;
        while (index > 0 && IsAfter(Agencies[index - 1].EffectiveOn, Agencies[index - 1].Position, entry.EffectiveOn, entry.Position))
        {
            index--;
        }

        return index > 0 && Agencies[index - 1].Position == entry.Position ? this : this with { Agencies = Agencies.Insert(index, entry) };
    }

    private RosterPerson With(EmploymentEntry entry)
    {
        var index = Employments.Length;
        while (index > 0 && IsAfter(Employments[index - 1].EffectiveOn, Employments[index - 1].Position, entry.EffectiveOn, entry.Position))
        {
            index--;
        }

        return index > 0 && Employments[index - 1].Position == entry.Position ? this : this with { Employments = Employments.Insert(index, entry) };
    }

    private static bool IsAfter(DateOnly day, long position, DateOnly otherDay, long otherPosition) =>
        day > otherDay || (day == otherDay && position > otherPosition);
}
