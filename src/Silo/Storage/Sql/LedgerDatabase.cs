using System.Data.Common;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>
/// What readers and settings need of a database. Statements name their parameters with <c>@</c> and run on both databases.
/// </summary>
internal abstract class LedgerDatabase
{
    /// <summary>Runs a query on a connection of its own and reads all of its rows.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="arguments">Its parameters.</param>
    /// <param name="map">Makes a value of the row that the reader stands on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<List<T>> QueryAsync<T>(string sql, (string Name, object Value)[] arguments, Func<DbDataReader, T> map, CancellationToken cancellationToken);

    /// <summary>Runs a statement durably on a connection of its own.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="arguments">Its parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task ExecuteAsync(string sql, (string Name, object Value)[] arguments, CancellationToken cancellationToken);

    /// <summary>An expression for the bytes that a column of bytes has.</summary>
    /// <param name="column">The column.</param>
    public abstract string LengthOf(string column);
}
