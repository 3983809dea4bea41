using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Orleans.Concurrency;

namespace Bangkom.Grains.Agencies;

/// <summary>Is told of an agency's newest completion, best effort; what came in between is only counted.</summary>
[Alias("bangkom.ICompletionObserver")]
public interface ICompletionObserver : IGrainObserver
{
    /// <summary>A completion was recorded and counts.</summary>
    /// <param name="news">The newest.</param>
    [OneWay, Alias("Completed")]
    Task Completed(CompletionNews news);
}

/// <summary>An agency's newest completion, without the person.</summary>
/// <param name="Agency">The credited agency.</param>
/// <param name="Title">As sent.</param>
/// <param name="Form">Its form.</param>
/// <param name="CompletedAt">When; a bare date is noon in the region's zone.</param>
/// <param name="Program">Programme, or null.</param>
/// <param name="Position">Of the fact.</param>
/// <param name="Count">How many there were, this one included.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionNews")]
public sealed record CompletionNews(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Title,
    [property: Id(2)] LearningForm Form,
    [property: Id(3)] DateTimeOffset CompletedAt,
    [property: Id(4)] ProgramId? Program,
    [property: Id(5)] long Position,
    [property: Id(6)] CompletionCount Count);

/// <summary>Completions that an agency has told of since it was first watched.</summary>
/// <param name="Activation">Another one counts anew.</param>
/// <param name="Total">How many; a notice that got lost shows in the next one.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionCount")]
public readonly record struct CompletionCount([property: Id(0)] long Activation, [property: Id(1)] long Total)
{
    /// <summary>How many came after an earlier count.</summary>
    /// <param name="earlier">The earlier count.</param>
    public long Since(CompletionCount earlier) => Activation == earlier.Activation ? Total - earlier.Total : Total;
}
