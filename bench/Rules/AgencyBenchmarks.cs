using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using BenchmarkDotNet.Attributes;

namespace Bangkom.Bench.Rules;

/// <summary>An agency of 100 people with 20 completions each: the fold from nothing and its figures, for one completion.</summary>
public class AgencyBenchmarks
{
    private const int People = 100;
    private const int Each = 20;

    private RecordedFact[] _joins = [];
    private RecordedFact[] _facts = [];

    [GlobalSetup]
    public void Prepare()
    {
        _joins = [.. Enumerable.Range(0, People).Select(i => Samples.Recorded(i + 1, Samples.Joined(i)))];
        _facts = [.. Enumerable.Range(0, People).SelectMany(i => Samples.Completions(i, Each, 1_000 + (i * Each)))];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = People * Each, Description = "a list of the completions a person")]
    public int Lists()
    {
        var people = new Dictionary<Grains.Ids.AsnId, List<RecordedFact>>();
        foreach (var fact in _facts)
        {
            var person = ((PersonFact)fact.Fact).Person;
            if (!people.TryGetValue(person, out var list))
            {
                people[person] = list = [];
            }

            list.Add(fact);
        }

        return people.Count;
    }

    [Benchmark(OperationsPerInvoke = People * Each, Description = "AgencyState: fold and figures, a completion")]
    public ParticipationFigures Fold()
    {
        var state = new AgencyState(Samples.Agency, Samples.Rules);
        Array.ForEach(_joins, state.Apply);
        Array.ForEach(_facts, state.Apply);
        return state.ViewOf(Samples.Date).Figures;
    }
}
