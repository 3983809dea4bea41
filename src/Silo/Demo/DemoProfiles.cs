using System.Globalization;
using System.Text;

namespace Bangkom.Silo.Demo;

/// <summary>The file with what the professionalism index needs beside learning; of one person in twelve something is not known.</summary>
internal static class DemoProfiles
{
    private static readonly string[] Qualifications = ["S1", "S1", "S1", "D4", "D3", "S2", "SMA", "S3"];
    private static readonly string[] Performances = ["GOOD", "GOOD", "GOOD", "VERY_GOOD", "FAIR"];

    /// <summary>A row for each PNS.</summary>
    /// <param name="people">Everyone.</param>
    /// <param name="today">The day that the region is made for.</param>
    public static string Csv(IReadOnlyList<DemoPerson> people, DateOnly today)
    {
        var csv = new StringBuilder("nip,on,qualification,functionalPost,postTraining,performance,discipline\n");
        var day = new DateOnly(today.Year, 1, 1);
        foreach (var person in people.Where(p => p.Status == "PNS" && p.LeftOn is null))
        {
            // Apart from the sequences that make people, so that nobody else changes.
            var random = new Random(person.Index);
            var isFunctional = !person.IsHead && person.Index % 3 != 0;
            var on = person.JoinedOn > day ? person.JoinedOn : day;
            csv.Append(CultureInfo.InvariantCulture, $"{person.Nip},{on:yyyy-MM-dd},{Qualifications[random.Next(Qualifications.Length)]},");
            csv.Append(CultureInfo.InvariantCulture, $"{(isFunctional ? PostOf(person) : "")},{(person.IsHead && random.Next(3) > 0 ? "LEADERSHIP" : isFunctional && random.Next(3) == 0 ? "FUNCTIONAL" : "")},");
            csv.Append(CultureInfo.InvariantCulture, $"{(random.Next(12) == 0 ? "" : Performances[random.Next(Performances.Length)])},{(random.Next(90) == 0 ? "LIGHT" : "NONE")}\n");
        }

        return csv.ToString();
    }

    private static string PostOf(DemoPerson person) =>
        person.Agency.StartsWith("DINKES", StringComparison.Ordinal) || person.Agency.StartsWith("PKM", StringComparison.Ordinal) || person.Agency.StartsWith("RSUD", StringComparison.Ordinal) ? (person.Index % 2 == 0 ? "PERAWAT" : "BIDAN")
        : person.Agency.StartsWith("DISDIK", StringComparison.Ordinal) || person.Agency.StartsWith("SD", StringComparison.Ordinal) || person.Agency.StartsWith("SMP", StringComparison.Ordinal) ? "GURU"
        : person.Index % 4 == 0 ? "ARSIPARIS" : "ANALIS";
}
