using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Xapi;

/// <summary>
/// Makes something of statements once they are durable. It is called within the request, after the commit; what it could not do,
/// because the process ended or it failed, it finds again through <see cref="IStatementStore.ReadAsync"/> after its own cursor.
/// </summary>
public interface IStatementProcessor
{
    /// <summary>Looks at stored statements.</summary>
    /// <param name="sender">Whose they are.</param>
    /// <param name="statements">The request's statements in its order, also those that were there before and those that are held.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <returns>Where the sender can read what became of them, as a relative reference, or null.</returns>
    Task<string?> ProcessAsync(Principal sender, IReadOnlyList<ProcessedStatement> statements, CancellationToken cancellationToken);
}

/// <summary>A statement as its processor sees it.</summary>
/// <param name="Seq">Its place in the store.</param>
/// <param name="Id">Its id.</param>
/// <param name="Raw">Its bytes as they came.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="IsRepeated">True when an equal one was there before.</param>
/// <param name="Held">Why it is only held, as a code, or null.</param>
public sealed record ProcessedStatement(long Seq, Guid Id, byte[] Raw, DateTimeOffset Stored, bool IsRepeated, string? Held);

/// <summary>Makes nothing of statements.</summary>
internal sealed class NoProcessor : IStatementProcessor
{
    public Task<string?> ProcessAsync(Principal sender, IReadOnlyList<ProcessedStatement> statements, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
