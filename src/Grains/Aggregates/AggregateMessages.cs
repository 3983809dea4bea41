using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Aggregates;

/// <summary>What completions are grouped by.</summary>
public enum Dimension
{
    /// <summary>The agency credited: the one held on the completion day.</summary>
    Agency,
    /// <summary>The programme that the completion names.</summary>
    Program,
    /// <summary>The completion's own form.</summary>
    Form,
    /// <summary>The partner that sent it.</summary>
    Partner,
    /// <summary>The batch that the completion names.</summary>
    Batch,
    /// <summary>The person's status on the completion day.</summary>
    Status,
    /// <summary>The person's kind of post on the completion day.</summary>
    Post,
}

/// <summary>Which completions are added up; what is null lets all pass.</summary>
/// <param name="Programs">Programmes.</param>
/// <param name="Forms">Forms.</param>
/// <param name="Partners">Partners that sent them.</param>
/// <param name="Batches">Batches.</param>
/// <param name="Statuses">Statuses on the completion day.</param>
/// <param name="Posts">Kinds of posts on the completion day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EventFilter")]
public sealed record EventFilter(
    [property: Id(0)] ImmutableArray<ProgramId>? Programs = null,
    [property: Id(1)] ImmutableArray<LearningForm>? Forms = null,
    [property: Id(2)] ImmutableArray<PartnerId>? Partners = null,
    [property: Id(3)] ImmutableArray<BatchId>? Batches = null,
    [property: Id(4)] ImmutableArray<EmployeeStatus>? Statuses = null,
    [property: Id(5)] ImmutableArray<PostKind>? Posts = null)
{
    /// <summary>Everything.</summary>
    public static EventFilter All { get; } = new();
}

/// <summary>What is added up, and how it is cut.</summary>
/// <param name="GroupBy">The dimensions in the order of the answer's keys, each once; none = one group.</param>
/// <param name="Buckets">Stretches of days.</param>
/// <param name="Zone">IANA zone whose days the buckets are; null = the region's. A bare date is the same day in every zone.</param>
/// <param name="Filter">Which completions.</param>
/// <param name="Scope">Agencies whose completions are added up; null = all.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EventQuery")]
public sealed record EventQuery(
    [property: Id(0)] ImmutableArray<Dimension> GroupBy,
    [property: Id(1)] SeriesRange Buckets,
    [property: Id(2)] string? Zone,
    [property: Id(3)] EventFilter Filter,
    [property: Id(4)] ImmutableHashSet<AgencyId>? Scope);

/// <summary>The sums of one group in one bucket.</summary>
/// <param name="Keys">A code per dimension; null where the completion names none.</param>
/// <param name="Bucket">Index of the bucket.</param>
/// <param name="Completions">Completions that count.</param>
/// <param name="JpMicro">Credited for them, in millionths of a JP, so that sums stay exact.</param>
/// <param name="People">
/// People with such a completion. Whoever has some in several agencies is counted by the one with the first, so that agencies add up.
/// </param>
[GenerateSerializer, Immutable, Alias("bangkom.EventCell")]
public sealed record EventCell(
    [property: Id(0)] ImmutableArray<string?> Keys,
    [property: Id(1)] int Bucket,
    [property: Id(2)] int Completions,
    [property: Id(3)] long JpMicro,
    [property: Id(4)] int People);

/// <summary>Groups that have any completion, in parallel columns, by bucket, then key.</summary>
/// <param name="Keys">Of each row: a code per dimension.</param>
/// <param name="Starts">Of each row: the first day of its bucket.</param>
/// <param name="Completions">Completions that count.</param>
/// <param name="JpCredited">In JP.</param>
/// <param name="PeopleReached">Distinct people.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AggregateColumns")]
public sealed record AggregateColumns(
    [property: Id(0)] ImmutableArray<ImmutableArray<string?>> Keys,
    [property: Id(1)] ImmutableArray<DateOnly> Starts,
    [property: Id(2)] ImmutableArray<int> Completions,
    [property: Id(3)] ImmutableArray<decimal> JpCredited,
    [property: Id(4)] ImmutableArray<int> PeopleReached)
{
    /// <summary>Rows that an answer has at most.</summary>
    public const int RowsMax = 10_000;

    /// <summary>True when both say the same.</summary>
    /// <param name="other">The other columns.</param>
    public bool Equals(AggregateColumns? other) =>
        other is not null && Starts.AsSpan().SequenceEqual(other.Starts.AsSpan()) && Completions.AsSpan().SequenceEqual(other.Completions.AsSpan())
        && JpCredited.AsSpan().SequenceEqual(other.JpCredited.AsSpan()) && PeopleReached.AsSpan().SequenceEqual(other.PeopleReached.AsSpan())
        && Keys.Length == other.Keys.Length && Keys.Zip(other.Keys).All(k => k.First.AsSpan().SequenceEqual(k.Second.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Starts.Length, Completions.Sum());
}
