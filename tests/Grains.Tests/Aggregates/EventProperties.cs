using System.Collections.Immutable;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;
using Bangkom.Grains.Tests.Learning;
using CsCheck;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Aggregates;

/// <summary>What agencies add up for themselves is, together, what a naive count of every line says.</summary>
public sealed class EventProperties
{
    private static readonly AgencyId[] Agencies = [Health, Schools, new("BKPSDM")];

    private static readonly Gen<(RosterPerson Person, LearningRecord Record)> People = Gen.Select(SomeFacts.Life, Gen.Int[0, 2], Gen.Int[0, 20], Gen.Enum<PostKind>()).Select((life, status, day, post) =>
    {
        var job = new Employment((EmployeeStatus)status, PostKind.Pelaksana, null, null, new DateOnly(2019, 1, 1));
        var person = RosterPerson.Unknown(SomeFacts.Person)
            .Apply(new PersonJoined(SomeFacts.Person, Health, new DateOnly(2019, 1, 1), job), 1)
            .Apply(new EmploymentChanged(SomeFacts.Person, new DateOnly(2024, 12, 20).AddDays(day), job with { Status = EmployeeStatus.Pppk, Post = post }), 2);
        var record = new LearningRecord(SomeFacts.Person, Zone);
        foreach (var fact in life)
        {
            record.Apply(fact);
        }

        return (person, record);
    });

    private static readonly Gen<ImmutableArray<Dimension>> GroupBy = Gen.Shuffle(Enum.GetValues<Dimension>()).Select(Gen.Int[0, 4], (all, count) => all.Take(count).ToImmutableArray());

    private static readonly Gen<EventFilter> Filters = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Select((a, b, c) => new EventFilter(
        a == 0 ? [new ProgramId("P0"), new ProgramId("P1")] : null,
        b == 0 ? [LearningForm.ELearning, LearningForm.Coaching] : null,
        c == 0 ? [new PartnerId("UNI")] : null,
        null,
        b == 1 ? [EmployeeStatus.Pppk] : null));

    [Fact]
    public void Agencies_sums_add_up_to_a_naive_count_of_every_line() =>
        Gen.Select(People.Array[1, 5], GroupBy, Filters, Gen.Enum<Bucket>(), Gen.Int[0, 2], Gen.Bool).Sample((people, by, filter, bucket, scope, isElsewhere) =>
        {
            var rules = Rules();
            var range = SeriesRange.Of(bucket, new DateOnly(2024, 12, 29), new DateOnly(2026, 1, 9), new DateOnly(2026, 1, 4))!;
            var zone = isElsewhere ? RegionZone.Of("Pacific/Auckland") : Zone;
            var query = new EventQuery(by, range, isElsewhere ? zone.Name : null, filter, scope == 0 ? [Health, Schools] : null);
            var sums = EventSums.Of(Agencies.Select(a => EventSweep.Count(people, rules, query, a)), range)!;
            Assert.Equal(Naive(people, rules, query, zone), sums);
            Assert.Equal(sums, EventSums.Of([EventSweep.Count(people, rules, query)], range));
        }, iter: 300);

    [Fact]
    public void By_agency_and_month_it_is_what_series_say() => People.Array[1, 5].Sample(people =>
    {
        var rules = Rules();
        var range = SeriesRange.Of(Bucket.Month, new DateOnly(2024, 12, 1), new DateOnly(2026, 1, 31), new DateOnly(2026, 1, 4))!;
        var cells = EventSweep.Count(people, rules, new EventQuery([Dimension.Agency], range, null, EventFilter.All, null));
        var series = SeriesSweep.Count(people, rules, range);
        foreach (var agency in Agencies)
        {
            var columns = series.GetValueOrDefault(agency) ?? SeriesColumns.Empty(range);
            for (var i = 0; i < range.Count; i++)
            {
                var cell = cells.SingleOrDefault(c => c.Bucket == i && c.Keys[0] == agency.Value);
                Assert.Equal((columns.Completions[i], columns.JpCredited[i]), (cell?.Completions ?? 0, MicroJp.ToDecimal(cell?.JpMicro ?? 0)));
            }
        }
    }, iter: 200);

