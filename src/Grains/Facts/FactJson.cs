using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bangkom.Grains.Facts;

/// <summary>Source-generated JSON of facts: camelCase, nulls left out, the kind first.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(PersonalPart))]
internal sealed partial class FactJsonContext : JsonSerializerContext;

/// <summary>A fact's <c>body</c> as it stands in the ledger.</summary>
public static class FactJson
{
    private static ReadOnlySpan<byte> CompletedStart => "{\"kind\":\"completed\","u8;

    /// <summary>The stored form of a fact.</summary>
    /// <param name="fact">The fact.</param>
    public static byte[] Write(Fact fact)
    {
        if (fact is not Completed completed)
        {
            return JsonSerializer.SerializeToUtf8Bytes(fact, FactJsonContext.Default.Fact);
        }

        // Nearly all facts are completions: written as what they are, with their kind put before, they cost half.
        var rest = JsonSerializer.SerializeToUtf8Bytes(completed, FactJsonContext.Default.Completed).AsSpan(1);
        var body = new byte[CompletedStart.Length + rest.Length];
        CompletedStart.CopyTo(body);
        rest.CopyTo(body.AsSpan(CompletedStart.Length));
        return body;
    }

    /// <summary>Reads a stored fact.</summary>
    /// <param name="body">UTF-8 JSON.</param>
    /// <exception cref="JsonException">The body is no fact that this version knows.</exception>
    public static Fact Read(ReadOnlySpan<byte> body) =>
        // Nearly all facts are completions: read as what their first words say they are, they need no look for a kind.
        body.StartsWith(CompletedStart)
            ? CompletedReader.TryRead(body) ?? JsonSerializer.Deserialize(body, FactJsonContext.Default.Completed)!
            : JsonSerializer.Deserialize(body, FactJsonContext.Default.Fact) ?? throw new JsonException("The body is null.");

    /// <summary>The stored form of a fact's personal part.</summary>
    /// <param name="personal">The part.</param>
    public static byte[] WritePersonal(PersonalPart personal) =>
        JsonSerializer.SerializeToUtf8Bytes(personal, FactJsonContext.Default.PersonalPart);

    /// <summary>Reads a stored personal part.</summary>
    /// <param name="personal">UTF-8 JSON.</param>
    public static PersonalPart ReadPersonal(ReadOnlySpan<byte> personal) =>
        JsonSerializer.Deserialize(personal, FactJsonContext.Default.PersonalPart) ?? throw new JsonException("The personal part is null.");
}

/// <summary>What identifies a person in the world: kept apart from the body, emptied by an erasure.</summary>
/// <param name="Nip">18 digits, or null.</param>
/// <param name="Name">Name, or null.</param>
/// <param name="Item">Of a held item: the normalised item as JSON, from which it is decided anew; else null.</param>
/// <param name="Account">Of a mapping, and of a held item that names one; else null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonalPart")]
public sealed record PersonalPart(
    [property: Id(0)] string? Nip = null,
    [property: Id(1)] string? Name = null,
    [property: Id(2)] string? Item = null,
    [property: Id(3)] Account? Account = null)
{
    /// <summary>The type's name alone: NIP and name stand in no log.</summary>
    public override string ToString() => nameof(PersonalPart);
}
