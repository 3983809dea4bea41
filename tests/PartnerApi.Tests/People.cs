using System.Globalization;

namespace Bangkom.PartnerApi.Tests;

/// <summary>Made-up numbers in the official shape.</summary>
internal static class People
{
    public static string Pns(int i) => string.Create(CultureInfo.InvariantCulture, $"1990010120150{1 + (i / 999)}1{1 + (i % 999):000}");

    public static string Pppk(int i) => string.Create(CultureInfo.InvariantCulture, $"1991020220212110{i:00}");
}
