using System.Text.Json;
using Bangkom.GraphQLApi.Transport.Execution;
using Microsoft.AspNetCore.Http;

namespace Bangkom.GraphQLApi.Transport.Http;

/// <summary>Reads an operation from a POST's body or a GET's query.</summary>
internal sealed class HttpRequestReader(RequestParser parser, GraphQLTransportOptions options)
{
    /// <exception cref="GraphQLTransportException">The request is malformed or too large.</exception>
    public async Task<OperationRequest> ReadAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return ReadQuery(request.Query);
        if (!MediaTypes.IsJson(request.ContentType))
            throw new UnsupportedBodyException();
        using var json = RequestParser.ParseJson(Parse(await ReadBodyAsync(request)));
        return parser.Parse(json.RootElement);
    }

    private OperationRequest ReadQuery(IQueryCollection query)
    {
        string? One(string name) => query[name] is { Count: > 0 } values ? values[0] : null;
        if (One("query") is null && One("documentId") is null)
            throw RequestParser.Bad("`query` is missing.");
        return new OperationRequest(
            One("query"), One("documentId"), One("operationName") is { Length: > 0 } name ? name : null,
            parser.ParseMap("variables", One("variables")), parser.ParseMap("extensions", One("extensions")))
        {
            VariablesText = One("variables") ?? "",
        };
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > options.BodyBytesMax)
            throw TooLarge();
        // A chunked body does not say its length, so it is counted as it comes.
        var buffer = new byte[(int)(request.ContentLength ?? 4096) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted) is var read and > 0)
        {
            length += read;
            if (length > options.BodyBytesMax)
                throw TooLarge();
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, options.BodyBytesMax + 1));
        }
        return buffer.AsMemory(0, length);
    }

    private static Func<JsonDocument> Parse(ReadOnlyMemory<byte> body) => () => JsonDocument.Parse(body);

    private GraphQLTransportException TooLarge() => new(GraphQLErrorCodes.TooLarge, $"The body is larger than {options.BodyBytesMax} bytes.");
}
