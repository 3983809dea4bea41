using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bangkom.GraphQLApi.Transport.Errors;
using GraphQL;
using GraphQL.SystemTextJson;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>JSON in and out. Letters are written as they are: the answer is never part of a page (<c>nosniff</c>).</summary>
internal sealed class TransportSerializer()
    : GraphQLSerializer(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, new TransportErrorInfoProvider())
{
    private static readonly JsonWriterOptions _relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public ReadOnlyMemory<byte> Result(ExecutionResult result) => Write(writer => JsonSerializer.Serialize(writer, result, SerializerOptions));

    /// <summary>A <c>graphql-transport-ws</c> message; errors are sent as the list alone.</summary>
    public ReadOnlyMemory<byte> Message(string type, string? id = null, ExecutionResult? next = null, ExecutionErrors? errors = null) => Write(writer =>
    {
        writer.WriteStartObject();
        if (id is not null)
            writer.WriteString("id", id);
        writer.WriteString("type", type);
        if (next is not null || errors is not null)
        {
            writer.WritePropertyName("payload");
            if (errors is not null)
                JsonSerializer.Serialize(writer, errors, SerializerOptions);
            else
                JsonSerializer.Serialize(writer, next, SerializerOptions);
        }
        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, _relaxed);
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
