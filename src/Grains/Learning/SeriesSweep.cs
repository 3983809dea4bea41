using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Learning;

/// <summary>
/// Counts series: what the figures of participation were on the last day of every bucket. A person's part stays the same from one day of
/// change to the next (a completion, a membership, an employment, the end of a contract, a merge, a rule, a new year), so it is computed
/// in the buckets alone that hold such a day. Pure; for one thread.
/// </summary>
public sealed class SeriesSweep
{
    private readonly RegionRules _rules;
    private readonly SeriesRange _range;
    private readonly AgencyId? _only;
    private readonly bool[] _everyones;
    private readonly bool[] _changes;
    private readonly Dictionary<AgencyId, SeriesTally> _tallies = [];

    private SeriesSweep(RegionRules rules, SeriesRange range, AgencyId? only)
    {
        (_rules, _range, _only) = (rules, range, only);
        _everyones = new bool[range.Count];
        _changes = new bool[range.Count];
        Note(_everyones, range.Ends[0]);
        for (var year = range.Ends[0].Year + 1; year <= range.Ends[^1].Year; year++)
        {
            Note(_everyones, new DateOnly(year, 1, 1));
        }

        foreach (var day in rules.Policies.ChangeDays.Concat(rules.Agencies.MergeDays))
        {
            Note(_everyones, day);
        }
    }

    /// <summary>The sums of every agency that has any.</summary>
    /// <param name="people">Everyone who was ever a member, with their whole record.</param>
    /// <param name="rules">The region's rules.</param>
    /// <param name="range">The buckets.</param>
    /// <param name="only">Counts one agency alone; null = all.</param>
    public static IReadOnlyDictionary<AgencyId, SeriesColumns> Count(
        IEnumerable<(RosterPerson Person, LearningRecord Record)> people, RegionRules rules, SeriesRange range, AgencyId? only = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(range);
        if (range.Count == 0)
        {
            return ImmutableDictionary<AgencyId, SeriesColumns>.Empty;
        }

        var sweep = new SeriesSweep(rules, range, only);
        foreach (var (person, record) in people)
        {
            sweep.Add(person, record);
        }

        return sweep._tallies.ToDictionary(t => t.Key, t => t.Value.ToColumns());
    }

    private void Add(RosterPerson person, LearningRecord record)
    {
        _everyones.CopyTo(_changes, 0);
        NoteDaysOf(person);
        AddEvents(person, record);
        PersonYear held = default;
        for (var i = 0; i < _range.Count; i++)
        {
            if (_changes[i])
            {
                var part = PersonYear.Of(person, record, _rules, _range.DateOf(i));
                Change(i, held, -1);
                Change(i, part, 1);
                held = part;
            }
        }
    }

    private void NoteDaysOf(RosterPerson person)
    {
        foreach (var entry in person.Agencies)
        {
            Note(_changes, entry.EffectiveOn);
        }

        foreach (var entry in person.Employments)
        {
            Note(_changes, entry.EffectiveOn);
            // The contract's last day is still in.
            if (entry.Employment.ContractTo is { } last && last < DateOnly.MaxValue)
            {
                Note(_changes, last.AddDays(1));
            }
        }
    }

    private void AddEvents(RosterPerson person, LearningRecord record)
    {
        JpCap? cap = null;
        CappedCredits? capped = null;
        foreach (var line in record.Counting(_rules.Policies, _range.Starts[0], _range.Ends[^1]))
        {
            var index = _range.IndexOf(DateOnly.FromDayNumber(line.Day));
            _changes[index] = true;
            if (_only is { } only && only.Value != line.Agency)
            {
                continue;
            }

            // The cap is that of the status on the bucket's last day; what it leaves of a line depends on nothing else of that day.
            var view = JpCapView.Of(person, _rules, _range.Ends[index]);
            if (view.Cap != cap)
            {
                cap = view.Cap;
                capped = record.Capped(view);
            }

            TallyOf(new AgencyId(line.Agency)).Complete(index, capped?[line.Index] ?? line.CreditedMicro);
        }
    }

    private void Change(int from, PersonYear part, int sign)
    {
        if (part.IsCounted && (_only is null || part.Agency == _only))
        {
            TallyOf(part.Agency!.Value).Change(from, part, sign);
        }
    }

    private SeriesTally TallyOf(AgencyId agency)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, agency, out _);
        return tally ??= new SeriesTally(_range.Count);
    }

    private void Note(bool[] changes, DateOnly day)
    {
        var index = _range.IndexOf(day);
        if (index < changes.Length)
        {
            changes[index] = true;
        }
    }
}
