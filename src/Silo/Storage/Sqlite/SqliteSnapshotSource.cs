using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>
/// Connections to <c>snapshots.db</c> for Orleans' provider. A snapshot that a power cut takes back is rebuilt from the
/// ledger, so <c>synchronous=NORMAL</c> is enough.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class SqliteSnapshotSource(string path) : DbDataSource
{
    /// <inheritdoc/>
    public override string ConnectionString { get; } = SqliteFiles.ConnectionString(path, pooling: true);

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection() => SqliteFiles.Open(ConnectionString, "PRAGMA synchronous = NORMAL;");

    /// <summary>
    /// Opens on a thread of the pool. The provider goes on from there without returning to the grain, so that the driver's
    /// synchronous calls don't stand in the grain's turn.
    /// </summary>
    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
        await Task.Run(OpenDbConnection, cancellationToken);

    /// <summary>Closes the pooled connections, also when the source is disposed asynchronously.</summary>
    protected override void Dispose(bool disposing)
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        base.Dispose(disposing);
    }
}
