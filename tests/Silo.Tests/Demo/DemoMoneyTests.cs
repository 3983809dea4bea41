using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Silo.Demo;

namespace Bangkom.Silo.Tests.Demo;

/// <summary>The synthetic region's money keeps its own rules, and its profiles are a file that a personnel office could send.</summary>
public sealed class DemoMoneyTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);

    [Fact]
    public void No_stage_passes_the_one_before_and_every_name_is_one_command()
    {
        var state = new BudgetState();
        var commands = DemoBudget.Commands(Today).ToArray();
        Assert.Equal(commands.Length, commands.Select(c => c.Name).Distinct().Count());
        foreach (var ((name, command), i) in commands.Select((c, i) => (c, i)))
        {
            Assert.True(command.ProblemIn(state.View) is null, $"{name}: {command.ProblemIn(state.View)?.Message}");
            Fact fact = command switch
            {
                SetRegionBudget c => new RegionBudgetSet(c.Year, c.Rupiah, c.Document),
                PlanBudget c => new BudgetPlanned(c.Year, c.Fund, c.Rupiah),
                SetCeiling c => new CeilingSet(c.Year, c.Fund, c.Rupiah, c.Document),
                CommitBudget c => c.Terms,
                ReleaseCommitment c => new CommitmentReleased(c.Commitment, c.Rupiah, c.On, c.Reason),
                RealiseBudget c => new BudgetRealised(c.Commitment, c.Rupiah, c.On, c.Document),
                SignAgreement c => c.Terms,
                _ => throw new InvalidOperationException(name),
            };
            state.Apply(new RecordedFact(i + 1, default, default, "admin", name, new FactTargets(null, []), fact));
        }

        var sources = BudgetFigures.Sources(state.View, Today.Year);
        Assert.Equal(3, sources.Length);
        Assert.All(sources, s => Assert.True(s.Realised > 0 && s.Realised <= s.Committed && s.Committed <= s.Ceiling, $"{s}"));
    }

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-10-20")]
    public void Profiles_have_a_row_for_each_PNS_and_no_day_in_the_future(string today)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        var people = DemoPeople.Make(day);
        var rows = DemoProfiles.Csv(people, day).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(',')).ToArray();
        Assert.Equal(people.Count(p => p is { Status: "PNS", LeftOn: null }), rows.Length);
        Assert.All(rows, row => Assert.True(string.CompareOrdinal(row[1], today) <= 0, row[1]));
        Assert.Contains(rows, row => row[5].Length == 0);
        Assert.Contains(rows, row => row[6] == "LIGHT");
        Assert.Contains(rows, row => row[3] == "GURU");
    }
}
