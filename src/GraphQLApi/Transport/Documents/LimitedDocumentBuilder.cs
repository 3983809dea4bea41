using System.Text;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>Parses a document and refuses it, before any validation rule runs, when its size or shape passes a limit.</summary>
internal sealed class LimitedDocumentBuilder(GraphQLTransportOptions options) : IDocumentBuilder
{
    public GraphQLDocument Build(string body)
    {
        // A character is at least one byte, so the exact count is only needed for a text that may still fit.
        if (body.Length > options.TextBytesMax || Encoding.UTF8.GetByteCount(body) > options.TextBytesMax)
            throw TooLarge($"The document is larger than {options.TextBytesMax} bytes.");

        var document = Parse(body);
        if (document.Definitions.Count > options.DefinitionsMax)
            throw TooLarge($"The document has more than {options.DefinitionsMax} operations and fragments.");

        new DocumentShape(document, options).Check();
        return document;
    }

    private GraphQLDocument Parse(string body)
    {
        try
        {
            return Parser.Parse(body, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = options.ParserDepthNodesMax });
        }
        catch (GraphQLSyntaxErrorException error)
        {
            throw new SyntaxError(error);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw TooLarge($"The document nests deeper than {options.ParserDepthNodesMax} nodes.");
        }
    }

    internal static GraphQLTransportException TooLarge(string message) => new(GraphQLErrorCodes.TooLarge, message);
}
