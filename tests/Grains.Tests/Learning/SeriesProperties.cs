using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;
using CsCheck;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

/// <summary>A series is what the figures of each day say, however few of a person's days it looks at.</summary>
public sealed class SeriesProperties
{
    private const int Regions = 120;
    private static readonly AgencyId[] Agencies = [Health, Schools, new("BKPSDM")];
    private static readonly DateOnly First = Day("2024-12-20");

    /// <summary>A day from 20 December 2024 on, so that changes fall among the completions of two turns of a year.</summary>
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 400].Select(d => First.AddDays(d % 3 == 0 ? 360 + (d % 30) : d % 40));

    private static readonly Gen<Employment> Employments = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Days, Days).Select((status, kind, joined, last) => new Employment(
        (EmployeeStatus)status, PostKind.Pelaksana, null, null, kind == 0 ? joined : new DateOnly(2019, 1, 1),
        kind == 1 ? new DateOnly(2024, 12, 30) : null, kind == 1 ? last : null));

    private static readonly Gen<(int Kind, DateOnly On, int Agency, Employment Employment)> Changes =
        Gen.Select(Gen.Int[0, 3], Days, Gen.Int[0, 2], Employments);

    private static readonly Gen<(RosterPerson Person, LearningRecord Record)> People =
        Gen.Select(SomeFacts.Life, Gen.Int[0, 2], Employments, Changes.Array[0, 4]).Select((life, agency, first, changes) =>
        {
            var person = RosterPerson.Unknown(SomeFacts.Person).Apply(new PersonJoined(SomeFacts.Person, Agencies[agency], new DateOnly(2019, 1, 1), first), 1);
            foreach (var ((kind, on, to, employment), i) in changes.Select((c, i) => (c, i)))
            {
                PersonFact fact = kind switch
                {
                    0 => new PersonLeft(SomeFacts.Person, on),
                    1 => new EmploymentChanged(SomeFacts.Person, on, employment),
                    _ => new PersonTransferred(SomeFacts.Person, Agencies[to], null, on),
                };
                person = person.Apply(fact, 2 + i);
            }

            var record = new LearningRecord(SomeFacts.Person, Zone);
            foreach (var fact in life)
            {
                record.Apply(fact);
            }

            return (person, record);
        });

    private static readonly Gen<RegionRules> Rules = Gen.Select(Days, Days, Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2]).Select((policyOn, mergedOn, cap, scope, merge) =>
    {
        var rules = Defaults;
        void Add(Fact fact, long position) => rules = rules.Apply(new(position, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "admin", null, FactTargets.Everyone, fact));
        Add(new PolicyDefined(PolicyKinds.JpCap, "PPPK", cap switch { 0 => "NONE", 1 => "4 PER YEAR", _ => "3 PER CONTRACT" }, policyOn, null, "test"), 10_001);
        Add(new PolicyDefined(PolicyKinds.Scope, "CPNS", "IN", policyOn, policyOn.AddDays(scope * 5), "test"), 10_002);
        Add(new PolicyDefined(PolicyKinds.JpTarget, "PNS", "2", policyOn, null, "test"), 10_003);
        if (merge > 0)
        {
            Add(new AgencyMerged(Agencies[merge], Health, mergedOn, []), 10_004);
        }

        return rules;
    });

    [Fact]
    public void Every_day_of_a_series_is_what_the_figures_of_that_day_say() => Sample(Bucket.Day, First, Day("2025-02-05"), Day("2026-01-12"));

    [Fact]
    public void Weeks_over_the_turn_of_a_year_are_what_the_figures_of_their_last_day_say() => Sample(Bucket.Week, First, Day("2026-01-07"), Day("2026-01-06"));

    [Fact]
    public void Months_quarters_and_years_are_what_the_figures_of_their_last_day_say()
    {
        foreach (var bucket in new[] { Bucket.Month, Bucket.Quarter, Bucket.Year })
        {
            Sample(bucket, First, Day("2026-12-31"), Day("2026-01-03"));
        }
    }

    private static void Sample(Bucket bucket, DateOnly from, DateOnly to, DateOnly today) =>
        Gen.Select(People.Array[1, 6], Rules).Sample(
            (people, rules) =>
            {
                var range = SeriesRange.Of(bucket, from, to, today)!;
                var all = SeriesSweep.Count(people, rules, range);
                foreach (var agency in Agencies)
                {
                    var alone = SeriesSweep.Count(people, rules, range, agency).GetValueOrDefault(agency) ?? SeriesColumns.Empty(range);
                    var columns = all.GetValueOrDefault(agency) ?? SeriesColumns.Empty(range);
                    for (var i = 0; i < range.Count; i++)
                    {
                        var expected = Recount(people, rules, range, i, agency);
                        Assert.Equal(expected, At(columns, i));
                        Assert.Equal(expected, At(alone, i));
                    }
                }
            },
            iter: Regions);

    private static (int, int, int, decimal, int, decimal) At(SeriesColumns columns, int i) =>
        (columns.Headcount[i], columns.Participants[i], columns.Compliant[i], columns.JpTotal[i], columns.Completions[i], columns.JpCredited[i]);

    /// <summary>Everyone, counted anew for the bucket's last day.</summary>
    private static (int, int, int, decimal, int, decimal) Recount(
        IEnumerable<(RosterPerson Person, LearningRecord Record)> people, RegionRules rules, SeriesRange range, int index, AgencyId agency)
    {
        var totals = new ParticipationTotals(range.DateOf(index));
        var (completions, credited) = (0, 0m);
        foreach (var (person, record) in people)
        {
            var year = PersonYear.Of(person, record, rules, range.DateOf(index));
            if (year.Agency == agency)
            {
                totals.Add(year);
            }

            var lines = record.Lines(rules.Policies, null, JpCapView.Of(person, rules, range.Ends[index]))
                .Where(l => l.Counts && l.Agency == agency && l.Day >= range.Starts[index] && l.Day <= range.Ends[index])
                .ToArray();
            completions += lines.Length;
            credited += lines.Sum(l => l.Credited);
        }

        var summary = totals.ToSummary();
        return (summary.Headcount, summary.Participants, summary.Compliant, summary.JpTotal, completions, credited);
    }
}
