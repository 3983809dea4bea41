using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Xapi;

/// <summary>
/// Makes something of statements once they are durable. It is called within the request, after the commit, also for statements that
/// were there before. When it throws, or the process ends before it is done, the client gets no success and sends again; what it wants to
/// do later by itself it finds through <see cref="IStatementStore.ReadAsync"/> after a cursor of its own, and answers null then.
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
public sealed record ProcessedStatement(long Seq, Guid Id, byte[] Raw, DateTimeOffset Stored, bool IsRepeated, string? Held)
{
    /// <summary>True when a statement that was there before voids it.</summary>
    public bool IsVoided { get; init; }

    /// <summary>The version that it is of, or that its request spoke.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>One that the store has.</summary>
    public static ProcessedStatement Of(StoredStatement stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new(stored.Seq, stored.Id, stored.Raw, stored.Stored, IsRepeated: false, stored.Held) { IsVoided = stored.IsVoided, Version = stored.Version };
    }
}
