using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>Highest formal education.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Qualification>))]
public enum Qualification
{
    /// <summary>Doctorate.</summary>
    [JsonStringEnumMemberName("S3")] S3,
    /// <summary>Master.</summary>
    [JsonStringEnumMemberName("S2")] S2,
    /// <summary>Bachelor.</summary>
    [JsonStringEnumMemberName("S1")] S1,
    /// <summary>Diploma IV.</summary>
    [JsonStringEnumMemberName("D4")] D4,
    /// <summary>Diploma III.</summary>
    [JsonStringEnumMemberName("D3")] D3,
    /// <summary>Diploma II.</summary>
    [JsonStringEnumMemberName("D2")] D2,
    /// <summary>Diploma I.</summary>
    [JsonStringEnumMemberName("D1")] D1,
    /// <summary>Senior secondary school.</summary>
    [JsonStringEnumMemberName("SMA")] Sma,
    /// <summary>Below senior secondary school.</summary>
    [JsonStringEnumMemberName("BELOW_SMA")] BelowSma,
}

/// <summary>A year's appraisal of performance.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PerformanceRating>))]
public enum PerformanceRating
{
    /// <summary>Sangat baik.</summary>
    [JsonStringEnumMemberName("VERY_GOOD")] VeryGood,
    /// <summary>Baik.</summary>
    [JsonStringEnumMemberName("GOOD")] Good,
    /// <summary>Cukup.</summary>
    [JsonStringEnumMemberName("FAIR")] Fair,
    /// <summary>Kurang.</summary>
    [JsonStringEnumMemberName("POOR")] Poor,
    /// <summary>Buruk.</summary>
    [JsonStringEnumMemberName("VERY_POOR")] VeryPoor,
}

/// <summary>What a look at the disciplinary record found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisciplineRecord>))]
public enum DisciplineRecord
{
    /// <summary>Never punished.</summary>
    [JsonStringEnumMemberName("NONE")] None,
    /// <summary>A light punishment.</summary>
    [JsonStringEnumMemberName("LIGHT")] Light,
    /// <summary>A medium punishment.</summary>
    [JsonStringEnumMemberName("MEDIUM")] Medium,
    /// <summary>A severe punishment.</summary>
    [JsonStringEnumMemberName("SEVERE")] Severe,
}

/// <summary>Training for a post that is on record elsewhere, mostly from before this system.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PostTraining>))]
public enum PostTraining
{
    /// <summary>Leadership training, for structural posts.</summary>
    [JsonStringEnumMemberName("LEADERSHIP")] Leadership,
    /// <summary>Functional training, for functional posts.</summary>
    [JsonStringEnumMemberName("FUNCTIONAL")] Functional,
}

/// <summary>What became known about a person for the professionalism index; what is null says nothing.</summary>
/// <param name="Person">Who.</param>
/// <param name="On">Since when: of a punishment its day, of an appraisal its day.</param>
/// <param name="Qualification">Highest education, or null.</param>
/// <param name="FunctionalPost">Code of the functional post, such as <c>GURU</c>, or null.</param>
/// <param name="PostTraining">Training for the post, or null.</param>
/// <param name="Performance">Appraisal, or null.</param>
/// <param name="Discipline">Disciplinary record, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProfileRecorded")]
public sealed record ProfileRecorded(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] Qualification? Qualification,
    [property: Id(3)] string? FunctionalPost,
    [property: Id(4)] PostTraining? PostTraining,
    [property: Id(5)] PerformanceRating? Performance,
    [property: Id(6)] DisciplineRecord? Discipline) : CycleFact
{
    /// <summary>The stream of profiles.</summary>
    internal const string StreamName = "professionalism";

    /// <inheritdoc/>
    internal override string Stream => StreamName;

    /// <inheritdoc/>
    internal override AsnId? About => Person;
}
