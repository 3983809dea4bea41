using System.Globalization;
using System.Text;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Planning;

namespace Bangkom.Silo.Demo;

/// <summary>A competency of the synthetic region.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Dimension">Knowledge, skill or attitude.</param>
/// <param name="Short">Share of the assessed people who are below what their post needs.</param>
/// <param name="Weight">How hard, important and frequent people say it is, on average, 1 to 5.</param>
internal sealed record DemoCompetency(string Code, string Name, CompetencyKind Kind, CompetencyDimension Dimension, double Short, int Weight);

/// <summary>
/// The needs of the synthetic region: last autumn's survey finds project management and public communication on top, as in the programme
/// that the region is modelled on. A third of the people were assessed, and most of these answered.
/// </summary>
internal static class DemoNeeds
{
    private const int Seed = 20_260_202;
    private const int CompetenciesEach = 5;

    /// <summary>The ceiling of next year's plan, in rupiah.</summary>
    private const long CeilingRupiah = 1_200_000_000;

    /// <summary>The catalogue of competencies.</summary>
    public static IReadOnlyList<DemoCompetency> Competencies { get; } =
    [
        new("MANAJEMEN_PROYEK", "Manajemen proyek", CompetencyKind.Managerial, CompetencyDimension.Skill, 0.75, 4),
        new("KOMUNIKASI_PUBLIK", "Komunikasi publik", CompetencyKind.SocioCultural, CompetencyDimension.Skill, 0.65, 4),
        new("PELAYANAN_PUBLIK", "Pelayanan publik", CompetencyKind.Managerial, CompetencyDimension.Attitude, 0.35, 3),
        new("TEKNOLOGI_INFORMASI", "Teknologi informasi", CompetencyKind.InformationTechnology, CompetencyDimension.Skill, 0.40, 3),
        new("KEPEMIMPINAN", "Kepemimpinan", CompetencyKind.Managerial, CompetencyDimension.Attitude, 0.25, 3),
        new("INTEGRITAS", "Integritas", CompetencyKind.Managerial, CompetencyDimension.Attitude, 0.08, 3),
        new("SOSIAL_KULTURAL", "Perekat bangsa", CompetencyKind.SocioCultural, CompetencyDimension.Attitude, 0.12, 2),
        new("REGULASI", "Regulasi ASN", CompetencyKind.Government, CompetencyDimension.Knowledge, 0.20, 2),
        new("PENGADAAN", "Pengadaan barang dan jasa", CompetencyKind.Technical, CompetencyDimension.Knowledge, 0.30, 2),
        new("KEARSIPAN", "Kearsipan", CompetencyKind.Technical, CompetencyDimension.Skill, 0.25, 2),
        new("KEUANGAN", "Keuangan daerah", CompetencyKind.Technical, CompetencyDimension.Knowledge, 0.25, 2),
        new("PEDAGOGIK", "Pedagogik", CompetencyKind.Technical, CompetencyDimension.Skill, 0.20, 3),
        new("KLINIS", "Mutu klinis", CompetencyKind.Technical, CompetencyDimension.Skill, 0.20, 3),
        new("KEBENCANAAN", "Kesiapsiagaan bencana", CompetencyKind.Government, CompetencyDimension.Knowledge, 0.30, 2),
    ];

    /// <summary>The survey of the autumn before.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static string Survey(DateOnly today) => string.Create(CultureInfo.InvariantCulture, $"AKPK-{today.Year - 1}");

    /// <summary>What defines competencies and the survey: before the programmes, which name them.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static IEnumerable<Command> Definitions(DateOnly today) => Competencies
        .Select(c => (Command)new DefineCompetency(new CompetencyId(c.Code), c.Name, c.Kind, c.Dimension))
        .Append(new DefineNeedsSurvey(
            new NeedsSurveyId(Survey(today)), $"Analisis kebutuhan pengembangan kompetensi {today.Year - 1}", AssessedOn(today).AddDays(-30), AssessedOn(today).AddDays(20),
            [.. Competencies.Select(c => new CompetencyId(c.Code))]));

