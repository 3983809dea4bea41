using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Needs;

/// <summary>A programme that would help a person.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Closes">Open needs that it would close, the highest priority first.</param>
/// <param name="Missing">Programmes to complete first that the person has not completed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NextTraining")]
public sealed record NextTraining(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] ImmutableArray<PersonNeed> Closes,
    [property: Id(2)] ImmutableArray<ProgramId> Missing)
{
    /// <summary>Σ priority of the needs.</summary>
    public int Priority => Closes.Sum(n => n.Priority);
}

/// <summary>
/// What else a person would gain from a training, such as points of an index. A concept registers one as a service; whoever shows a
/// person's next trainings asks each.
/// </summary>
public interface ITrainingGains
{
    /// <summary>Names what is gained, a stable code such as <c>IP_ASN</c>.</summary>
    string Name { get; }

    /// <summary>Points that each programme would add; programmes that would add none may be left out.</summary>
    /// <param name="person">Who.</param>
    /// <param name="programs">The programmes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableDictionary<ProgramId, decimal>> OfAsync(AsnId person, ImmutableArray<ProgramDefined> programs, CancellationToken cancellationToken);
}
