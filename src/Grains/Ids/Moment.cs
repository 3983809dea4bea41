using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>
/// An instant, or a bare calendar date that stays a date: it counts as 12:00 in the region's zone, but has no clock time.
/// Instants are UTC, cut to whole microseconds.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.Moment")]
[JsonConverter(typeof(MomentJsonConverter))]
public readonly record struct Moment
{
    [Id(0)] private readonly long _ticks;
    [Id(1)] private readonly bool _isDate;

    private Moment(long ticks, bool isDate) => (_ticks, _isDate) = (ticks, isDate);

    /// <summary>An instant.</summary>
    /// <param name="instant">The instant; its offset is not kept.</param>
    public static Moment At(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), isDate: false);

    /// <summary>A bare date.</summary>
    /// <param name="date">The date in the region's zone.</param>
    public static Moment On(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue).Ticks, isDate: true);

    /// <summary>True for a bare date.</summary>
    public bool IsDate => _isDate;

    /// <summary>The instant; a bare date counts as 12:00 in the zone.</summary>
    /// <param name="zone">The region's zone.</param>
    public DateTimeOffset InstantIn(RegionZone zone) =>
        _isDate ? zone.NoonOf(DayIn(zone)) : new DateTimeOffset(_ticks, TimeSpan.Zero);

    /// <summary>The calendar day in the zone.</summary>
    /// <param name="zone">The region's zone.</param>
    public DateOnly DayIn(RegionZone zone) =>
        _isDate ? DateOnly.FromDateTime(new DateTime(_ticks)) : zone.DayOf(new DateTimeOffset(_ticks, TimeSpan.Zero));

    /// <summary>Reads <c>2026-03-04</c> or an RFC 3339 instant with its offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="moment">The moment.</param>
    public static bool TryParse(string? text, out Moment moment)
    {
        moment = default;
        if (text is null)
        {
            return false;
        }

        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            moment = On(date);
            return true;
        }

        // An instant without an offset would be a guess, so it is refused.
        var hasOffset = text.Length > 19 && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
        if (!hasOffset || text[10] is not ('T' or 't' or ' ')
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }

        moment = At(instant);
        return true;
    }

    /// <summary><c>2026-03-04</c>, or <c>2026-03-04T05:00:00Z</c> with up to six decimals.</summary>
    public override string ToString() => _isDate
        ? new DateTime(_ticks).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : new DateTime(_ticks).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Reads and writes a <see cref="Moment"/> as its text.</summary>
public sealed class MomentJsonConverter : JsonConverter<Moment>
{
    /// <inheritdoc/>
    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryReadStored(ref reader, out var stored) ? stored
            : Moment.TryParse(reader.GetString(), out var moment) ? moment
            : throw new JsonException("Neither a date like 2026-03-04 nor an instant with its offset.");

    /// <summary>As <see cref="Moment.ToString"/> writes it, without making a string of it.</summary>
    private static bool TryReadStored(ref Utf8JsonReader reader, out Moment moment)
    {
        moment = default;
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped)
        {
            return false;
        }

        var text = reader.ValueSpan;
        if (text.Length == 10)
        {
            if (!Utf8Parser.TryParse(text[..4], out int year, out var y) || !Utf8Parser.TryParse(text[5..7], out int month, out var m)
                || !Utf8Parser.TryParse(text[8..], out int day, out var d) || (y, m, d) != (4, 2, 2) || text[4] != '-' || text[7] != '-'
                || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                return false;
            }

            moment = Moment.On(new DateOnly(year, month, day));
            return true;
        }

        if (text.Length < 20 || text[^1] != 'Z' || !reader.TryGetDateTimeOffset(out var instant))
        {
            return false;
        }

        moment = Moment.At(instant);
        return true;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