    /// <summary>The gaps that a programme closes.</summary>
    public static GapClosing Closes(DemoProgram program) => new(new CompetencyId(program.Competency), program.Form switch
    {
        LearningForm.Leadership => 4,
        LearningForm.Technical or LearningForm.TechnicalGuidance or LearningForm.Functional => 3,
        LearningForm.Seminar or LearningForm.Workshop => 2,
        _ => 1,
    });

    /// <summary>Cost for each participant, and of a batch beside them, in rupiah.</summary>
    public static (long Each, long Batch) CostOf(DemoProgram program) => program.Form switch
    {
        LearningForm.ELearning or LearningForm.SelfStudy => (25_000, 4_000_000),
        LearningForm.Seminar or LearningForm.Socialisation or LearningForm.Workshop => (150_000, 6_000_000),
        LearningForm.Leadership => (6_500_000, 25_000_000),
        LearningForm.Coaching => (400_000, 0),
        _ => (450_000 + (25_000 * (long)program.Quantity), 9_000_000),
    };

    /// <summary>The file of assessed levels, and the file of answers.</summary>
    /// <param name="people">Everyone.</param>
    /// <param name="today">The day that the region is made for.</param>
    public static (string Levels, string Answers) Files(IReadOnlyList<DemoPerson> people, DateOnly today)
    {
        var random = new Random(Seed);
        var levels = new StringBuilder("nip,competency,level,on\n");
        var answers = new StringBuilder("nip,survey,competency,difficulty,importance,frequency,stated,on\n");
        var on = AssessedOn(today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var person in people.Where(p => p.LeftOn is null && p.JoinedOn < AssessedOn(today) && p.Index / 3 % 3 == 0))
        {
            var required = RequiredOf(person);
            foreach (var competency in AskedOf(person))
            {
                var isShort = random.NextDouble() < competency.Short;
                var level = isShort ? required - 1 - random.Next(2) : required + random.Next(2);
                levels.Append(CultureInfo.InvariantCulture, $"{person.Nip},{competency.Code},{Math.Max(0, level)},{on}\n");
                if (random.Next(5) > 0)
                {
                    answers.Append(CultureInfo.InvariantCulture, $"{person.Nip},{Survey(today)},{competency.Code},{About(competency)},{About(competency)},{About(competency)},{(isShort && random.Next(2) == 0 ? "true" : "false")},{on}\n");
                }
            }
        }

        return (levels.ToString(), answers.ToString());

        int About(DemoCompetency competency) => Math.Clamp(competency.Weight + random.Next(-1, 2), 1, 5);
    }

    /// <summary>Next year's plan: its code, name and what it is made from.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static (PlanId Plan, string Name, PlanRequest Request) Plan(DateOnly today) => (
        new PlanId(string.Create(CultureInfo.InvariantCulture, $"RENCANA-{today.Year + 1}")),
        string.Create(CultureInfo.InvariantCulture, $"Rencana pengembangan kompetensi {today.Year + 1}"),
        new PlanRequest(today.Year + 1, CeilingRupiah, 40, 10));

    private static DateOnly AssessedOn(DateOnly today) => new(today.Year - 1, 10, 15);

    /// <summary>The level that the post needs: see the posts in <see cref="DemoFiles"/>, and PermenPANRB 38/2017.</summary>
    private static int RequiredOf(DemoPerson person) => person.IsHead ? 3 : person.Index % 3 == 0 ? 1 : person.Index % 2 == 0 ? 2 : 3;

    /// <summary>Everyone is asked about project management and communication, and about some of the others in turn.</summary>
    private static IEnumerable<DemoCompetency> AskedOf(DemoPerson person) =>
        Competencies.Take(2).Concat(Enumerable.Range(0, CompetenciesEach - 2).Select(i => Competencies[2 + ((person.Index + (i * 5)) % (Competencies.Count - 2))]).Distinct());
}
