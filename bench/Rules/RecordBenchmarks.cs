using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using BenchmarkDotNet.Attributes;

namespace Bangkom.Bench.Rules;

/// <summary>A person's whole record from nothing: every completion taken in, then all of them credited.</summary>
public class RecordBenchmarks
{
    private RecordedFact[] _facts = [];

    [Params(40, 200, 1_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Prepare() => _facts = Samples.Completions(1, Lines);

    [Benchmark(Baseline = true, Description = "sum of the quantities")]
    public decimal Sum()
    {
        var sum = 0m;
        foreach (var fact in _facts)
        {
            sum += ((Completed)fact.Fact).Content.Quantity;
        }

        return sum;
    }

    [Benchmark(Description = "LearningRecord: fold and credit")]
    public decimal Fold()
    {
        var record = new LearningRecord(Samples.Person(1), Samples.Zone);
        foreach (var fact in _facts)
        {
            record.Apply(fact);
        }

        return record.JpOf(Samples.Rules.Policies, Samples.Date.Year, Samples.Date.On);
    }
}
