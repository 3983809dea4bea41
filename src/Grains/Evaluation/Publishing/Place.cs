using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Evaluation.Publishing;

/// <summary>Kinds of groups whose figures are shown. Each answer belongs to one group of agencies and one of training.</summary>
internal enum PlaceKind
{
    /// <summary>An agency by itself.</summary>
    Agency,
    /// <summary>What was too little for the agencies below one: it counts in that one's figure with children alone.</summary>
    Below,
    /// <summary>A batch.</summary>
    Batch,
    /// <summary>What was too little for the batches of a programme with one partner, or came without a batch.</summary>
    Program,
    /// <summary>What was too little for any programme: it counts in the region's figure alone.</summary>
    Rest,
}

/// <summary>A group of answers that are published together.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its code; of <see cref="PlaceKind.Program"/> the programme's.</param>
/// <param name="Partner">Code of the partner of a batch or programme, or empty.</param>
/// <param name="Program">Code of a batch's programme, else empty.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EvaluationPlace")]
internal readonly record struct Place(
    [property: Id(0)] PlaceKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Partner = "",
    [property: Id(3)] string Program = "") : IComparable<Place>
{
    /// <summary>True for a group of agencies, false for one of training: the two kinds are published each by itself.</summary>
    public bool IsOfAgencies => Kind is PlaceKind.Agency or PlaceKind.Below;

    /// <summary>An agency, and above it those that take what stays too little.</summary>
    public static ImmutableArray<Place> Climb(AgencyId agency, IEnumerable<AgencyId> above) =>
        [new Place(PlaceKind.Agency, agency.Value), .. above.Select(a => new Place(PlaceKind.Below, a.Value))];

    /// <summary>A batch, its programme, the region.</summary>
    public static ImmutableArray<Place> Climb(BatchId? batch, ProgramId program, PartnerId? partner)
    {
        var by = partner?.Value ?? "";
        Place[] wide = [new(PlaceKind.Program, program.Value, by), new(PlaceKind.Rest, "")];
        return batch is { } named ? [new Place(PlaceKind.Batch, named.Value, by, program.Value), .. wide] : [.. wide];
    }

    /// <summary>A canonical order: what a quarter's end pools, it pools in it.</summary>
    public int CompareTo(Place other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(Code, other.Code) is var code and not 0 ? code
        : string.CompareOrdinal(Partner, other.Partner) is var partner and not 0 ? partner
        : string.CompareOrdinal(Program, other.Program);
}
