using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bangkom.Grains.Funnel;

/// <summary>A step on the way from a need to a certificate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FunnelStage>))]
public enum FunnelStage
{
    /// <summary>A need was open in the year.</summary>
    [JsonStringEnumMemberName("NEED")] Need,
    /// <summary>Invited to a batch of the year.</summary>
    [JsonStringEnumMemberName("INVITED")] Invited,
    /// <summary>A seat in one.</summary>
    [JsonStringEnumMemberName("ENROLLED")] Enrolled,
    /// <summary>Attended one.</summary>
    [JsonStringEnumMemberName("ATTENDED")] Attended,
    /// <summary>Completed one.</summary>
    [JsonStringEnumMemberName("COMPLETED")] Completed,
    /// <summary>Completed one with a certificate number.</summary>
    [JsonStringEnumMemberName("CERTIFIED")] Certified,
}

/// <summary>How many of one and the same cohort came how far in a year: people's figures.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="On">The figures' date.</param>
/// <param name="Batches">Batches of the year: not cancelled, the first day in it.</param>
/// <param name="Steps">Every stage in order; each counts people of the stage before.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FunnelView")]
public sealed record FunnelView(
    [property: Id(0)] int Year,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] int Batches,
    [property: Id(3)] ImmutableArray<FunnelStep> Steps);

/// <summary>A stage, and who came to it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="People">Of the cohort, who came to this stage or further.</param>
/// <param name="Recorded">Of these, of whom this stage itself is recorded; the others came further without it.</param>
/// <param name="Outside">In scope, came to this stage or further, and had no need: not in the cohort.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FunnelStep")]
public sealed record FunnelStep(
    [property: Id(0)] FunnelStage Stage,
    [property: Id(1)] int People,
    [property: Id(2)] int Recorded,
    [property: Id(3)] int Outside);
