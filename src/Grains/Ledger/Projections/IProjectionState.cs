using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>A projection's state: a pure fold of its stream's facts, in order of position.</summary>
internal interface IProjectionState
{
    /// <summary>Folds a fact. Pure and synchronous: the same in the grain, in a rebuild, and in a test.</summary>
    /// <param name="fact">The fact.</param>
    /// <exception cref="Exception">The fold can't take it: the fact is set aside for this grain, and an operator is told.</exception>
    void Apply(RecordedFact fact);

    /// <summary>The state in pieces of at most about 1 MB.</summary>
    /// <returns>Immutable objects that Orleans' serializer knows.</returns>
    IReadOnlyList<object> ToParts();
}
