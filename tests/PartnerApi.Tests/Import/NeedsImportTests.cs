using System.Text;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.PartnerApi.Import;
using MiniExcelLibs;

namespace Bangkom.PartnerApi.Tests.Import;

public sealed class NeedsImportTests
{
    private static readonly ImportContext Context = new(new DateOnly(2026, 6, 1), new byte[32]);
    private static readonly string Nip = People.Pns(1);

    private static ImportPlan Plan(IImportKind kind, string csv) => Plan(kind, CsvTables.Read(Encoding.UTF8.GetBytes(csv)).Table!);

    private static ImportPlan Plan(IImportKind kind, Table table)
    {
        var (plan, refusal) = kind.Plan(table, Context);
        Assert.Null(refusal);
        return plan!;
    }

    private static IEnumerable<(int Row, string? Field, string Code)> Errors(ImportPlan plan) => plan.Errors.Select(e => (e.Row, e.Field, e.Code));

    [Fact]
    public void A_level_is_read_with_its_day_or_todays()
    {
        var plan = Plan(CompetencyImport.Instance, $"nip,competency,level,on\n{Nip},KOMUNIKASI,2,2026-03-04\n{Nip},PROYEK,0,\n");
        Assert.Equal(
            [new AssessCompetency(Nip, null, new("KOMUNIKASI"), 2, new(2026, 3, 4)), new AssessCompetency(Nip, null, new("PROYEK"), 0, new(2026, 6, 1))],
            plan.Ordered.Select(r => (AssessCompetency)r.Submission.Command));
        Assert.Equal("import/competencies", CompetencyImport.Instance.Source);
    }

    [Fact]
    public void A_spreadsheets_numbers_are_levels_too()
    {
        using var stream = new MemoryStream();
        MiniExcel.SaveAs(stream, new[] { new Dictionary<string, object> { ["nip"] = Nip, ["competency"] = "PROYEK", ["level"] = 3, ["on"] = new DateTime(2026, 3, 4) } });
        Assert.Equal(3, ((AssessCompetency)Plan(CompetencyImport.Instance, XlsxTables.Read(stream.ToArray()).Table!).Ordered.Single().Submission.Command).Level);
    }

    [Fact]
    public void Each_wrong_cell_says_what_to_mend()
    {
        Assert.Equal(
            [(2, "level", "INVALID"), (3, "nip", "NIP_DAMAGED"), (4, "competency", "REQUIRED"), (5, "level", "INVALID"), (6, "nip", "REQUIRED"), (6, "level", "REQUIRED"), (7, "on", "INVALID_DATE")],
            Errors(Plan(CompetencyImport.Instance, $"nip,competency,level,on\n{Nip},A,6,\n1.97E+17,A,1,\n{Nip},,1,\n{Nip},A,1.5,\n,A,,\n{Nip},A,1,4 March\n")));
        Assert.Equal(
            [(2, "stated", "INVALID"), (3, "difficulty", "INVALID"), (4, "survey", "INVALID")],
            Errors(Plan(NeedsImport.Instance, $"nip,survey,competency,difficulty,importance,frequency,stated\n{Nip},S,A,1,1,1,maybe\n{Nip},S,A,0,1,1,\n{Nip},s,A,1,1,1,\n")));
    }

    [Fact]
    public void Two_rows_that_contradict_each_other_are_not_both_taken()
    {
        var plan = Plan(CompetencyImport.Instance, $"nip,competency,level\n{Nip},A,1\n{Nip},A,2\n{Nip},A,1\n");
        Assert.Equal([(3, "competency", "CONTRADICTION")], Errors(plan));
        Assert.Equal(2, plan.Ordered.Length);
        Assert.Equal(plan.Ordered[0].Submission.Key, plan.Ordered[1].Submission.Key);
    }

    [Fact]
    public void An_answer_is_read_with_what_is_stated()
    {
        var row = (AnswerNeeds)Plan(NeedsImport.Instance, $"nip,survey,competency,difficulty,importance,frequency,stated,on\n{Nip},AKPK,PROYEK,4,5,3,TRUE,2026-02-03\n").Ordered.Single().Submission.Command;
        Assert.Equal((Nip, new NeedsSurveyId("AKPK"), new DateOnly(2026, 2, 3)), (row.Nip, row.Survey, row.On));
        Assert.Equal(new NeedAnswer(new("PROYEK"), 4, 5, 3, true), row.Answers.Single());
    }
}
