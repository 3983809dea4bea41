using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Needs;

/// <summary>A level as it was assessed.</summary>
/// <param name="On">The day.</param>
/// <param name="Level">0 to 5.</param>
/// <param name="Position">Of two on one day the one with the higher position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LevelEntry")]
internal readonly record struct LevelEntry([property: Id(0)] DateOnly On, [property: Id(1)] int Level, [property: Id(2)] long Position);

/// <summary>An answer as it was given.</summary>
/// <param name="On">The day.</param>
/// <param name="Answer">What was said.</param>
/// <param name="Position">Of two on one day the one with the higher position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AnswerEntry")]
internal sealed record AnswerEntry([property: Id(0)] DateOnly On, [property: Id(1)] NeedAnswer Answer, [property: Id(2)] long Position);

/// <summary>What a person was assessed at and said about one competency, in order of recording. Immutable.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Levels">Assessments.</param>
/// <param name="Answers">Answers.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompetencyHistory")]
internal sealed record CompetencyHistory(
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] ImmutableArray<LevelEntry> Levels,
    [property: Id(2)] ImmutableArray<AnswerEntry> Answers)
{
    public static CompetencyHistory Empty(CompetencyId competency) => new(competency, [], []);

    /// <summary>The level that holds on a day, or null.</summary>
    public LevelEntry? LevelOn(DateOnly day)
    {
        LevelEntry? newest = null;
        foreach (var level in Levels)
        {
            newest = level.On <= day && (newest is not { } known || level.On >= known.On) ? level : newest;
        }

        return newest;
    }

    /// <summary>The answer that holds on a day, or null.</summary>
    public AnswerEntry? AnswerOn(DateOnly day)
    {
        AnswerEntry? newest = null;
        foreach (var answer in Answers)
        {
            newest = answer.On <= day && (newest is null || answer.On >= newest.On) ? answer : newest;
        }

        return newest;
    }
}
