namespace Bangkom.GraphQLApi.Transport;

/// <summary>A document that the explorer page offers.</summary>
/// <param name="Name">What the reader picks it by.</param>
/// <param name="Document">The document's text.</param>
/// <param name="Variables">A JSON object for its variables, or null.</param>
public sealed record GraphQLExample(string Name, string Document, string? Variables = null);
