using System.Collections.Immutable;
using System.Text;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Import;

namespace Bangkom.PartnerApi.Tests.Import;

public sealed class SurveyImportTests
{
    private const string Header = "unit,quarter,respondents,u1,u2,u3,u4,u5,u6,u7,u8,u9";
    private static readonly SurveyImport Import = new(ImmutableHashSet.Create(new ServiceUnitId("LOKET-1")));

    [Fact]
    public void A_row_is_a_survey_and_who_answered_is_everyone_unless_said()
    {
        var plan = Plan($"{Header},n4\nLOKET-1,2026-Q1,100,300,310,320,150,340,350,360,370,380,50");
        Assert.Empty(plan.Errors);
        var survey = Assert.IsType<RecordSurvey>(Assert.Single(plan.Ordered).Submission.Command);
        Assert.Equal((new ServiceUnitId("LOKET-1"), Quarter.Of(2026, 1), 100), (survey.Unit, survey.Quarter, survey.Respondents));
        Assert.Equal([300, 310, 320, 150, 340, 350, 360, 370, 380], survey.Sums);
        Assert.Equal([100, 100, 100, 50, 100, 100, 100, 100, 100], survey.Answers);
    }

    [Fact]
    public void A_bad_row_names_its_fields_and_loses_no_good_one()
    {
        var plan = Plan($"{Header}\nLOKET-2,2026-Q5,x,1,1,1,1,1,1,1,1,\nLOKET-1,2026-Q1,9,9,9,9,9,9,9,9,9,9");
        Assert.Single(plan.Ordered);
        Assert.Equal(["quarter INVALID", "respondents INVALID", "u9 INVALID", "unit UNKNOWN_UNIT"], plan.Errors.Select(e => $"{e.Field} {e.Code}").Order());
    }

    [Fact]
    public void Two_rows_of_one_unit_and_quarter_contradict_each_other() =>
        Assert.Equal("CONTRADICTION", Assert.Single(Plan($"{Header}\nLOKET-1,2026-Q1,9,9,9,9,9,9,9,9,9,9\nLOKET-1,2026-Q1,8,9,9,9,9,9,9,9,9,9").Errors).Code);

    [Fact]
    public void The_same_row_is_the_same_item() =>
        Assert.Equal(
            Plan($"{Header}\nLOKET-1,2026-Q1,9,9,9,9,9,9,9,9,9,9").Ordered[0].Submission.Key,
            Plan($"{Header}\n\nLOKET-1,2026-Q1,9,9,9,9,9,9,9,9,9,9").Ordered[0].Submission.Key);

    private static ImportPlan Plan(string csv)
    {
        var (plan, refusal) = Import.Plan(CsvTables.Read(Encoding.UTF8.GetBytes(csv)).Table!, new ImportContext(new DateOnly(2026, 6, 1), new byte[32]));
        Assert.Null(refusal);
        return plan!;
    }
}
