using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>A person's fold: timelines, completions, and the personal part.</summary>
/// <param name="id">Who.</param>
/// <param name="zone">The region's zone.</param>
internal sealed class AsnState(AsnId id, RegionZone zone)
{
    private readonly LearningRecord _record = new(id, zone);
    private RosterPerson _person = RosterPerson.Unknown(id);
    private string? _nip;
    private string? _name;

    /// <summary>True once a membership is recorded.</summary>
    public bool Exists => !_person.Agencies.IsEmpty;

    public void Apply(RecordedFact recorded)
    {
        if (recorded.Fact is not PersonFact fact)
        {
            return;
        }

        _person = _person.Apply(fact, recorded.Position);
        _record.Apply(recorded);
        _nip = recorded.Personal?.Nip ?? _nip;
        _name = recorded.Personal?.Name ?? _name;
        if (fact is PersonErased)
        {
            (_nip, _name) = (null, null);
        }
    }

    /// <summary>The person on a day.</summary>
    public PersonView ViewOn(DateOnly today, RegionRules rules) =>
        new(id, _nip, _name, _person.MemberOfOn(today, rules.Agencies), _person.EmploymentOn(today)!);

    /// <summary>The record of a year on a day.</summary>
    public RecordView RecordOf(FiguresDate date, RegionRules rules, long position) => RecordViews.WithLines(_person, _record, rules, date, position);
}
