using System.Runtime.InteropServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.History;

/// <summary>
/// The fold of one part of the people, whose facts no other part needs; the first part folds the region's rules too. Look-alikes and
/// contract caps reach over years, so a person's whole life is folded. For one thread.
/// </summary>
/// <param name="index">Which part.</param>
/// <param name="zone">The region's zone.</param>
/// <param name="asOf">What had happened by then; null = everything.</param>
internal sealed class MomentShare(int index, RegionZone zone, DateTimeOffset? asOf)
{
    private readonly Dictionary<AsnId, MomentPerson> _people = [];
    private readonly Dictionary<string, LineSum> _events = new(StringComparer.Ordinal);

    /// <summary>Tree and policies; of the first part alone.</summary>
    public RegionRules Rules { get; private set; } = RegionRules.Start(zone);

    /// <summary>Everyone of this part.</summary>
    public IReadOnlyDictionary<AsnId, MomentPerson> People => _people;

    /// <summary>The first fact that could not be folded, or null.</summary>
    public (long Position, Exception Why)? SetAside { get; private set; }

    /// <summary>Folds a fact if it is this part's and concerns the moment.</summary>
    public void Take(in FactBody body)
    {
        if (ShareOf(body.Person) != index)
        {
            return;
        }

        try
        {
            if (FactFilter.Concerns(body, asOf))
            {
                Fold(body.ToRecorded());
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // As in the grains: the others go on, and the figures say that they are incomplete.
            SetAside ??= (body.Position, e);
        }
    }

    /// <summary>Credits everyone and adds up the part's sums per agency.</summary>
    /// <param name="rules">The rules of the whole moment.</param>
    /// <param name="date">The year and the figure's date.</param>
    public IReadOnlyDictionary<AgencyId, ParticipationSummary> Count(RegionRules rules, FiguresDate date)
    {
        var totals = new Dictionary<AgencyId, ParticipationTotals>();
        foreach (var person in _people.Values)
        {
            person.Year = PersonYear.Of(person.Roster, person.Record, rules, date);
            if (person.Year is { IsCounted: true, Agency: { } agency })
            {
                TotalsOf(agency).Add(person.Year);
            }

            _events.Clear();
            person.AddEventsTo(_events, rules, date);
            foreach (var (credited, sum) in _events)
            {
                TotalsOf(new AgencyId(credited)).AddEvents(new EventTotals(sum.Completions, MicroJp.ToDecimal(sum.JpMicro)));
            }
        }

        return totals.ToDictionary(t => t.Key, t => t.Value.ToSummary());

        ParticipationTotals TotalsOf(AgencyId agency) =>
            CollectionsMarshal.GetValueRefOrAddDefault(totals, agency, out _) ??= new ParticipationTotals(date);
    }

    private static int ShareOf(AsnId? person) =>
        person is { } id ? (int)((uint)id.GetHashCode() % HistoryLimits.SharesMax) : 0;

    private void Fold(RecordedFact recorded)
    {
        if (recorded.Fact is not PersonFact fact)
        {
            Rules = Rules.Apply(recorded);
            return;
        }

        var person = CollectionsMarshal.GetValueRefOrAddDefault(_people, fact.Person, out _) ??= new MomentPerson(fact.Person, zone);
        person.Roster = person.Roster.Apply(fact, recorded.Position);
        person.Record.Apply(recorded);
    }
}
