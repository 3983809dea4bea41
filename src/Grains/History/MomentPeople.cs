using System.Runtime.InteropServices;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.History;

/// <summary>A person at a moment: timelines, the whole life's completions, and the part in the moment's figures.</summary>
/// <param name="id">Who.</param>
/// <param name="zone">The region's zone.</param>
internal sealed class MomentPerson(AsnId id, RegionZone zone)
{
    public RosterPerson Roster { get; set; } = RosterPerson.Unknown(id);

    /// <summary>Credited once the moment is folded; from then on it is only read.</summary>
    public LearningRecord Record { get; } = new(id, zone);

    public PersonYear Year { get; set; }

    /// <summary>Adds what counts of a year up to the figure's date to the sums of the agencies credited.</summary>
    /// <param name="sums">By the agency's code.</param>
    /// <param name="rules">The moment's rules.</param>
    /// <param name="date">The year and the figure's date.</param>
    public void AddEventsTo(Dictionary<string, LineSum> sums, RegionRules rules, FiguresDate date)
    {
        var capped = Record.Capped(JpCapView.Of(Roster, rules, date.On));
        foreach (var line in Record.Counting(rules.Policies, new DateOnly(date.Year, 1, 1), date.On))
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, line.Agency, out _);
            sum = new(sum.Completions + 1, sum.JpMicro + (capped?[line.Index] ?? line.CreditedMicro));
        }
    }
}

/// <summary>Everyone at a moment, in the parts in which they were folded.</summary>
/// <param name="shares">No person is in two of them.</param>
internal sealed class MomentPeople(IReadOnlyList<IReadOnlyDictionary<AsnId, MomentPerson>> shares)
{
    /// <summary>Completion lines of all of them.</summary>
    public int Lines { get; } = shares.Sum(s => s.Values.Sum(p => p.Record.Count));

    /// <summary>Everyone, in no order.</summary>
    public IEnumerable<KeyValuePair<AsnId, MomentPerson>> All => shares.SelectMany(s => s);

    /// <summary>A person, or null when nothing was known of them.</summary>
    /// <param name="person">Who.</param>
    public MomentPerson? Find(AsnId person)
    {
        foreach (var share in shares)
        {
            if (share.TryGetValue(person, out var found))
            {
                return found;
            }
        }

        return null;
    }
}
