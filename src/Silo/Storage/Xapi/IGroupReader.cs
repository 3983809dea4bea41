namespace Bangkom.Silo.Storage.Xapi;

/// <summary>What planning a group needs to know of the store, inside the group's transaction. Held statements are not seen.</summary>
internal interface IGroupReader
{
    /// <summary>Answers the first question, which is all that most groups ask.</summary>
    GroupAnswer Ask(GroupQuestion question);

    /// <summary>Statements with one of these ids, in any scope.</summary>
    IReadOnlyList<KnownStatement> Find(IReadOnlyCollection<Guid> ids);

    /// <summary>Statements that refer to one of these ids as their object, in any scope.</summary>
    IReadOnlyList<KnownStatement> FindReferring(IReadOnlyCollection<Guid> ids);
}

/// <summary>What a group's statements themselves name.</summary>
/// <param name="Ids">Their ids.</param>
/// <param name="Named">Their ids, and those that they refer to.</param>
/// <param name="Definitions">What they define.</param>
internal sealed record GroupQuestion(IReadOnlyCollection<Guid> Ids, IReadOnlyCollection<Guid> Named, IReadOnlyCollection<DefinitionName> Definitions);

/// <summary>What the store knows of it.</summary>
/// <param name="Seq">The newest statement's place; 0 when there is none.</param>
/// <param name="Stored">The newest statement's time.</param>
/// <param name="Found">Statements with one of the named ids, in any scope.</param>
/// <param name="Referring">Statements that refer to one of the ids as their object, in any scope.</param>
/// <param name="Definitions">The kept ones of the definitions.</param>
internal sealed record GroupAnswer(
    long Seq,
    DateTimeOffset Stored,
    IReadOnlyList<KnownStatement> Found,
    IReadOnlyList<KnownStatement> Referring,
    Dictionary<DefinitionName, byte[]> Definitions);
