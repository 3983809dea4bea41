using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A quarter of a year; quarters are numbered one after the other.</summary>
/// <param name="Index">Year × 4 + 0 to 3.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Quarter")]
[JsonConverter(typeof(QuarterJsonConverter))]
public readonly record struct Quarter([property: Id(0)] int Index) : IComparable<Quarter>
{
    /// <summary>The year.</summary>
    public int Year => Index / 4;

    /// <summary>1 to 4.</summary>
    public int Number => (Index % 4) + 1;

    /// <summary>Its first day.</summary>
    public DateOnly FirstDay => new(Year, (3 * (Number - 1)) + 1, 1);

    /// <summary>Its last day.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    /// <summary>The quarter of a day.</summary>
    /// <param name="day">The day.</param>
    public static Quarter Of(DateOnly day) => new((day.Year * 4) + ((day.Month - 1) / 3));

    /// <summary>A quarter of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="number">1 to 4.</param>
    public static Quarter Of(int year, int number) => new((year * 4) + number - 1);

    /// <summary>Reads such as <c>2026-Q1</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quarter">The quarter.</param>
    public static bool TryParse(string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not { Length: 7 } || text[4..6] != "-Q" || text[6] is < '1' or > '4'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2199)
        {
            return false;
        }

        quarter = Of(year, text[6] - '0');
        return true;
    }

    /// <summary>Orders by time.</summary>
    public int CompareTo(Quarter other) => Index.CompareTo(other.Index);

    /// <summary>Earlier.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.Index < right.Index;

    /// <summary>Later.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.Index > right.Index;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.Index <= right.Index;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.Index >= right.Index;

    /// <summary>Such as <c>2026-Q1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}

/// <summary>Reads and writes a <see cref="Quarter"/> such as <c>2026-Q1</c>.</summary>
public sealed class QuarterJsonConverter : JsonConverter<Quarter>
{
    /// <inheritdoc/>
    public override Quarter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Quarter.TryParse(reader.GetString(), out var quarter) ? quarter : throw new JsonException("A quarter is written such as 2026-Q1.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Quarter value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
