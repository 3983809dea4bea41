using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Push;

/// <summary>How a run of the push benchmark goes.</summary>
internal sealed record PushOptions
{
    /// <summary>The database; a temporary directory, or the server behind BANGKOM_CONNECTION.</summary>
    public StorageKind Store { get; init; } = StorageKind.Sqlite;

    /// <summary>Completions pushed in arrays of 100 over 8 connections.</summary>
    public int Batched { get; init; } = 200_000;

    /// <summary>Completions pushed one by one, 64 in flight.</summary>
    public int Single { get; init; } = 60_000;

    /// <summary>People in the region.</summary>
    public int People { get; init; } = 5_000;
}
