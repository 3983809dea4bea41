using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Evaluation.Effects;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Silo.Demo;

namespace Bangkom.Silo.Tests.Demo;

/// <summary>What is planted in the demo's surveys is found, and nothing else is.</summary>
public sealed class DemoEvaluationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2026, 10, 20)]
    [InlineData(2027, 3, 31)]
    [InlineData(2026, 11, 24)]
    public void The_planted_effect_is_found_and_the_planted_nothing_is_not(int year, int month, int day)
    {
        var services = Fold(new DateOnly(year, month, day));
        var found = Effect(services, DemoServices.Effective, s => IkmSums.IndexOf(s));
        output.WriteLine($"{found}");
        Assert.Null(found.Refusal);
        Assert.InRange(DemoServices.PlantedPoints, found.Low!.Value, found.High!.Value);
        Assert.True(found.Low > 0);
        Assert.Equal((12, 2), (found.Trained, found.LeftOut));

        var staff = Effect(services, DemoServices.Effective, s => IkmSums.ElementOf(s, 7));
        Assert.InRange(6.25, staff.Low!.Value, staff.High!.Value);

        var nothing = Effect(services, DemoServices.Idle, s => IkmSums.IndexOf(s));
        output.WriteLine($"{nothing}");
        Assert.Null(nothing.Refusal);
        Assert.InRange(0, nothing.Low!.Value, nothing.High!.Value);
    }

    [Fact]
    public void Everyone_who_completed_a_batch_took_both_tests_and_most_answered()
    {
        var today = new DateOnly(2026, 10, 20);
        var history = new DemoHistory(DemoPeople.Make(today), today);
        var evaluation = new DemoEvaluation(history, today, new byte[32]);
        var answers = evaluation.Batches.SelectMany(b => evaluation.ParticipantsOf(b).SelectMany(p => evaluation.Of(b, p, AsnId.New()))).ToList();
        Assert.All(answers, a => Assert.True(a.On <= today));
        var tests = answers.Select(a => a.Command).OfType<RecordTest>().ToLookup(t => t.Phase);
        Assert.Equal(tests[TestPhase.Pre].Count(), tests[TestPhase.Post].Count());
        Assert.InRange((double)answers.Count(a => a.Command is AnswerQuestionnaire) / (tests[TestPhase.Pre].Count() / 2), 0.7, 0.85);
        Assert.True(answers.Count(a => a.Command is AnswerFollowUp) > 2_000);
    }

    private static EffectResult Effect(ServiceUnits services, string program, Func<SurveyRecorded, decimal?> value) =>
        DifferenceInDifferences.Estimate(services.Series(new ProgramId(program), value));

    private static ServiceUnits Fold(DateOnly today)
    {
        var services = new ServiceUnits(ServicesHead.Empty);
        foreach (var command in new DemoServices(today).Commands())
        {
            services.Apply(command switch
            {
                DefineServiceUnit c => new ServiceUnitDefined(c.Unit, c.Name, c.Agency, c.UsersPerQuarter),
                RecordUnitTraining c => new ServiceUnitTrained(c.Unit, c.Program, c.Batch, c.On),
                RecordSurvey c => new SurveyRecorded(c.Unit, c.Quarter, c.Respondents, c.Sums, c.Answers, "1/9"),
                _ => throw new InvalidOperationException($"{command}"),
            });
        }

        return services;
    }
}
