using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Errors;

/// <summary>A rule of the transport refuses the document at a node.</summary>
internal sealed class DocumentRefusedError : ValidationError
{
    public DocumentRefusedError(string code, string message, GraphQLDocument document, ASTNode node)
        : base(document.Source, null, message, node)
        => Code = code;
}
