using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>
/// The streams that a fact belongs to. They are stored beside the body, and both delivering and pulling go by them.
/// </summary>
/// <param name="Asn">The person, or null.</param>
/// <param name="Agencies">Every agency that must know: those the person ever belonged to and the credited one.</param>
/// <param name="EveryAgency">True for what concerns the whole region: tree, merges, policies, programmes.</param>
/// <param name="Program">The programme (of definitions and batches; completions are counted by agencies), or null.</param>
/// <param name="Partner">The partner, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FactTargets")]
public sealed record FactTargets(
    [property: Id(0)] AsnId? Asn,
    [property: Id(1)] ImmutableArray<AgencyId> Agencies,
    [property: Id(2)] bool EveryAgency = false,
    [property: Id(3)] ProgramId? Program = null,
    [property: Id(4)] PartnerId? Partner = null)
{
    /// <summary>Every batch that must know: the one the fact names, and those that earlier versions of a completion named.</summary>
    [Id(5)]
    public ImmutableArray<BatchId> Batches { get; init; } = [];

    /// <summary>Concerns every agency of the region.</summary>
    public static FactTargets Everyone { get; } = new(null, [], EveryAgency: true);
}

/// <summary>A fact with its place in the ledger.</summary>
/// <param name="Position">Its place in the region's total order; there may be holes.</param>
/// <param name="RecordedAt">When the ledger wrote it; never falls with the position.</param>
/// <param name="OccurredAt">When it happened, by its source; a correction's is that of the fact it names.</param>
/// <param name="Source"><c>partner/CODE</c>, <c>admin</c>, <c>import/roster</c>, <c>import/agencies</c>, <c>engine</c>.</param>
/// <param name="Key">The source's key, or null for a fact that holds no identity.</param>
/// <param name="Targets">Its streams.</param>
/// <param name="Fact">The body.</param>
/// <param name="Personal">The personal part; null where there is none, where it was emptied, and on delivery to figures.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordedFact")]
public sealed record RecordedFact(
    [property: Id(0)] long Position,
    [property: Id(1)] DateTimeOffset RecordedAt,
    [property: Id(2)] DateTimeOffset OccurredAt,
    [property: Id(3)] string Source,
    [property: Id(4)] string? Key,
    [property: Id(5)] FactTargets Targets,
    [property: Id(6)] Fact Fact,
    [property: Id(7)] PersonalPart? Personal = null);
