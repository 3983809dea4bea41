using System.Globalization;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>Timestamps: RFC 3339 in 2.0.0, ISO 8601 date and time in 1.0.3, where the offset may be left out and then is UTC.</summary>
internal static class Timestamp
{
    private const int SecondsEnd = 19;
    private const int CharactersMax = 64;
    private const string Output = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Reads a timestamp. What is finer than a microsecond is cut off.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, XapiVersion version, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length is < SecondsEnd or > CharactersMax || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':'
            || !TryReadNumber(text[..4], out var year) || !TryReadNumber(text[5..7], out var month) || !TryReadNumber(text[8..10], out var day)
            || !TryReadNumber(text[11..13], out var hour) || !TryReadNumber(text[14..16], out var minute) || !TryReadNumber(text[17..SecondsEnd], out var second)
            || !TryReadFraction(text[SecondsEnd..], out var micros, out var zone)
            || (zone.IsEmpty && version == XapiVersion.V2) || !TryReadOffset(zone, out var offset))
        {
            return false;
        }

        var isLeap = second == 60;
        try
        {
            var local = new DateTime(year, month, day, hour, minute, isLeap ? 59 : second, DateTimeKind.Unspecified);
            instant = new DateTimeOffset(local, offset).ToUniversalTime().AddMicroseconds(micros).AddSeconds(isLeap ? 1 : 0);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            // There is no such day, or it lies outside of the years 1 to 9999.
            return false;
        }
    }

    /// <summary>Writes an instant to the microsecond, in UTC.</summary>
    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Output, CultureInfo.InvariantCulture);

    private static bool TryReadFraction(ReadOnlySpan<char> rest, out int micros, out ReadOnlySpan<char> zone)
    {
        micros = 0;
        zone = rest;
        if (rest.IsEmpty || rest[0] is not ('.' or ','))
        {
            return true;
        }

        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        var fraction = digits < 0 ? rest[1..] : rest.Slice(1, digits);
        zone = rest[(1 + fraction.Length)..];
        for (var i = 0; i < 6; i++)
        {
            micros = (micros * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        return fraction.Length > 0;
    }

    /// <summary>Nothing, Z, or hours with or without minutes after a sign.</summary>
    private static bool TryReadOffset(ReadOnlySpan<char> zone, out TimeSpan offset)
    {
        offset = default;
        if (zone is "" or "Z" or "z")
        {
            return true;
        }

        var minutes = 0;
        if (zone[0] is not ('+' or '-') || zone.Length is not (3 or 5 or 6) || (zone.Length == 6 && zone[3] != ':')
            || !TryReadNumber(zone.Slice(1, 2), out var hours) || (zone.Length > 3 && !TryReadNumber(zone[^2..], out minutes)))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);

        // A negative zero says that the offset is unknown (RFC 3339 4.3), which both specifications forbid.
        if (minutes > 59 || offset > TimeSpan.FromHours(14) || (zone[0] == '-' && offset == TimeSpan.Zero))
        {
            return false;
        }

        offset = zone[0] == '-' ? -offset : offset;
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
