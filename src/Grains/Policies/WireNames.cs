using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Bangkom.Grains.Policies;

/// <summary>
/// The names that an enum's members have in stored facts and in the texts of rules, from <see cref="JsonStringEnumMemberNameAttribute"/>.
/// </summary>
public static class WireNames
{
    /// <summary>How many members an enum has; they are numbered from 0.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static int Count<T>() where T : struct, Enum => Table<T>.Names.Count;

    /// <summary>A member's name, such as <c>E_LEARNING</c>.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The member.</param>
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Names[value];

    /// <summary>Finds a member by its name, ordinally.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="value">The member.</param>
    public static bool TryParse<T>(string name, out T value) where T : struct, Enum => Table<T>.Values.TryGetValue(name, out value);

    private static class Table<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names = Enum.GetNames<T>().ToFrozenDictionary(
            Enum.Parse<T>,
            name => typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name);

        public static readonly FrozenDictionary<string, T> Values =
            Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
