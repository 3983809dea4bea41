using System.Globalization;
using CsvHelper;

namespace Bangkom.Bench.Oulad;

/// <summary>One student's enrolment in one presentation of a module.</summary>
/// <param name="Module">Such as <c>AAA</c>.</param>
/// <param name="Presentation">Such as <c>2013J</c>: J starts in October, B in February.</param>
/// <param name="Student">The data set's pseudonym.</param>
/// <param name="Region">Where the student lived.</param>
/// <param name="Result"><c>Pass</c>, <c>Distinction</c>, <c>Fail</c> or <c>Withdrawn</c>.</param>
/// <param name="RegisteredDay">Days from the presentation's start; null in 45 rows.</param>
/// <param name="UnregisteredDay">Days from the presentation's start, or null.</param>
/// <param name="StartsOn">First day of the presentation.</param>
/// <param name="LengthDays">Days that it lasts.</param>
internal sealed record OuladEnrolment(
    string Module, string Presentation, int Student, string Region, string Result, int? RegisteredDay, int? UnregisteredDay, DateOnly StartsOn, int LengthDays)
{
    public bool Completed => Result is "Pass" or "Distinction";

    public DateOnly EndsOn => StartsOn.AddDays(LengthDays);
}

/// <summary>Open University Learning Analytics Dataset (Kuzilek, Hlosta, Zdrahal 2017, CC-BY 4.0).</summary>
internal static class OuladData
{
    /// <summary>Reads every enrolment.</summary>
    /// <param name="directory">Where studentInfo.csv, studentRegistration.csv and courses.csv are.</param>
    public static IReadOnlyList<OuladEnrolment> Read(string directory)
    {
        var courses = Rows(directory, "courses.csv").ToDictionary(
            r => (r["code_module"], r["code_presentation"]),
            r => int.Parse(r["module_presentation_length"], CultureInfo.InvariantCulture));
        var registrations = Rows(directory, "studentRegistration.csv").ToDictionary(
            r => (r["code_module"], r["code_presentation"], r["id_student"]),
            r => (Registered: Day(r["date_registration"]), Unregistered: Day(r["date_unregistration"])));
        return
        [
            .. Rows(directory, "studentInfo.csv").Select(r =>
            {
                var (module, presentation, student) = (r["code_module"], r["code_presentation"], r["id_student"]);
                var dates = registrations[(module, presentation, student)];
                var starts = new DateOnly(int.Parse(presentation[..4], CultureInfo.InvariantCulture), presentation[4] == 'J' ? 10 : 2, 1);
                return new OuladEnrolment(module, presentation, int.Parse(student, CultureInfo.InvariantCulture), r["region"], r["final_result"],
                    dates.Registered, dates.Unregistered, starts, courses[(module, presentation)]);
            }),
        ];
    }

    private static List<Dictionary<string, string>> Rows(string directory, string file)
    {
        using var reader = CsvReader.Create(File.ReadAllBytes(Path.Combine(directory, file)), new CsvReaderOptions { HasHeader = false });
        string[]? header = null;
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            if (header is null)
            {
                header = cells;
            }
            else
            {
                rows.Add(header.Zip(cells).ToDictionary(c => c.First, c => c.Second));
            }
        }

        return rows;
    }

    private static int? Day(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) ? day : null;
}
