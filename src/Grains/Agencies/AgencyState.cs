using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Packing;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Agencies;

/// <summary>
/// An agency's fold: the region's rules, everyone who was ever a member with their whole record, and the batches its people took part
/// in. Figures are views of it for a year and day, kept up to date person by person.
/// </summary>
internal sealed class AgencyState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 3;

    /// <summary>Views kept at a time: this year's, and years that somebody looked at.</summary>
    private const int ViewsMax = 6;

    /// <summary>Bytes after which a snapshot piece is closed; one person's record comes on top, so it stays below 1 MB.</summary>
    private const int PieceBytesMax = 700_000;

    /// <summary>Series kept at a time, until anything changes: a page asks for several figures of the same buckets.</summary>
    private const int SeriesMax = 8;

    private readonly Dictionary<AsnId, AgencyMember> _people = [];
    private readonly Dictionary<BatchId, ImmutableSortedSet<int>> _batches = [];
    private readonly LinkedList<AgencyYear> _views = [];
    private readonly Dictionary<SeriesRange, SeriesColumns> _series = [];

    public AgencyState(AgencyId agency, RegionRules rules) => (Agency, Rules) = (agency, rules);

    /// <summary>The agency's code.</summary>
    public AgencyId Agency { get; }

    /// <summary>Tree, policies and zone.</summary>
    public RegionRules Rules { get; private set; }

    /// <summary>Everyone who was ever a member.</summary>
    public IReadOnlyDictionary<AsnId, AgencyMember> People => _people;

    /// <summary>Batches by year in which the agency's people took part.</summary>
    public IReadOnlyDictionary<BatchId, ImmutableSortedSet<int>> Batches => _batches;

    public static AgencyState FromParts(AgencyId agency, IReadOnlyList<object> parts)
    {
        var head = (AgencyHead)parts[0];
        var state = new AgencyState(agency, head.Rules);
        foreach (var (batch, years) in head.Batches)
        {
            state._batches[batch] = years;
        }

        foreach (var piece in parts.Skip(1).Cast<AgencyPiece>())
        {
            var records = new PackReader(piece.Records);
            foreach (var person in piece.People)
            {
                state._people[person.Person] = new AgencyMember(person, LearningRecord.Unpack(records, head.Rules.Zone));
            }
        }

        return state;
    }

    /// <summary>
    /// People whose earlier facts the agency lacks when this fact arrives: they were members elsewhere before. Their facts are read
    /// from the store and taken in first.
    /// </summary>
    public IEnumerable<AsnId> Introduces(Fact fact) => fact switch
    {
        // A first membership has no earlier facts.
        PersonJoined => [],
        PersonFact person when !_people.ContainsKey(person.Person) => [person.Person],
        AgencyMerged merged when IsSuccessor(merged) => merged.People.Where(p => !_people.ContainsKey(p)),
        _ => [],
    };

    public void Apply(RecordedFact recorded)
    {
        if (recorded.Fact is PersonFact person)
        {
            ApplyPerson(person, recorded);
            return;
        }

        var rules = Rules.Apply(recorded);
        if (!ReferenceEquals(rules, Rules))
        {
            Rules = rules;
            _views.Clear();
            _series.Clear();
        }
    }

    public IReadOnlyList<object> ToParts()
    {
        var parts = new List<object> { new AgencyHead(Rules, _batches.ToImmutableSortedDictionary()) };
        var (people, records) = (ImmutableArray.CreateBuilder<RosterPerson>(), new PackWriter());
        foreach (var member in _people.Values)
        {
            people.Add(member.Person);
            member.Record.Pack(records);
            if (records.Length >= PieceBytesMax)
            {
                parts.Add(new AgencyPiece(people.ToImmutable(), records.ToPacked()));
                people.Clear();
                records = new PackWriter();
            }
        }

        parts.Add(new AgencyPiece(people.ToImmutable(), records.ToPacked()));
        return parts;
    }

    /// <summary>The sums for a year and day.</summary>
    public AgencyYear ViewOf(FiguresDate date)
    {
        for (var node = _views.First; node is not null; node = node.Next)
        {
            if (node.Value.Date == date)
            {
                _views.Remove(node);
                _views.AddFirst(node);
                return node.Value;
            }
        }

        var view = new AgencyYear(this, date);
        _views.AddFirst(view);
        if (_views.Count > ViewsMax)
        {
            _views.RemoveLast();
        }

        return view;
    }

    /// <summary>Its own sums of every bucket.</summary>
    public SeriesColumns SeriesOf(SeriesRange range)
    {
        if (!_series.TryGetValue(range, out var columns))
        {
            var counted = SeriesSweep.Count(_people.Values.Select(m => (m.Person, m.Record)), Rules, range, Agency);
            columns = counted.GetValueOrDefault(Agency) ?? SeriesColumns.Empty(range);
            if (_series.Count >= SeriesMax)
            {
                _series.Clear();
            }

            _series[range] = columns;
        }

        return columns;
    }

    /// <summary>Whether a completion counts.</summary>
    public CountedResult Counted(CreditedFact fact)
    {
        if (!_people.TryGetValue(fact.Person, out var member) || !member.Record.TryJudge(Rules.Policies, fact.Position, out var reason))
        {
            return new CountedResult(false, CountedResult.Revocation);
        }

        return new CountedResult(reason is null, reason);
    }

    /// <summary>Completions that count and are credited here, by day.</summary>
    public ImmutableArray<CountedCompletion> CompletionsIn(DateOnly from, DateOnly to) =>
    [
        .. _people.Values
            .SelectMany(m => Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1))
                .SelectMany(year => m.Record.Lines(Rules.Policies, year))
                .Where(l => l.Counts && l.Agency == Agency && l.Day >= from && l.Day <= to)
                .Select(l => new CountedCompletion(m.Person.Person, l.Day, l.Content.Form, l.Content.Program, l.Content.Batch, l.Credited, l.Position)))
            .OrderBy(c => c.Day).ThenBy(c => c.Position),
    ];

    private bool IsSuccessor(AgencyMerged merged)
    {
        var next = (AgencyId?)merged.Into;
        for (var step = 0; next is { } agency && step < AgencyTree.StepsMax; step++)
        {
            if (agency == Agency)
            {
                return true;
            }

            next = Rules.Agencies.Successor(agency);
        }

        return false;
    }

    private void ApplyPerson(PersonFact fact, RecordedFact recorded)
    {
        if (!_people.TryGetValue(fact.Person, out var member))
        {
            _people[fact.Person] = member = new AgencyMember(RosterPerson.Unknown(fact.Person), new LearningRecord(fact.Person, Rules.Zone));
        }

        switch (fact)
        {
            case Enrolled f:
                NoteBatch(f.Batch, f.Agency, f.On);
                return;
            case WaitListed f:
                NoteBatch(f.Batch, f.Agency, f.On);
                return;
            case Attended f:
                NoteBatch(f.Batch, f.Agency, f.On);
                return;
            case Completed f:
                NoteBatch(f.Content, f.Agency, f.EnrolledAgency);
                break;
            case CompletionCorrected f:
                NoteBatch(f.Content, f.Agency, f.EnrolledAgency);
                break;
        }

        var person = member.Person.Apply(fact, recorded.Position);
        var changed = member.Record.Apply(recorded) || !ReferenceEquals(person, member.Person);
        member.Person = person;
        if (!changed)
        {
            return;
        }

        _series.Clear();
        foreach (var view in _views)
        {
            view.Touch(fact.Person);
        }
    }

    private void NoteBatch(CompletionContent content, AgencyId agency, AgencyId? enrolled)
    {
        if (content.Batch is { } batch)
        {
            NoteBatch(batch, enrolled ?? agency, content.CompletedAt.DayIn(Rules.Zone));
        }
    }

    private void NoteBatch(BatchId batch, AgencyId agency, DateOnly day)
    {
        if (agency == Agency && _batches.GetValueOrDefault(batch, []) is var years && !years.Contains(day.Year))
        {
            _batches[batch] = years.Add(day.Year);
        }
    }
}

/// <summary>A person in an agency's fold.</summary>
internal sealed class AgencyMember(RosterPerson person, LearningRecord record)
{
    public RosterPerson Person { get; set; } = person;

    public LearningRecord Record { get; } = record;
}

/// <summary>First piece of an agency's snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyHead")]
internal sealed record AgencyHead(
    [property: Id(0)] RegionRules Rules,
    [property: Id(1)] ImmutableSortedDictionary<BatchId, ImmutableSortedSet<int>> Batches);

/// <summary>Further pieces: members, and their records in the same order.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyMembers")]
internal sealed record AgencyPiece([property: Id(0)] ImmutableArray<RosterPerson> People, [property: Id(1)] PackedRecords Records);
