using System.Collections.Immutable;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Evaluation;

/// <summary>Tests before and after, which are paired by their token.</summary>
internal sealed class TestPairs
{
    private readonly Dictionary<(string Token, LearningDimension Dimension), HalfPair> _taken;

    public TestPairs(IEnumerable<HalfPair> taken) => _taken = taken.ToDictionary(t => (t.Token, t.Dimension));

    /// <summary>Takes a test; the first of a phase holds.</summary>
    /// <returns>The pair that it completes, or null.</returns>
    public GainAnswer? Take(TestRecorded test)
    {
        var half = _taken.GetValueOrDefault((test.Token, test.Dimension)) ?? new HalfPair(test.Token, test.Dimension, null, null);
        var score = test.Score / test.Max;
        var whole = test.Phase == TestPhase.Pre ? half with { Pre = half.Pre ?? score } : half with { Post = half.Post ?? score };
        _taken[(test.Token, test.Dimension)] = whole;
        return whole != half && whole is { Pre: { } pre, Post: { } post } ? new GainAnswer(pre, post) : null;
    }

    public bool IsTaken(string token, LearningDimension dimension, TestPhase phase) =>
        _taken.TryGetValue((token, dimension), out var half) && (phase == TestPhase.Pre ? half.Pre : half.Post) is not null;

    public ImmutableArray<HalfPair> Pack() => [.. _taken.Values.OrderBy(t => t.Token, StringComparer.Ordinal).ThenBy(t => t.Dimension)];
}