    [Fact]
    public void More_rows_than_an_answer_may_have_are_no_answer()
    {
        var range = SeriesRange.Of(Bucket.Day, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1))!;
        IEnumerable<ImmutableArray<EventCell>> Cells(int count) => [[.. Enumerable.Range(0, count).Select(i => new EventCell([$"B{i}"], 0, 1, 1, 1))]];
        Assert.Equal(AggregateColumns.RowsMax, EventSums.Of(Cells(AggregateColumns.RowsMax), range)!.Starts.Length);
        Assert.Null(EventSums.Of(Cells(AggregateColumns.RowsMax + 1), range));
    }

    private static RegionRules Rules() => Defaults.Apply(new RecordedFact(
        10_001, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "admin", null, FactTargets.Everyone, new PolicyDefined(PolicyKinds.JpCap, "PPPK", "4 PER YEAR", new DateOnly(2010, 1, 1), null, "test")));

    private static AggregateColumns Naive(IReadOnlyList<(RosterPerson Person, LearningRecord Record)> people, RegionRules rules, EventQuery query, RegionZone zone)
    {
        var rows = new Dictionary<(int Bucket, string Keys), (ImmutableArray<string?> Keys, int Completions, decimal Jp, HashSet<int> People)>();
        for (var bucket = 0; bucket < query.Buckets.Count; bucket++)
        {
            foreach (var ((person, record), who) in people.Select((p, i) => (p, i)))
            {
                foreach (var line in record.Lines(rules.Policies, null, JpCapView.Of(person, rules, query.Buckets.Ends[bucket])).Where(l => l.Counts))
                {
                    var day = line.Content.CompletedAt.IsDate ? line.Day : zone.DayOf(line.CompletedAt);
                    var job = person.EmploymentOn(line.Day)!;
                    var partner = Sources.PartnerOf(line.Source);
                    if (day < query.Buckets.Starts[bucket] || day > query.Buckets.Ends[bucket]
                        || query.Scope?.Contains(line.Agency) == false
                        || query.Filter.Programs?.Any(p => p == line.Content.Program) == false
                        || query.Filter.Forms?.Any(f => f == line.Content.Form) == false
                        || query.Filter.Partners?.Any(p => p == partner) == false
                        || query.Filter.Statuses?.Any(s => s == job.Status) == false)
                    {
                        continue;
                    }

                    ImmutableArray<string?> keys = [.. query.GroupBy.Select(d => d switch
                    {
                        Dimension.Agency => line.Agency.Value,
                        Dimension.Program => line.Content.Program?.Value,
                        Dimension.Form => WireNames.Of(line.Content.Form),
                        Dimension.Partner => partner?.Value,
                        Dimension.Batch => line.Content.Batch?.Value,
                        Dimension.Status => WireNames.Of(job.Status),
                        _ => WireNames.Of(job.Post),
                    })];
                    var key = (bucket, string.Join('|', keys.Select(k => k ?? "-")));
                    var row = rows.GetValueOrDefault(key, (keys, 0, 0m, []));
                    row.People.Add(who);
                    rows[key] = (keys, row.Completions + 1, row.Jp + line.Credited, row.People);
                }
            }
        }

        var ordered = rows.OrderBy(r => r.Key.Bucket).ThenBy(r => r.Value.Keys, Comparer<ImmutableArray<string?>>.Create((a, b) =>
            a.Zip(b).Select(p => string.CompareOrdinal(p.First, p.Second)).FirstOrDefault(c => c != 0))).ToList();
        return new AggregateColumns(
            [.. ordered.Select(r => r.Value.Keys)],
            [.. ordered.Select(r => query.Buckets.Starts[r.Key.Bucket])],
            [.. ordered.Select(r => r.Value.Completions)],
            [.. ordered.Select(r => r.Value.Jp)],
            [.. ordered.Select(r => r.Value.People.Count)]);
    }
}
