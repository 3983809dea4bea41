namespace Bangkom.Silo.Storage.Xapi;

/// <summary>What planning a group needs to know of the store, inside the group's transaction. Held statements are not seen.</summary>
internal interface IGroupReader
{
    /// <summary>The newest statement's place and time; 0 and the beginning of time when there is none.</summary>
    (long Seq, DateTimeOffset Stored) Head { get; }

    /// <summary>Statements with one of these ids, in any scope.</summary>
    IReadOnlyList<KnownStatement> Find(IReadOnlyCollection<Guid> ids);

    /// <summary>Statements that refer to one of these ids as their object, in any scope.</summary>
    IReadOnlyList<KnownStatement> FindReferring(IReadOnlyCollection<Guid> ids);

    /// <summary>The kept ones of these definitions.</summary>
    IReadOnlyDictionary<DefinitionName, byte[]> FindDefinitions(IReadOnlyCollection<DefinitionName> names);
}
