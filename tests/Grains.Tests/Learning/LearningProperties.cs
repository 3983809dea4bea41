using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Packing;
using Bangkom.Grains.Policies;
using CsCheck;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class LearningProperties
{
    private const int Lives = 1500;
    private static readonly PolicyBook Policies = Defaults.Policies;

    [Fact]
    public void Lines_are_those_of_the_rules_followed_naively() => SomeFacts.Life.Sample(
        facts =>
        {
            var expected = NaiveCredit.Credit(facts, Policies).Select(item => (item.Position, item.Credited, item.Reason, item.Other));
            var lines = Fold(facts).Lines(Policies)
                .Where(line => line.Reason is not (CreditReasons.Corrected or CreditReasons.Revoked))
                .Select(line => (line.Position, line.Credited, line.Reason, line.Other));
            Assert.Equal(expected, lines);
        },
        iter: Lives);

    [Fact]
    public void Any_order_of_arrival_gives_the_same_lines() =>
        Gen.Select(SomeFacts.Life, Gen.Int).Sample(
            (facts, seed) => Assert.Equal(Fold(facts).Lines(Policies), Fold(Shuffled(facts, seed)).Lines(Policies)),
            iter: Lives);

    [Fact]
    public void Reading_after_every_fact_gives_the_same_lines_and_sums_as_reading_once() =>
        Gen.Select(SomeFacts.Life, Gen.Int).Sample(
            (facts, seed) =>
            {
                var record = new LearningRecord(SomeFacts.Person, Zone);
                foreach (var fact in Shuffled(facts, seed))
                {
                    record.Apply(fact);
                    record.JpOf(Policies, 2025, DateOnly.MaxValue);
                }

                var lines = Fold(facts).Lines(Policies);
                Assert.Equal(lines, record.Lines(Policies));
                foreach (var year in new[] { 2024, 2025, 2026 })
                {
                    var counted = lines.Where(line => line.Counts && line.Day.Year == year && line.Agency == Health).ToList();
                    var expected = new EventTotals(counted.Count, counted.Sum(line => line.Credited));
                    Assert.Equal(expected, record.EventsOf(Policies, year, DateOnly.MaxValue, Health));
                }
            },
            iter: Lives);

    [Fact]
    public void Sums_up_to_a_day_are_those_of_the_lines_up_to_it() => SomeFacts.Life.Sample(
        facts =>
        {
            var record = Fold(facts);
            var upTo = Day("2025-12-31");
            var expected = record.Lines(Policies, 2025).Where(line => line.Counts && line.Day <= upTo).Sum(line => line.Credited);
            Assert.Equal(expected, record.JpOf(Policies, 2025, upTo));
        },
        iter: Lives);

    [Fact]
    public void Repeats_change_nothing() =>
        Gen.Select(SomeFacts.Life, Gen.Int).Sample(
            (facts, seed) =>
            {
                var record = Fold(facts);
                var lines = record.Lines(Policies);
                Assert.All(Shuffled(facts, seed), fact => Assert.False(record.Apply(fact)));
                Assert.Equal(lines, record.Lines(Policies));
            },
            iter: Lives / 3);

    [Fact]
    public void A_snapshot_and_the_facts_after_it_give_the_full_fold() =>
        Gen.Select(SomeFacts.Life, Gen.Int, Gen.Int[0, 40]).Sample(
            (facts, seed, cut) =>
            {
                var arrived = Shuffled(facts, seed);
                // Two in one pack, so that each must take exactly its own part.
                var pack = new PackWriter();
                Fold(arrived.Skip(cut)).Pack(pack);
                Fold(arrived.Take(cut)).Pack(pack);
                var packed = new PackReader(pack.ToPacked());
                LearningRecord.Unpack(packed, Zone);
                var record = LearningRecord.Unpack(packed, Zone);
                foreach (var fact in arrived.Skip(cut))
                {
                    record.Apply(fact);
                }

                Assert.Equal(Fold(facts).Lines(Policies), record.Lines(Policies));
            },
            iter: Lives);

    [Fact]
    public void Totals_of_any_split_into_agencies_add_up_to_the_whole() =>
        Gen.Select(SomeFacts.Life.Array[1, 12], Gen.Int[0, 3].Array[12]).Sample(
            (lives, split) =>
            {
                var date = new FiguresDate(2025, Day("2025-12-30"));
                var whole = new ParticipationTotals(date);
                var parts = Enumerable.Range(0, 4).Select(_ => new ParticipationTotals(date)).ToList();
                foreach (var (life, index) in lives.Select((life, index) => (life, index)))
                {
                    var year = YearOf(life, index, date);
                    whole.Add(year);
                    parts[split[index]].Add(year);
                    var events = Fold(life).EventsOf(Policies, 2025, date.On);
                    whole.AddEvents(events);
                    parts[split[index]].AddEvents(events);
                }

                var sum = ParticipationSummary.Combine(date, parts.Select(part => part.ToSummary()));
                Assert.Equal(whole.ToSummary(), sum);
                Assert.Equal(ParticipationFigures.Of(whole.ToSummary()), ParticipationFigures.Of(sum));
                // Removing everything again, in another order, leaves nothing.
                foreach (var (life, index) in lives.Select((life, index) => (life, index)).Reverse())
                {
                    whole.Remove(YearOf(life, index, date));
                    whole.RemoveEvents(Fold(life).EventsOf(Policies, 2025, date.On));
                }

                Assert.Equal(ParticipationSummary.Empty(date), whole.ToSummary());
            },
            iter: Lives / 10);

    private static PersonYear YearOf(RecordedFact[] life, int index, FiguresDate date)
    {
        // Every third person joins within the year, so that targets are prorated.
        var story = new Story().Joined(index % 3 == 0 ? $"2025-0{1 + (index % 9)}-15" : "2020-01-01");
        return PersonYear.Of(story.Person, Fold(life), Defaults, date);
    }

    private static LearningRecord Fold(IEnumerable<RecordedFact> facts)
    {
        var record = new LearningRecord(SomeFacts.Person, Zone);
        foreach (var fact in facts)
        {
            record.Apply(fact);
        }

        return record;
    }

    private static ImmutableArray<RecordedFact> Shuffled(RecordedFact[] facts, int seed)
    {
        var copy = facts.ToArray();
        new Random(seed).Shuffle(copy);
        return [.. copy];
    }
}
