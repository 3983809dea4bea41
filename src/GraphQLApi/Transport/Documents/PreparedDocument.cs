using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>A document that kept every limit on its text and passed the rules that depend on the text alone, and the operation chosen in it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Operation">The operation.</param>
/// <param name="IsShareable">True for a query that may be run once for several who ask it at once.</param>
internal sealed record PreparedDocument(GraphQLDocument Document, GraphQLOperationDefinition Operation, bool IsShareable);
