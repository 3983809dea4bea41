using System.Diagnostics;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Silo.Demo;

namespace Bangkom.Silo.Tests.Demo;

/// <summary>The synthetic region is the same for the same day, as large as it says, and holds the defects of real life.</summary>
public sealed class DemoRegionTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);
    private static readonly IReadOnlyList<DemoPerson> People = DemoPeople.Make(Today);
    private static readonly DemoItem[] LastYear = [.. new DemoHistory(People, Today).Of(2025)];
    private static readonly DemoItem[] ThisYear = [.. new DemoHistory(People, Today).Of(2026)];

    [Fact]
    public void The_same_day_gives_the_same_files_and_items()
    {
        Assert.Equal(DemoFiles.Roster(People, Today), DemoFiles.Roster(DemoPeople.Make(Today), Today));
        Assert.Equal(LastYear, new DemoHistory(DemoPeople.Make(Today), Today).Of(2025));
    }

    [Fact]
    public void Exactly_3650_people_are_in_scope() => Assert.Equal(DemoAgencies.PeopleInScope, People.Count(p => p.InScope));

    [Fact]
    public void Every_NIP_is_valid_and_belongs_to_one_person()
    {
        var nips = People.Select(p => p.Nip).Concat(People.Where(p => p.Renewal is not null).Select(p => p.Renewal!.Value.Nip)).ToArray();
        Assert.All(nips, nip => Assert.True(Nip.TryParse(nip, Today, out _, out var problem), problem));
        Assert.Equal(nips.Length, nips.Distinct().Count());
    }

    [Fact]
    public void The_tree_has_at_most_four_levels_and_every_parent_comes_first()
    {
        var depth = new Dictionary<string, int>();
        foreach (var agency in DemoAgencies.All)
        {
            depth.Add(agency.Code, agency.Parent is null ? 1 : depth[agency.Parent] + 1);
            Assert.True(Codes.IsValid(agency.Code), agency.Code);
        }

        Assert.Equal(4, depth.Values.Max());
        Assert.InRange(DemoAgencies.All.Count(a => a.Parent is null), 28, 34);
    }

    [Fact]
    public void A_year_has_about_40000_completions_with_keys_of_their_own()
    {
        Assert.InRange(LastYear.Length, 30_000, 50_000);
        // An item that is sent again is the same; no key stands for two.
        var items = LastYear.Concat(ThisYear).Distinct().ToArray();
        Assert.Equal(items.Length, items.Select(i => (i.Partner, i.Key)).Distinct().Count());
    }

    [Fact]
    public void The_planted_defects_are_there()
    {
        Assert.Contains(LastYear, i => i.Action == "revoke");
        Assert.Contains(LastYear, i => i.Action == "correct");
        Assert.Contains(LastYear, i => i.Key.EndsWith("-LEMBAR", StringComparison.Ordinal));
        Assert.Contains(LastYear, i => People.All(p => p.Nip != i.Nip && p.Renewal?.Nip != i.Nip));
        Assert.NotEqual(LastYear.Length, LastYear.Distinct().Count());
        Assert.Contains(LastYear, i => i is { Form: LearningForm.ELearning, Quantity: 8, StartedAt: null });
        Assert.Contains(LastYear, i => i.Program == "EL-TIDAK-ADA");
        Assert.Contains(ThisYear, i => string.CompareOrdinal(i.CompletedAt, DemoItem.Day(Today.AddDays(1))) >= 0);
        Assert.Contains(LastYear.Where(i => i.Form == LearningForm.Coaching).GroupBy(i => (i.Nip, i.CompletedAt[..7])), g => g.Count() >= 3);
        Assert.Contains(LastYear, i => i.Key.EndsWith("-B", StringComparison.Ordinal) && i.StartedAt is not null);
    }

    [Fact]
    public void The_survey_finds_project_management_and_public_communication_on_top()
    {
        var (levels, answers) = DemoNeeds.Files(People, Today);
        Assert.Equal((levels, answers), DemoNeeds.Files(DemoPeople.Make(Today), Today));
        var stated = answers.Split('\n').Where(l => l.Contains(",true,", StringComparison.Ordinal)).CountBy(l => l.Split(',')[2]).OrderByDescending(c => c.Value).Select(c => c.Key);
        Assert.Equal(["MANAJEMEN_PROYEK", "KOMUNIKASI_PUBLIK"], stated.Take(2));
        Assert.InRange(levels.Split('\n').Length, 4_000, 8_000);
        Assert.All(DemoCatalog.Programs, p => Assert.Contains(DemoNeeds.Competencies, c => c.Code == p.Competency));
    }

    [Fact]
    public void No_cell_of_its_files_starts_a_formula()
    {
        foreach (var cell in (DemoFiles.Agencies() + DemoFiles.Roster(People, Today) + DemoFiles.Changes(People, Today)).Split(',', '\n').Where(c => c.Length > 0))
        {
            Assert.DoesNotContain(cell.TrimStart('"')[..1], "=+-@", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_is_made_within_seconds()
    {
        var clock = Stopwatch.StartNew();
        Assert.NotEmpty(new DemoHistory(DemoPeople.Make(Today), Today).Of(2024).ToArray());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}");
    }
}
