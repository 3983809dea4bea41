using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Professionalism;

/// <summary>
/// A rule set of the professionalism index (IP-ASN): weights, windows and bands, as data in <c>ip-asn-rules.json</c>. A new regulation is a
/// new set with its own name; figures say by which one they were made.
/// </summary>
/// <param name="Name">Such as <c>BKN-2019</c>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="Source">The regulation.</param>
/// <param name="Statuses">Statuses that it measures; others have no index.</param>
/// <param name="Qualification">Points by education.</param>
/// <param name="Structural">Points of competence for structural posts.</param>
/// <param name="Functional">Points of competence for functional posts.</param>
/// <param name="Other">Points of competence for all other posts.</param>
/// <param name="StructuralPosts">Kinds of posts that are structural.</param>
/// <param name="FunctionalPosts">Kinds of posts that are functional.</param>
/// <param name="TrainedFunctionalPosts">Functional posts whose holders count as trained, since their profession requires it.</param>
/// <param name="HoursJp">JP of the hours part: all or nothing.</param>
/// <param name="HoursMonths">Months that these are looked for in.</param>
/// <param name="SeminarMonths">Months that a seminar is looked for in.</param>
/// <param name="SeminarForms">Forms that are seminars.</param>
/// <param name="Performance">Points by appraisal.</param>
/// <param name="Discipline">Points by the worst punishment.</param>
/// <param name="DisciplineMonths">Months that punishments are looked for in.</param>
/// <param name="Bands">From the highest down, on the total rounded to a whole number.</param>
public sealed record IpAsnRules(
    string Name,
    DateOnly ValidFrom,
    string Source,
    ImmutableArray<EmployeeStatus> Statuses,
    ImmutableDictionary<Qualification, decimal> Qualification,
    CompetencePoints Structural,
    CompetencePoints Functional,
    CompetencePoints Other,
    ImmutableArray<PostKind> StructuralPosts,
    ImmutableArray<PostKind> FunctionalPosts,
    ImmutableArray<string> TrainedFunctionalPosts,
    decimal HoursJp,
    int HoursMonths,
    int SeminarMonths,
    ImmutableArray<LearningForm> SeminarForms,
    ImmutableDictionary<PerformanceRating, decimal> Performance,
    ImmutableDictionary<DisciplineRecord, decimal> Discipline,
    int DisciplineMonths,
    ImmutableArray<IpBand> Bands)
{
    /// <summary>Every set, by its first day.</summary>
    public static ImmutableArray<IpAsnRules> All { get; } = Read();

    /// <summary>The set that holds on a day; null before the first.</summary>
    /// <param name="day">The day.</param>
    public static IpAsnRules? On(DateOnly day) => All.LastOrDefault(r => r.ValidFrom <= day);

    /// <summary>A set by its name; null when there is none.</summary>
    /// <param name="name">Such as <c>BKN-2019</c>.</param>
    public static IpAsnRules? Named(string name) => All.FirstOrDefault(r => r.Name == name);

    /// <summary>What is looked for in people's records on a day.</summary>
    /// <param name="on">The day.</param>
    public LearningWindow WindowOn(DateOnly on) =>
        new(on, on.AddMonths(-HoursMonths).AddDays(1), on.AddMonths(-SeminarMonths).AddDays(1), SeminarForms);

    private static ImmutableArray<IpAsnRules> Read()
    {
        using var stream = typeof(IpAsnRules).Assembly.GetManifestResourceStream("ip-asn-rules.json")
            ?? throw new InvalidOperationException("The assembly lacks the rule sets of the professionalism index.");
        return [.. JsonSerializer.Deserialize(stream, IpAsnRulesJsonContext.Default.IpAsnRulesArray)!.OrderBy(r => r.ValidFrom)];
    }
}

/// <summary>Points of the parts of competence.</summary>
/// <param name="Training">For training for the post; 0 = no part.</param>
/// <param name="Hours">For the hours.</param>
/// <param name="Seminar">For a seminar.</param>
public sealed record CompetencePoints(decimal Training, decimal Hours, decimal Seminar);

/// <summary>A band of the index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The least whole total.</param>
public sealed record IpBand(string Name, int From);

/// <summary>Reads rule sets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IpAsnRules[]))]
internal sealed partial class IpAsnRulesJsonContext : JsonSerializerContext;
