using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Needs;

/// <summary>The fold of needs: everyone's assessments and answers, by competency. Figures are views of it, of the roster and of a day.</summary>
internal sealed class NeedsState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    /// <summary>People in a piece of a snapshot: with some 20 competencies and 3 years each the piece stays below 1 MB.</summary>
    private const int PiecePeople = 250;

    private readonly Dictionary<AsnId, ImmutableSortedDictionary<CompetencyId, CompetencyHistory>> _people = [];

    /// <summary>Everyone of whom anything is known, by competency.</summary>
    public IReadOnlyDictionary<AsnId, ImmutableSortedDictionary<CompetencyId, CompetencyHistory>> People => _people;

    /// <summary>The earliest day on which anything was assessed or said; null = nothing was.</summary>
    public DateOnly? FirstDay { get; private set; }

    public static NeedsState FromParts(IReadOnlyList<object> parts)
    {
        var state = new NeedsState();
        foreach (var (person, histories) in parts.Cast<NeedsPiece>().SelectMany(p => p.People))
        {
            state._people[person] = histories.ToImmutableSortedDictionary(h => h.Competency, h => h);
            state.Note(histories.SelectMany(h => h.Levels.Select(l => l.On).Concat(h.Answers.Select(a => a.On))));
        }

        return state;
    }

    public void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case CompetencyAssessed f:
                Change(f.Person, f.Competency, h => h with { Levels = h.Levels.Add(new LevelEntry(f.On, f.Level, recorded.Position)) });
                Note([f.On]);
                break;
            case NeedsAnswered f:
                foreach (var answer in f.Answers)
                {
                    Change(f.Person, answer.Competency, h => h with { Answers = h.Answers.Add(new AnswerEntry(f.On, answer, recorded.Position)) });
                }

                Note([f.On]);
                break;
        }
    }

    public IReadOnlyList<object> ToParts()
    {
        var pieces = _people.OrderBy(p => p.Key).Chunk(PiecePeople)
            .Select(object (chunk) => new NeedsPiece([.. chunk.Select(p => new PersonHistories(p.Key, [.. p.Value.Values]))]))
            .ToList();
        return pieces.Count > 0 ? pieces : [new NeedsPiece([])];
    }

    private void Change(AsnId person, CompetencyId competency, Func<CompetencyHistory, CompetencyHistory> change)
    {
        var known = _people.GetValueOrDefault(person, ImmutableSortedDictionary<CompetencyId, CompetencyHistory>.Empty);
        _people[person] = known.SetItem(competency, change(known.GetValueOrDefault(competency) ?? CompetencyHistory.Empty(competency)));
    }

    private void Note(IEnumerable<DateOnly> days)
    {
        foreach (var day in days)
        {
            FirstDay = FirstDay is { } first && first <= day ? first : day;
        }
    }
}

/// <summary>A piece of a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.NeedsPiece")]
internal sealed record NeedsPiece([property: Id(0)] ImmutableArray<PersonHistories> People);

/// <summary>A person in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PersonHistories")]
internal sealed record PersonHistories([property: Id(0)] AsnId Person, [property: Id(1)] ImmutableArray<CompetencyHistory> Histories);
