using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Composing;

/// <summary>A problem in numbers, as solvers read it: people, batches, programmes, quotas and units are indices from 0, worth is in millionths of a point.</summary>
public sealed class ComposingModel
{
    /// <summary>Gaps of a person that count at most.</summary>
    public const int NeedsMax = 64;

    /// <summary>Millionths of a point.</summary>
    public const long Micro = 1_000_000;

    private readonly int _programs;
    private readonly ulong[] _closes;
    private readonly bool[] _isEligible;
    private readonly bool[] _isMandatory;
    private readonly int[] _quotas;
    private readonly int[] _quotaStarts;
    private readonly long[][] _needs;

    /// <summary>Puts a problem into numbers.</summary>
    /// <param name="problem">The problem.</param>
    public ComposingModel(ComposingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
        var people = Indices(problem.People.Select(p => p.Person));
        var programs = Indices(problem.Programs.Select(p => p.Program));
        var batches = Indices(problem.Batches.Select(b => b.Batch));
        _programs = problem.Programs.Length;
        ProgramOf = [.. problem.Batches.Select(b => programs[b.Program])];
        SortedNeeds = [.. problem.People.Select(p => p.Needs.Where(n => n.Priority > 0).OrderByDescending(n => n.Priority).ThenBy(n => n.Competency, StringComparer.Ordinal).Take(NeedsMax).ToImmutableArray())];
        _needs = [.. SortedNeeds.Select(needs => needs.Select(n => (long)Math.Round(n.Priority * Micro)).ToArray())];
        _closes = Closes(problem);
        _isMandatory = new bool[People * _programs];
        foreach (var wish in problem.Mandatory)
        {
            _isMandatory[(people[wish.Person] * _programs) + programs[wish.Program]] = true;
        }

        Held = [.. problem.Held.Select(h => new Seat(people[h.Person], batches[h.Batch])).Distinct()];
        _isEligible = Eligible(problem);
        Agencies = problem.People.Select(p => p.Agency).Distinct().Count();
        AgencyOf = Numbers(problem.People.Select(p => p.Agency), out _);
        UnitOf = Numbers(problem.People.Select(p => p.Unit), out var units);
        AwayMost = [.. units.Select(u => AwayMostOf(problem, u))];
        Quotas = [.. problem.Batches.SelectMany((b, i) => b.Quotas.Where(q => q.Least > 0 || q.Most is not null).Select(q => new Quota(i, q.Agency, q.Least, q.Most ?? int.MaxValue)))];
        (_quotaStarts, _quotas) = QuotasOfPeople(problem);
        Points = [.. problem.Batches.Select(b => b.StartsOn).Distinct().Order()];
        PointsOf = [.. problem.Batches.Select(b => Enumerable.Range(0, Points.Length).Where(i => Points[i] >= b.StartsOn && Points[i] <= b.EndsOn).ToArray())];
    }

    /// <summary>The problem.</summary>
    public ComposingProblem Problem { get; }

    /// <summary>How many people there are.</summary>
    public int People => Problem.People.Length;

    /// <summary>How many batches there are.</summary>
    public int Batches => Problem.Batches.Length;

    /// <summary>How many programmes there are.</summary>
    public int Programs => _programs;

    /// <summary>How many agencies the people have.</summary>
    public int Agencies { get; }

    /// <summary>Programme of each batch.</summary>
    public ImmutableArray<int> ProgramOf { get; }

    /// <summary>Agency of each person, as the mix counts it.</summary>
    public ImmutableArray<int> AgencyOf { get; }

    /// <summary>Unit of each person.</summary>
    public ImmutableArray<int> UnitOf { get; }

    /// <summary>People of each unit who may be away at once.</summary>
    public ImmutableArray<int> AwayMost { get; }

    /// <summary>Days on which units are looked at: first days of batches, since only then more people go away.</summary>
    public ImmutableArray<DateOnly> Points { get; }

    /// <summary>Points at which each batch's people are away.</summary>
    public ImmutableArray<int[]> PointsOf { get; }

    /// <summary>Seats that stay.</summary>
    public ImmutableArray<Seat> Held { get; }

    /// <summary>Every quota of every batch.</summary>
    public ImmutableArray<Quota> Quotas { get; }

    /// <summary>Each person's gaps, the greatest first.</summary>
    public ImmutableArray<ImmutableArray<CandidateNeed>> SortedNeeds { get; }

    /// <summary>Seats of a batch.</summary>
    public int SeatsOf(int batch) => Problem.Batches[batch].Seats;

    /// <summary>True when a person may take a batch at all.</summary>
    public bool IsEligible(int person, int batch) => _isEligible[(person * Batches) + batch];

    /// <summary>True when a person must take a programme.</summary>
    public bool IsMandatory(int person, int program) => _isMandatory[(person * _programs) + program];

    /// <summary>A person's gaps that a programme closes, one bit each.</summary>
    public ulong ClosesOf(int person, int program) => _closes[(person * _programs) + program];

