using Bangkom.Grains.Facts;
using BenchmarkDotNet.Attributes;

namespace Bangkom.Bench.Rules;

/// <summary>A completion's stored form.</summary>
public class FactWriteBenchmarks
{
    private readonly Fact _fact = Samples.Completions(1, 1)[0].Fact;
    private byte[] _body = [];

    [GlobalSetup]
    public void Prepare() => _body = FactJson.Write(_fact);

    [Benchmark(Baseline = true, Description = "a copy of the bytes")]
    public byte[] Copy() => _body.AsSpan().ToArray();

    [Benchmark(Description = "FactJson: write")]
    public byte[] Write() => FactJson.Write(_fact);
}
