using System.Collections.Immutable;

namespace Bangkom.PartnerApi.Xapi.Storage;

/// <summary>Documents of the State, Activity Profile and Agent Profile resources.</summary>
public interface IDocumentStore
{
    /// <summary>Finds a document.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default);

    /// <summary>Writes a document when it is still as it was read.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="before">What was read, or null for nothing.</param>
    /// <param name="after">What is to be there, or null for nothing.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when another writer was faster; nothing was changed.</returns>
    Task<bool> ReplaceAsync(DocumentKey key, StoredDocument? before, StoredDocument? after, CancellationToken cancellationToken = default);

    /// <summary>Ids of the documents of one owner, in their order.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="registration">Only those of it; null = all.</param>
    /// <param name="since">Only what was written later; null = all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ImmutableArray<string>> ListAsync(DocumentOwner owner, Guid? registration, DateTimeOffset? since, CancellationToken cancellationToken = default);

    /// <summary>Removes the documents of one owner.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="registration">Only those of it; null = all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task DeleteAsync(DocumentOwner owner, Guid? registration, CancellationToken cancellationToken = default);
}

/// <summary>Which resource a document is of.</summary>
public enum DocumentKind
{
    /// <summary>State of an agent in an activity.</summary>
    State = 1,
    /// <summary>Profile of an activity.</summary>
    ActivityProfile = 2,
    /// <summary>Profile of an agent.</summary>
    AgentProfile = 3,
}

/// <summary>Whose documents.</summary>
/// <param name="Kind">The resource.</param>
/// <param name="Activity">The activity, or null.</param>
/// <param name="Agent">The one text of the agent's identifier, or null.</param>
/// <param name="Realm">Documents of one realm are unknown to others: empty for the region, or a partner.</param>
public sealed record DocumentOwner(DocumentKind Kind, string? Activity, string? Agent, string Realm);

/// <summary>Names a document.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Registration">The registration of a state, or null.</param>
/// <param name="Id">Its id.</param>
public sealed record DocumentKey(DocumentOwner Owner, Guid? Registration, string Id);

/// <summary>A document.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ETag">SHA-1 of its bytes in hexadecimal, as 1.0.3 Communication 3.1 asks.</param>
/// <param name="Updated">When it was written.</param>
public sealed record StoredDocument(string ContentType, byte[] Content, string ETag, DateTimeOffset Updated);
