using System.Collections.Immutable;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>Writes what the xAPI door stores; one database each.</summary>
internal abstract class XapiWriter
{
    /// <summary>Stores a group of requests in one transaction.</summary>
    /// <param name="group">The requests.</param>
    /// <param name="now">The time.</param>
    /// <returns>One result for each request.</returns>
    public abstract Task<ImmutableArray<AppendedStatements>> CommitAsync(IReadOnlyList<StatementAppend> group, DateTimeOffset now);

    /// <summary>Runs a statement durably. Parameters are named with <c>@</c>; a value may be null.</summary>
    /// <returns>Rows that it changed.</returns>
    public abstract Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] arguments, CancellationToken cancellationToken);
}
