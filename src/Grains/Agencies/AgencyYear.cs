using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Agencies;

/// <summary>
/// An agency's sums for one year and day. A change of a person is noted at once and computed at the next look: the person's old part
/// leaves the sums and the new one enters.
/// </summary>
internal sealed class AgencyYear
{
    private readonly AgencyState _state;
    private readonly ParticipationTotals _totals;
    private readonly Dictionary<AsnId, (PersonYear Person, EventTotals Events)> _parts = [];
    private readonly HashSet<AsnId> _touched = [];
    private ParticipationSummary? _summary;
    private ParticipationFigures? _figures;
    private ImmutableDictionary<ProgramId, int>? _programs;
    private (DateOnly Today, ImmutableArray<AgencyMemberView> All)? _members;

    public AgencyYear(AgencyState state, FiguresDate date)
    {
        (_state, Date) = (state, date);
        _totals = new ParticipationTotals(date);
        _touched.UnionWith(state.People.Keys);
    }

    /// <summary>The year and the figure's date.</summary>
    public FiguresDate Date { get; }

    /// <summary>A person has changed.</summary>
    public void Touch(AsnId person)
    {
        _touched.Add(person);
        _summary = null;
        _figures = null;
        _programs = null;
        _members = null;
    }

    /// <summary>The sums as they are now.</summary>
    public ParticipationSummary Summary
    {
        get
        {
            if (_summary is null)
            {
                Recount();
                _summary = _totals.ToSummary();
            }

            return _summary;
        }
    }

    /// <summary>The figures as they are now.</summary>
    public ParticipationFigures Figures => _figures ??= ParticipationFigures.Of(Summary);

    /// <summary>Completions that count and are credited here, per programme.</summary>
    public ImmutableDictionary<ProgramId, int> Programs => _programs ??= _state.People.Values
        .SelectMany(m => m.Record.Lines(_state.Rules.Policies, Date.Year))
        .Where(l => l.Counts && l.Agency == _state.Agency && l.Day <= Date.On && l.Content.Program is not null)
        .GroupBy(l => l.Content.Program!.Value)
        .ToImmutableDictionary(g => g.Key, g => g.Count());

    /// <summary>Its members on the figure's date, also those out of scope, in no order.</summary>
    /// <param name="today">The day of what a person is now.</param>
    /// <param name="position">Every fact up to here is in their records.</param>
    public ImmutableArray<AgencyMemberView> Members(DateOnly today, long position)
    {
        if (_members is not { } known || known.Today != today)
        {
            Recount();
            _members = known = (today, [.. _parts.Where(p => IsMine(p.Value.Person)).Select(p => ViewOf(_state.People[p.Key], p.Value.Person, today, position))]);
        }

        return known.All;
    }

    private AgencyMemberView ViewOf(AgencyMember member, PersonYear part, DateOnly today, long position)
    {
        var person = member.Person;
        return new AgencyMemberView(
            new PersonView(person.Person, null, null, person.MemberOfOn(today, _state.Rules.Agencies), person.EmploymentOn(today)!),
            _state.Agency,
            person.EmploymentOn(Date.On)!,
            part.Participated,
            RecordViews.WithoutLines(person, member.Record, _state.Rules, part, position))
        { ForecastCompliant = part.ForecastCompliant };
    }

    private void Recount()
    {
        foreach (var id in _touched)
        {
            if (_parts.Remove(id, out var old))
            {
                _totals.RemoveEvents(old.Events);
                if (IsMine(old.Person))
                {
                    _totals.Remove(old.Person);
                }
            }

            var member = _state.People[id];
            var part = PersonYear.Of(member.Person, member.Record, _state.Rules, Date);
            var events = member.Record.EventsOf(_state.Rules.Policies, Date.Year, Date.On, _state.Agency, JpCapView.Of(member.Person, _state.Rules, Date.On));
            if (!IsMine(part) && events.Completions == 0)
            {
                continue;
            }

            _parts[id] = (part, events);
            _totals.AddEvents(events);
            if (IsMine(part))
            {
                _totals.Add(part);
            }
        }

        _touched.Clear();
    }

    private bool IsMine(PersonYear part) => part.Agency == _state.Agency;
}
