using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>The competencies of a region and its surveys of needs, which commands look up. Immutable.</summary>
/// <param name="Competencies">By code.</param>
/// <param name="Surveys">By code.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedDefinitions")]
public sealed record NeedDefinitions(
    [property: Id(0)] ImmutableSortedDictionary<CompetencyId, CompetencyDefined> Competencies,
    [property: Id(1)] ImmutableSortedDictionary<NeedsSurveyId, NeedsSurveyDefined> Surveys)
{
    /// <summary>Nothing defined.</summary>
    public static NeedDefinitions Empty { get; } = new(
        ImmutableSortedDictionary<CompetencyId, CompetencyDefined>.Empty, ImmutableSortedDictionary<NeedsSurveyId, NeedsSurveyDefined>.Empty);

    /// <summary>The definitions with one more; a fact about anything else changes nothing.</summary>
    /// <param name="fact">The fact.</param>
    public NeedDefinitions With(Fact fact) => fact switch
    {
        CompetencyDefined f => this with { Competencies = Competencies.SetItem(f.Competency, f) },
        NeedsSurveyDefined f => this with { Surveys = Surveys.SetItem(f.Survey, f) },
        _ => this,
    };
}
