using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;
using BenchmarkDotNet.Attributes;

namespace Bangkom.Bench.Rules;

/// <summary>A person's part in the figures, from a record that is credited already.</summary>
public class YearBenchmarks
{
    private LearningRecord _record = null!;
    private RosterPerson _person = null!;

    [Params(200)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _record = new LearningRecord(Samples.Person(1), Samples.Zone);
        Array.ForEach(Samples.Completions(1, Lines), f => _record.Apply(f));
        _person = RosterPerson.Unknown(Samples.Person(1)).Apply(Samples.Joined(1), 1);
    }

    [Benchmark(Baseline = true, Description = "the credited sum alone")]
    public decimal Sum() => _record.JpOf(Samples.Rules.Policies, Samples.Date.Year, Samples.Date.On);

    [Benchmark(Description = "PersonYear")]
    public PersonYear Year() => PersonYear.Of(_person, _record, Samples.Rules, Samples.Date);
}
