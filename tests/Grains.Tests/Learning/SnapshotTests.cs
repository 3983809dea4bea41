using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Packing;
using Bangkom.Grains.Roster;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class SnapshotTests
{
    private readonly Serializer _serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_record_comes_back_from_its_stored_form()
    {
        var story = new Story();
        var first = story.Completed(Content("2026-03-04", LearningForm.ELearning, 5, certificate: "ç-1", issuer: "UNI", batch: "B1") with { Score = 87.5m });
        story.Corrected(first, Content("2026-03-05T01:02:03Z", from: "2026-03-04"));
        story.Revoked(story.Completed(Content("2026-03-09")));
        story.Recredited(first, Schools);
        var pack = new PackWriter();
        story.Record.Pack(pack);
        var back = LearningRecord.Unpack(new PackReader(Copy(pack.ToPacked())), Zone);
        Assert.Equal(story.Record.Lines(story.Rules.Policies), back.Lines(story.Rules.Policies));
        Assert.Equal(87.5m, back.LineAt(story.Rules.Policies, first)?.Content.Score);
    }

    [Fact]
    public void A_regions_rules_come_back_from_their_stored_form()
    {
        var tree = AgencyTree.Empty.Apply(new AgencyDefined(Health, "Health"), 1).Apply(new AgencyDefined(Schools, "Schools", Health), 2)
            .Apply(new AgencyMerged(Schools, Health, Day("2026-05-01"), []), 3);
        var rules = Copy(new RegionRules(tree, Defaults.Policies, Zone));
        Assert.Equal("Asia/Jakarta", rules.Zone.Name);
        Assert.Equal(Defaults.Policies.All, rules.Policies.All);
        Assert.Equal(20m, rules.Policies.On(Day("2026-01-01")).Target(EmployeeStatus.Pns));
        Assert.Equal((Health, Health), (rules.Agencies.Resolve(Schools, Day("2026-05-01")), rules.Agencies.ParentOn(Schools, Day("2026-01-01"))));
    }

    [Fact]
    public void A_person_and_a_summary_come_back_from_their_stored_form()
    {
        var story = new Story().Joined("2020-01-01").Transferred("2026-01-01", Schools);
        var person = Copy(story.Person);
        Assert.Equal(story.Person.Agencies, person.Agencies);
        Assert.Equal(story.Person.Employments, person.Employments);
        var totals = new ParticipationTotals(new(2026, Day("2026-06-01")));
        totals.Add(story.Year("2026-06-01"));
        Assert.Equal(totals.ToSummary(), Copy(totals.ToSummary()));
    }

    [Fact]
    public void Rules_take_in_what_concerns_them_and_nothing_else()
    {
        var start = RegionRules.Start(Zone);
        var story = new Story();
        story.Completed(Content("2026-03-04"));
        Assert.Same(start, start.Apply(story.Facts[0]));
        var region = start.Apply(story.Facts[0] with { Fact = new RegionDefined(new RegionId("R"), "R", "Asia/Makassar") });
        Assert.Equal("Asia/Makassar", region.Zone.Name);
        Assert.True(start.Apply(story.Facts[0] with { Fact = new AgencyDefined(Health, "Health") }).Agencies.Contains(Health));
    }

    private T Copy<T>(T value) where T : class => _serializer.Deserialize<T>(_serializer.SerializeToArray(value))!;
}
