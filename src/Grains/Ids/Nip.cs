using System.Globalization;

namespace Bangkom.Grains.Ids;

/// <summary>
/// The 18-digit employee number (domain of the civil service; it has no check digit): 1–8 birth date, 9–12 year of
/// appointment, 13–14 month (PNS, 01–12) or 2 and the contract's frequency (PPPK, 21–29), 15 sex, 16–18 sequence.
/// It never stands in a URL, a log, a metric or an error.
/// </summary>
public readonly record struct Nip
{
    private Nip(string digits) => Digits = digits;

    /// <summary>The 18 digits.</summary>
    public string Digits { get; }

    /// <summary>Birth date.</summary>
    public DateOnly BornOn => DateOnly.ParseExact(Digits.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>1 = male, 2 = female.</summary>
    public char Sex => Digits[14];

    /// <summary>True for a contract's number (PPPK), which changes with each contract.</summary>
    public bool IsContract => Digits[12] == '2';

    /// <summary>The first four digits and a mask: what readers without the right to see people may be shown.</summary>
    /// <param name="digits">A NIP's digits.</param>
    public static string Mask(string digits) => digits.Length < 4 ? "****" : $"{digits[..4]}**************";

    /// <summary>Reads a NIP; spaces are dropped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="today">Today in the region's zone: nobody is appointed later.</param>
    /// <param name="nip">The number.</param>
    /// <param name="problem">What is wrong and how to mend it, without any digit of the text; null when all is well.</param>
    public static bool TryParse(string? text, DateOnly today, out Nip nip, out string? problem)
    {
        nip = default;
        var digits = text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        problem = Problem(digits, today);
        if (problem is not null)
        {
            return false;
        }

        nip = new Nip(digits);
        return true;
    }

    /// <summary>Masked: a number that slips into a log tells the year of birth alone.</summary>
    public override string ToString() => Mask(Digits ?? "");

    private static string? Problem(string digits, DateOnly today)
    {
        if (digits.Length == 0)
        {
            return "The NIP is missing: give its 18 digits.";
        }

        if (digits.Contains("E+", StringComparison.OrdinalIgnoreCase) || digits.Contains('.') || digits.Contains(','))
        {
            return "The spreadsheet turned the NIP into a number and lost digits: format the column as text and enter the NIP again.";
        }

        if (digits.Length != 18 || digits.Any(c => c is < '0' or > '9'))
        {
            return $"A NIP has exactly 18 digits; this one has {digits.Length} characters.";
        }

        if (!DateOnly.TryParseExact(digits.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
        {
            return "Digits 1–8 of a NIP are the birth date as YYYYMMDD; these are no calendar date.";
        }

        var month = int.Parse(digits.AsSpan(12, 2), CultureInfo.InvariantCulture);
        if (month is not (>= 1 and <= 12 or >= 21 and <= 29))
        {
            return "Digits 13–14 of a NIP are a month 01–12 (PNS) or 21–29 (PPPK).";
        }

        if (digits[14] is not ('1' or '2'))
        {
            return "Digit 15 of a NIP is 1 or 2.";
        }

        if (digits.EndsWith("000", StringComparison.Ordinal))
        {
            return "Digits 16–18 of a NIP run from 001. If a spreadsheet turned the NIP into a number, its last digits are lost: format the "
                + "column as text and enter the NIP again.";
        }

        // A contract's number has no month of appointment: the year alone must not be later than today's.
        var year = int.Parse(digits.AsSpan(8, 4), CultureInfo.InvariantCulture);
        var appointedLate = month <= 12 ? (year, month).CompareTo((today.Year, today.Month)) > 0 : year > today.Year;
        if (year < 1900 || appointedLate)
        {
            return "Digits 9–14 of a NIP are the appointment; this one is later than today or before 1900.";
        }

        // Nobody is appointed in the month of birth; a contract's number tells no more than the year.
        var appointedEarly = month <= 12 ? (year, month).CompareTo((born.Year, born.Month)) <= 0 : year <= born.Year;
        return appointedEarly ? "The birth date of a NIP comes before the appointment; here it does not." : null;
    }
}
