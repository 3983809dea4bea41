using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>Where money comes from (domain §8).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FundingSource>))]
public enum FundingSource
{
    /// <summary>The region's own budget.</summary>
    [JsonStringEnumMemberName("APBD")] Apbd,
    /// <summary>The state's budget.</summary>
    [JsonStringEnumMemberName("APBN")] Apbn,
    /// <summary>A university or training body.</summary>
    [JsonStringEnumMemberName("PARTNER")] Partner,
    /// <summary>Anyone else.</summary>
    [JsonStringEnumMemberName("OTHER")] Other,
}

/// <summary>A fact about money: whole rupiah.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetFact")]
public abstract record BudgetFact : CycleFact
{
    /// <summary>The stream of the region's money.</summary>
    internal const string StreamName = "budget";

    /// <inheritdoc/>
    internal override string Stream => StreamName;
}

/// <summary>The region's whole APBD of a year: what the floor is a share of. The latest one holds.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="Rupiah">The total.</param>
/// <param name="Document">The regional regulation that says so.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RegionBudgetSet")]
public sealed record RegionBudgetSet(
    [property: Id(0)] int Year,
    [property: Id(1)] long Rupiah,
    [property: Id(2)] string Document) : BudgetFact;

/// <summary>What is planned of a source for a year. The latest one holds.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetPlanned")]
public sealed record BudgetPlanned(
    [property: Id(0)] int Year,
    [property: Id(1)] FundingSource Fund,
    [property: Id(2)] long Rupiah) : BudgetFact;

/// <summary>The ceiling of a source for a year, by the budget execution document (DPA). The latest one holds.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.CeilingSet")]
public sealed record CeilingSet(
    [property: Id(0)] int Year,
    [property: Id(1)] FundingSource Fund,
    [property: Id(2)] long Rupiah,
    [property: Id(3)] string Document) : BudgetFact;

/// <summary>Money is bound for a batch or a programme.</summary>
/// <param name="Commitment">Its code.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Fund">Where it comes from.</param>
/// <param name="Rupiah">How much.</param>
/// <param name="On">The day.</param>
/// <param name="Program">The programme, unless it is for a batch.</param>
/// <param name="Batch">The batch, unless it is for a programme.</param>
/// <param name="Partner">Who is paid or pays, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetCommitted")]
public sealed record BudgetCommitted(
    [property: Id(0)] string Commitment,
    [property: Id(1)] int Year,
    [property: Id(2)] FundingSource Fund,
    [property: Id(3)] long Rupiah,
    [property: Id(4)] DateOnly On,
    [property: Id(5)] ProgramId? Program,
    [property: Id(6)] BatchId? Batch,
    [property: Id(7)] PartnerId? Partner) : BudgetFact;

/// <summary>Part of a commitment is bound no more.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.CommitmentReleased")]
public sealed record CommitmentReleased(
    [property: Id(0)] string Commitment,
    [property: Id(1)] long Rupiah,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string Reason) : BudgetFact;

/// <summary>Money of a commitment was spent.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetRealised")]
public sealed record BudgetRealised(
    [property: Id(0)] string Commitment,
    [property: Id(1)] long Rupiah,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string Document) : BudgetFact;

/// <summary>A realisation should have been another amount; 0 takes it back. The correction with the highest position holds.</summary>
/// <param name="Of">Position of the <see cref="BudgetRealised"/>.</param>
/// <param name="Rupiah">The whole amount as it should have been.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RealisationCorrected")]
public sealed record RealisationCorrected(
    [property: Id(0)] long Of,
    [property: Id(1)] long Rupiah,
    [property: Id(2)] string Reason) : BudgetFact;

/// <summary>What a partner brings by agreement; the latest with a number holds.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Number">The agreement's number.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Seats">Seats a year, or null.</param>
/// <param name="UnitRupiah">Price of a seat, or null.</param>
/// <param name="CoFundedShare">Share of the price that the partner bears, 0–1, at most 6 decimals.</param>
/// <param name="InKindRupiah">Worth of rooms, teachers and material that it brings, over the whole validity.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgreementSigned")]
public sealed record AgreementSigned(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string Number,
    [property: Id(2)] DateOnly ValidFrom,
    [property: Id(3)] DateOnly ValidTo,
    [property: Id(4)] int? Seats,
    [property: Id(5)] long? UnitRupiah,
    [property: Id(6)] decimal CoFundedShare,
    [property: Id(7)] long InKindRupiah) : BudgetFact;
