using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>A document that kept every limit on its text and passed the rules that depend on the text alone, and the operation chosen in it.</summary>
internal sealed record PreparedDocument(GraphQLDocument Document, GraphQLOperationDefinition Operation);
