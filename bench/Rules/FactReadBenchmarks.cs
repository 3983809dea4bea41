using System.Text.Json;
using Bangkom.Grains.Facts;
using BenchmarkDotNet.Attributes;

namespace Bangkom.Bench.Rules;

/// <summary>A completion from its stored form.</summary>
public class FactReadBenchmarks
{
    private readonly byte[] _body = FactJson.Write(Samples.Completions(1, 1)[0].Fact);

    [Benchmark(Baseline = true, Description = "its tokens alone")]
    public int Tokens() => JsonTokens.Count(_body);

    [Benchmark(Description = "FactJson: read")]
    public Fact Read() => FactJson.Read(_body);
}

/// <summary>The floor of everything that reads JSON.</summary>
internal static class JsonTokens
{
    public static int Count(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }
}
