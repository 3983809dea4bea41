using System.Globalization;
using System.Text.RegularExpressions;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>Timestamps: RFC 3339 in 2.0.0, ISO 8601 date and time in 1.0.3, where the offset may be left out and then is UTC.</summary>
internal static partial class Timestamp
{
    private const string Output = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Reads a timestamp. What is finer than a microsecond is cut off.</summary>
    public static bool TryParse(string text, XapiVersion version, out DateTimeOffset instant)
    {
        instant = default;
        var match = text.Length <= 64 ? Pattern().Match(text) : Match.Empty;
        if (!match.Success)
        {
            return false;
        }

        var zone = match.Groups["zone"].ValueSpan;
        if ((zone.IsEmpty && version == XapiVersion.V2) || !TryReadOffset(zone, out var offset))
        {
            return false;
        }

        var second = Number(match, "second");
        var isLeap = second == 60;
        try
        {
            var local = new DateTime(
                Number(match, "year"), Number(match, "month"), Number(match, "day"), Number(match, "hour"), Number(match, "minute"), isLeap ? 59 : second, DateTimeKind.Unspecified);
            instant = new DateTimeOffset(local, offset).ToUniversalTime().AddMicroseconds(Micros(match.Groups["fraction"].ValueSpan)).AddSeconds(isLeap ? 1 : 0);
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

    private static bool TryReadOffset(ReadOnlySpan<char> zone, out TimeSpan offset)
    {
        offset = default;
        if (zone.IsEmpty || zone[0] is 'Z' or 'z')
        {
            return true;
        }

        var hours = int.Parse(zone.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var minutes = zone.Length > 3 ? int.Parse(zone[^2..], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        offset = new TimeSpan(hours, minutes, 0);

        // A negative zero says that the offset is unknown (RFC 3339 4.3), which both specifications forbid.
        if (minutes > 59 || offset > TimeSpan.FromHours(14) || (zone[0] == '-' && offset == TimeSpan.Zero))
        {
            return false;
        }

        offset = zone[0] == '-' ? -offset : offset;
        return true;
    }

    private static int Micros(ReadOnlySpan<char> fraction)
    {
        var micros = 0;
        for (var i = 0; i < 6; i++)
        {
            micros = (micros * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        return micros;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[Tt](?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?(?<zone>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