    /// <summary>Priority of a person's gap, in millionths.</summary>
    public long PriorityOf(int person, int need) => _needs[person][need];

    /// <summary>Quotas that count a person in a batch.</summary>
    public ReadOnlySpan<int> QuotasOf(int person, int batch)
    {
        var at = (person * Batches) + batch;
        return _quotas.AsSpan(_quotaStarts[at], _quotaStarts[at + 1] - _quotaStarts[at]);
    }

    /// <summary>Priority of some of a person's gaps, in millionths.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="needs">One bit each.</param>
    public long WorthOf(int person, ulong needs)
    {
        var sum = 0L;
        for (; needs != 0; needs &= needs - 1)
        {
            sum += _needs[person][System.Numerics.BitOperations.TrailingZeroCount(needs)];
        }

        return sum;
    }

    /// <summary>
    /// What the k-th person of one agency adds to a batch's mix, in millionths: M·(S + 1 − 2k)/S². Over a full batch of S seats these sum
    /// to M·(1 − Σ p²).
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="nth">From 1.</param>
    public long MixOf(int batch, int nth)
    {
        decimal seats = SeatsOf(batch);
        return seats == 0 ? 0 : (long)Math.Round(Problem.MixBonus * Micro * (seats + 1 - (2 * nth)) / (seats * seats));
    }

    /// <summary>True when two batches share a day.</summary>
    public bool Overlap(int one, int other) =>
        Problem.Batches[one].StartsOn <= Problem.Batches[other].EndsOn && Problem.Batches[other].StartsOn <= Problem.Batches[one].EndsOn;

    private ulong[] Closes(ComposingProblem problem)
    {
        var closes = new ulong[People * _programs];
        var sets = problem.Programs.Select(p => p.Closes.ToHashSet(StringComparer.Ordinal)).ToArray();
        for (var (p, i) = (0, 0); p < People; p++)
        {
            for (var program = 0; program < _programs; program++, i++)
            {
                for (var need = 0; need < SortedNeeds[p].Length; need++)
                {
                    closes[i] |= sets[program].Contains(SortedNeeds[p][need].Competency) ? 1UL << need : 0;
                }
            }
        }

        return closes;
    }

    private bool[] Eligible(ComposingProblem problem)
    {
        var eligible = new bool[People * Batches];
        for (var (p, i) = (0, 0); p < People; p++)
        {
            var person = problem.People[p];
            for (var b = 0; b < Batches; b++, i++)
            {
                var program = problem.Programs[ProgramOf[b]];
                eligible[i] = (ClosesOf(p, ProgramOf[b]) != 0 || IsMandatory(p, ProgramOf[b]))
                    && !person.Completed.Contains(program.Program)
                    && !person.Unavailable.Contains(problem.Batches[b].Batch)
                    && program.Prerequisites.All(person.Completed.Contains);
            }
        }

        return eligible;
    }

    private (int[] Starts, int[] Quotas) QuotasOfPeople(ComposingProblem problem)
    {
        var starts = new int[(People * Batches) + 1];
        var all = new List<int>();
        var ofBatch = Enumerable.Range(0, Quotas.Length).ToLookup(q => Quotas[q].Batch);
        for (var (p, i) = (0, 0); p < People; p++)
        {
            for (var b = 0; b < Batches; b++)
            {
                all.AddRange(ofBatch[b].Where(q => problem.People[p].Under.Contains(Quotas[q].Agency)));
                starts[++i] = all.Count;
            }
        }

        return (starts, [.. all]);
    }

    private static int AwayMostOf(ComposingProblem problem, AgencyId unit)
    {
        var size = problem.UnitSizes.TryGetValue(unit, out var given) ? given : problem.People.Count(p => p.Unit == unit);
        return problem.AwayShare >= 1 ? int.MaxValue : Math.Max(1, (int)(problem.AwayShare * size));
    }

    private static Dictionary<T, int> Indices<T>(IEnumerable<T> items)
        where T : notnull => items.Select((item, i) => (item, i)).ToDictionary(x => x.item, x => x.i);

    private static ImmutableArray<int> Numbers(IEnumerable<AgencyId> agencies, out List<AgencyId> numbered)
    {
        var known = new Dictionary<AgencyId, int>();
        ImmutableArray<int> numbers = [.. agencies.Select(a => known.TryGetValue(a, out var n) ? n : known[a] = known.Count)];
        numbered = [.. known.OrderBy(k => k.Value).Select(k => k.Key)];
        return numbers;
    }
}

/// <summary>A person in a batch, by their indices.</summary>
/// <param name="Person">Index of the person.</param>
/// <param name="Batch">Index of the batch.</param>
public readonly record struct Seat(int Person, int Batch);

/// <summary>A batch's seats for an agency.</summary>
/// <param name="Batch">Index of the batch.</param>
/// <param name="Agency">The agency, with those below it.</param>
/// <param name="Least">At least so many.</param>
/// <param name="Most">At most so many.</param>
public readonly record struct Quota(int Batch, AgencyId Agency, int Least, int Most);
