using System.Text.Json;
using GraphQL;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>A JSON object of <c>query</c>, <c>documentId</c>, <c>operationName</c>, <c>variables</c> and <c>extensions</c> as a request.</summary>
internal sealed class RequestParser(TransportSerializer serializer)
{
    /// <exception cref="GraphQLTransportException">A parameter is missing or of the wrong type; the text names it and no value.</exception>
    public OperationRequest Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Bad("The request must be a JSON object; batches are not answered.");
        OperationRequest request;
        try
        {
            request = new OperationRequest(
                Text(body, "query"), Text(body, "documentId"), Text(body, "operationName"), Map(body, "variables"), Map(body, "extensions"))
            {
                VariablesText = body.TryGetProperty("variables", out var variables) ? variables.GetRawText() : "",
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is valid JSON and no text.
            throw Bad("The request holds text that is not Unicode.");
        }
        return request is { Text: null, DocumentId: null } ? throw Bad("`query` is missing.") : request;
    }

    /// <exception cref="GraphQLTransportException">The text is not JSON.</exception>
    public Inputs ParseMap(string name, string? json)
    {
        if (string.IsNullOrEmpty(json))
            return Inputs.Empty;
        using var parsed = ParseJson(() => JsonDocument.Parse(json));
        return Map(name, parsed.RootElement);
    }

    /// <exception cref="GraphQLTransportException">The bytes are not JSON.</exception>
    public static JsonDocument ParseJson(Func<JsonDocument> parse)
    {
        try
        {
            return parse();
        }
        catch (JsonException)
        {
            throw Bad("The request is not valid JSON.");
        }
    }

    public static GraphQLTransportException Bad(string message) => new(GraphQLErrorCodes.BadRequest, message);

    private static string? Text(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Bad($"`{name}` must be a string.");
    }

    private Inputs Map(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? Map(name, value) : Inputs.Empty;

    private Inputs Map(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Inputs.Empty,
        JsonValueKind.Object => serializer.ReadNode<Inputs>(value) ?? Inputs.Empty,
        _ => throw Bad($"`{name}` must be an object."),
    };
}
