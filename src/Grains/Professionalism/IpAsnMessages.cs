using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Professionalism;

/// <summary>Parts of the index that more learning can add.</summary>
public enum PointSource
{
    /// <summary>The hours of the last months.</summary>
    Hours,
    /// <summary>A seminar.</summary>
    Seminar,
    /// <summary>Leadership training, of who holds a structural post.</summary>
    LeadershipTraining,
    /// <summary>Functional training, of who holds a functional post.</summary>
    FunctionalTraining,
}

/// <summary>What would add points.</summary>
/// <param name="By">By what.</param>
/// <param name="Points">How many.</param>
/// <param name="MissingJp">Of hours: how many are missing; all or nothing. Else null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.WinnablePoints")]
public sealed record WinnablePoints(
    [property: Id(0)] PointSource By,
    [property: Id(1)] decimal Points,
    [property: Id(2)] decimal? MissingJp);

/// <summary>A person's professionalism index. What is not known is null and never assumed.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency on the day.</param>
/// <param name="On">As of this day.</param>
/// <param name="RuleSet">By this rule set.</param>
/// <param name="QualificationPoints">Points, or null: not known.</param>
/// <param name="CompetencePoints">Points; the learning record is always known.</param>
/// <param name="PerformancePoints">Points, or null: not known.</param>
/// <param name="DisciplinePoints">Points, or null: not known.</param>
/// <param name="Winnable">What more learning would add.</param>
[GenerateSerializer, Immutable, Alias("bangkom.IpAsn")]
public sealed record IpAsn(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string RuleSet,
    [property: Id(4)] decimal? QualificationPoints,
    [property: Id(5)] decimal CompetencePoints,
    [property: Id(6)] decimal? PerformancePoints,
    [property: Id(7)] decimal? DisciplinePoints,
    [property: Id(8)] ImmutableArray<WinnablePoints> Winnable)
{
    /// <summary>The total; null while a part is not known.</summary>
    public decimal? Total => QualificationPoints + CompetencePoints + PerformancePoints + DisciplinePoints;

    /// <summary>The band of the total; null without one.</summary>
    public string? Band => Total is { } total ? IpAsnIndex.BandOf(total, IpAsnRules.Named(RuleSet)!) : null;

    /// <summary>Parts that are not known.</summary>
    public IEnumerable<string> Missing =>
        new (string Name, bool IsMissing)[] { ("QUALIFICATION", QualificationPoints is null), ("PERFORMANCE", PerformancePoints is null), ("DISCIPLINE", DisciplinePoints is null) }
            .Where(p => p.IsMissing).Select(p => p.Name);
}

/// <summary>The index of an agency or the region: people whose parts are all known.</summary>
/// <param name="On">As of this day.</param>
/// <param name="RuleSet">By this rule set.</param>
/// <param name="RulesSource">The regulation.</param>
/// <param name="People">People whom the rule set measures.</param>
/// <param name="Complete">Of these, with every part known: n of the means.</param>
/// <param name="Mean">Mean total; suppressed below <see cref="SuppressedBelow"/>, as the parts would tell of discipline.</param>
/// <param name="Qualification">Mean points over the complete.</param>
/// <param name="Competence">Mean points over the complete.</param>
/// <param name="Performance">Mean points over the complete.</param>
/// <param name="Discipline">Mean points over the complete.</param>
/// <param name="Bands">People of each band, from the highest; empty when suppressed.</param>
/// <param name="MissingQualification">People whose education is not known.</param>
/// <param name="MissingPerformance">People whose appraisal is not known.</param>
/// <param name="MissingDiscipline">People whose disciplinary record is not known.</param>
/// <param name="Winnable">Σ of points still winnable by learning / people.</param>
[GenerateSerializer, Immutable, Alias("bangkom.IpAsnFigures")]
public sealed record IpAsnFigures(
    [property: Id(0)] DateOnly On,
    [property: Id(1)] string RuleSet,
    [property: Id(2)] string RulesSource,
    [property: Id(3)] int People,
    [property: Id(4)] int Complete,
    [property: Id(5)] Ratio Mean,
    [property: Id(6)] Ratio Qualification,
    [property: Id(7)] Ratio Competence,
    [property: Id(8)] Ratio Performance,
    [property: Id(9)] Ratio Discipline,
    [property: Id(10)] ImmutableArray<BandCount> Bands,
    [property: Id(11)] int MissingQualification,
    [property: Id(12)] int MissingPerformance,
    [property: Id(13)] int MissingDiscipline,
    [property: Id(14)] Ratio Winnable)
{
    /// <summary>Groups below this size show nothing that tells of discipline (domain §6).</summary>
    public const int SuppressedBelow = 5;
}

/// <summary>People of a band.</summary>
/// <param name="Band">Its name.</param>
/// <param name="People">How many.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BandCount")]
public readonly record struct BandCount([property: Id(0)] string Band, [property: Id(1)] int People);

/// <summary>What is known about a person.</summary>
/// <param name="Entries">By day, then position.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Profile")]
public sealed record Profile([property: Id(0)] ImmutableArray<ProfileEntry> Entries)
{
    /// <summary>Nothing is known.</summary>
    public static Profile Unknown { get; } = new([]);

    internal Profile With(ProfileEntry entry) => new([.. Entries.Append(entry).OrderBy(e => e.Terms.On).ThenBy(e => e.Position)]);

    /// <summary>The latest of something known by a day, or null.</summary>
    internal T? Latest<T>(DateOnly on, Func<ProfileRecorded, T?> pick)
        where T : struct => Entries.Where(e => e.Terms.On <= on).Select(e => pick(e.Terms)).LastOrDefault(v => v is not null);
}

/// <summary>Something that became known.</summary>
/// <param name="Terms">What.</param>
/// <param name="Position">Of the fact.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProfileEntry")]
public sealed record ProfileEntry([property: Id(0)] ProfileRecorded Terms, [property: Id(1)] long Position);
