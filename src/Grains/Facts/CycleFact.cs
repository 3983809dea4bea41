using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>
/// A fact of the programme's cycle beside hours: needs, answers, money, campaigns. It says itself which concept folds it, so a concept
/// is a folder of its own and nothing else knows it. What it says never changes a figure of participation.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.CycleFact")]
public abstract record CycleFact : Fact
{
    /// <summary>The concept's stream: the grain type of its <c>CycleGrain</c>.</summary>
    internal abstract string Stream { get; }

    /// <summary>The person whose record shows it, or null. Never set where an answer must not lead back to who gave it.</summary>
    internal virtual AsnId? About => null;

    /// <summary>Batches whose grains must know it too.</summary>
    internal virtual ImmutableArray<BatchId> ToldBatches => [];
}
