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
