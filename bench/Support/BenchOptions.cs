using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Support;

/// <summary>What a run was asked for.</summary>
internal sealed record BenchOptions
{
    /// <summary>True: seconds instead of minutes, to see that everything works; the figures say little.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Completions that a store grows to; null = as each benchmark thinks right.</summary>
    public int? Facts { get; init; }

    /// <summary>Databases to measure on.</summary>
    public IReadOnlyList<StorageKind> Stores { get; init; } = [StorageKind.Sqlite, StorageKind.Postgres];

    /// <summary>People in the region.</summary>
    public int People => IsQuick ? 600 : 5_000;

    /// <summary>The database of benchmarks that measure on one.</summary>
    public StorageKind MainStore => Stores[0];

    /// <summary>A PostgreSQL server; null = one of the run's own.</summary>
    public string? Connection { get; init; }

    /// <summary>A file for the figures as JSON, or null.</summary>
    public string? JsonFile { get; init; }

    /// <summary>Completions in a store of <see cref="Facts"/>.</summary>
    /// <param name="usual">Without a wish.</param>
    /// <param name="quick">Without a wish, in quick mode.</param>
    public int FactsOr(int usual, int quick) => Facts ?? (IsQuick ? quick : usual);

    /// <summary>A length of time.</summary>
    /// <param name="seconds">Usually.</param>
    /// <param name="quick">In quick mode.</param>
    public TimeSpan Time(double seconds, double quick) => TimeSpan.FromSeconds(IsQuick ? quick : seconds);
}
