using Bangkom.Processes;
using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Support;

/// <summary>Makes empty stores; starts a PostgreSQL server when the first one is wanted there.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="report">Where a missing server is told.</param>
internal sealed class BenchStores(BenchOptions options, Report report) : IAsyncDisposable
{
    private PostgresProcess? _process;
    private bool _isMissing;

    /// <summary>An empty store.</summary>
    /// <param name="kind">In which database.</param>
    /// <returns>The store, or null when there is no such database; the report says why.</returns>
    public async Task<BenchStore?> TryCreateAsync(StorageKind kind)
    {
        var region = $"B-{Guid.NewGuid():N}"[..20].ToUpperInvariant();
        if (kind == StorageKind.Sqlite)
        {
            return new BenchStore(new StorageOptions { Kind = kind, DataDirectory = Directory.CreateTempSubdirectory("bangkom-bench-").FullName, Region = region }, null);
        }

        var connection = options.Connection ?? await ServerAsync();
        return connection is null ? null : new BenchStore(new StorageOptions { Kind = kind, ConnectionString = connection, Region = region }, _process?.Id);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private async Task<string?> ServerAsync()
    {
        if (_process is null && !_isMissing)
        {
            _process = await PostgresProcess.TryStartAsync();
            _isMissing = _process is null;
            if (_isMissing)
            {
                report.Note($"PostgreSQL is left out. {PostgresProcess.NotInstalled} Give --connection.");
            }
        }

        return _process?.ConnectionString;
    }
}
