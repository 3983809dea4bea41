using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>An account of a partner's system is this person; the latest mapping holds. The account stands in <c>personal</c>.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AccountMapped")]
public sealed record AccountMapped(AsnId Person, [property: Id(0)] PartnerId Partner) : PersonFact(Person);

/// <summary>An account of a partner's system is this person no more. The account stands in <c>personal</c>.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AccountUnmapped")]
public sealed record AccountUnmapped(AsnId Person, [property: Id(0)] PartnerId Partner) : PersonFact(Person);

/// <summary>An activity of a partner's system is a programme; the latest mapping holds. What is left out is the programme's.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Activity">The activity's id, as statements name it.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">One of its batches, or null.</param>
/// <param name="Form">Form of the completions, or null.</param>
/// <param name="Scope">Scope of the completions; null = national.</param>
/// <param name="Quantity">In the form's unit, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ActivityMapped")]
public sealed record ActivityMapped(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string Activity,
    [property: Id(2)] ProgramId Program,
    [property: Id(3)] BatchId? Batch = null,
    [property: Id(4)] LearningForm? Form = null,
    [property: Id(5)] LearningScope? Scope = null,
    [property: Id(6)] decimal? Quantity = null) : Fact;

/// <summary>An activity of a partner's system is no programme any more.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ActivityUnmapped")]
public sealed record ActivityUnmapped([property: Id(0)] PartnerId Partner, [property: Id(1)] string Activity) : Fact;
