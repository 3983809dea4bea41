using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Ids;

/// <summary>Reads and writes a code as its text.</summary>
/// <typeparam name="T">The code's type.</typeparam>
public sealed class CodeJsonConverter<T> : JsonConverter<T> where T : struct, ICode<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(SharedTexts.Read(ref reader) ?? throw new JsonException("A code is a text."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
