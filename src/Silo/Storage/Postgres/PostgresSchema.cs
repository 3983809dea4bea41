using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>The schema of a region, and connections whose statements find its tables without naming it.</summary>
internal static class PostgresSchema
{
    /// <summary>The region's code in lower case, with <c>_</c> for <c>-</c>.</summary>
    public static string Name(StorageOptions options) => options.Region.ToLowerInvariant().Replace('-', '_');

    /// <summary>Settings of a connection to the region's schema.</summary>
    /// <param name="options">PostgreSQL options.</param>
    /// <param name="purpose">What the connection is for, to be read in <c>pg_stat_activity</c>.</param>
    public static NpgsqlConnectionStringBuilder ConnectionString(StorageOptions options, string purpose) => new(options.ConnectionString)
    {
        SearchPath = $"\"{Name(options)}\"",
        ApplicationName = $"bangkom {purpose}",
        TcpKeepAlive = true,
    };

    /// <summary>A pool of connections to the region's schema.</summary>
    /// <param name="options">PostgreSQL options.</param>
    /// <param name="purpose">See <see cref="ConnectionString"/>.</param>
    public static NpgsqlDataSource DataSource(StorageOptions options, string purpose) =>
        NpgsqlDataSource.Create(ConnectionString(options, purpose));

    /// <summary>
    /// The readers' pool. Every read follows an index in its order; a planner that has no statistics of a young table yet
    /// would rather collect and sort the rest of the ledger for each chunk.
    /// </summary>
    /// <param name="options">PostgreSQL options.</param>
    public static NpgsqlDataSource ReaderDataSource(StorageOptions options) =>
        WithSettings(ConnectionString(options, "ledger reader"), "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off -c jit=off");

    /// <summary>
    /// The writer's pool. Its statements are prepared as they come back. Its sessions find rows by unique key only, and a plan
    /// made while the tables were empty must not read them whole when they have grown; a writer that stalls inside its
    /// transaction is ended, so that the next one gets the head; a commit returns when the disk has it.
    /// </summary>
    /// <param name="options">PostgreSQL options.</param>
    public static NpgsqlDataSource WriterDataSource(StorageOptions options)
    {
        var settings = ConnectionString(options, "ledger writer");
        settings.MaxAutoPrepare = 32;
        settings.AutoPrepareMinUsages = 2;

        // A group leaves nothing in its session that the next one would have to reset.
        settings.NoResetOnClose = true;
        return WithSettings(
            settings,
            "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c idle_in_transaction_session_timeout=60s -c synchronous_commit=on");
    }

    private static NpgsqlDataSource WithSettings(NpgsqlConnectionStringBuilder connection, string settings)
    {
        connection.Options = $"{connection.Options} {settings}";
        return NpgsqlDataSource.Create(connection);
    }
}
