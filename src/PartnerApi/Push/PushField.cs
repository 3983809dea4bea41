using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Bangkom.PartnerApi.Push;

/// <summary>The properties of an item, in the order in which they are usually sent.</summary>
internal enum PushField
{
    Key,
    Action,
    Of,
    Nip,
    Program,
    Batch,
    Title,
    Form,
    Scope,
    Quantity,
    StartedAt,
    CompletedAt,
    Certificate,
    Issuer,
    Score,
}

/// <summary>Names of the properties.</summary>
internal static class PushFields
{
    public const int Count = (int)PushField.Score + 1;

    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetNames<PushField>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>All names, for a message.</summary>
    public static string List { get; } = string.Join(", ", Names);

    public static string Name(PushField field) => Names[(int)field];

    /// <summary>Finds the property that the reader stands on.</summary>
    /// <param name="reader">On a property's name.</param>
    /// <param name="guess">The property that followed last time: senders keep an order, so it is usually this one.</param>
    public static PushField? Find(ref Utf8JsonReader reader, int guess)
    {
        for (var i = 0; i < Count; i++)
        {
            var field = (guess + i) % Count;
            if (reader.ValueTextEquals(Utf8Names[field]))
            {
                return (PushField)field;
            }
        }

        return null;
    }
}
