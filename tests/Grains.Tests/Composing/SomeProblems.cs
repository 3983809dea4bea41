using System.Collections.Immutable;
using Bangkom.Grains.Composing;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Composing;

/// <summary>Problems from a seed.</summary>
internal static class SomeProblems
{
    private static readonly DateOnly FirstDay = new(2026, 9, 7);

    /// <summary>A problem with every kind of limit.</summary>
    public static ComposingProblem Random(int seed, int peopleMost, int batchesMost, bool wishes = true)
    {
        var random = new Random(seed);
        var programs = Enumerable.Range(0, random.Next(1, 4)).Select(i => new ComposingProgram(
            new ProgramId($"P{i}"),
            [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(c => $"C{c}")],
            i > 0 && random.Next(4) == 0 ? [new ProgramId("P0")] : [])).ToImmutableArray();
        var batches = Enumerable.Range(0, random.Next(1, batchesMost + 1)).Select(i =>
        {
            var start = FirstDay.AddDays(random.Next(12));
            return new ComposingBatch(
                new BatchId($"B{i}"), programs[random.Next(programs.Length)].Program, start, start.AddDays(random.Next(5)), random.Next(1, 5), [.. Quotas(random, wishes)]);
        }).ToImmutableArray();
        var people = Enumerable.Range(0, random.Next(1, peopleMost + 1)).Select(i => Person(random, i)).ToImmutableArray();
        return new ComposingProblem(people, programs, batches, random.Next(0, 3) * 20, random.Next(2) == 0 ? 1 : 0.4m)
        {
            Mandatory = wishes && random.Next(2) == 0 ? [new MandatorySeat(people[random.Next(people.Length)].Person, programs[random.Next(programs.Length)].Program)] : [],
            Held = random.Next(3) == 0 ? [new HeldSeat(people[random.Next(people.Length)].Person, batches[0].Batch)] : [],
        };
    }

    /// <summary>A region's people before a quarter's batches: one agency with half of the people, some thirty in all, needs of every size.</summary>
    public static ComposingProblem Region(int peopleCount, int batchCount)
    {
        var random = new Random(7);
        string[] competencies = [.. Enumerable.Range(0, 12).Select(c => $"C{c}")];
        var programs = Enumerable.Range(0, 5).Select(i => new ComposingProgram(
            new ProgramId($"P{i}"), [competencies[2 * i], competencies[(2 * i) + 1], competencies[10 + (i % 2)]], i == 4 ? [new ProgramId("P0")] : [])).ToImmutableArray();
        var batches = Enumerable.Range(0, batchCount).Select(i => new ComposingBatch(
            new BatchId($"B{i}"), programs[i % 5].Program, FirstDay.AddDays(i * 3), FirstDay.AddDays((i * 3) + 4), 30, [new SeatRange(new AgencyId("A0"), 0, 12), new SeatRange(new AgencyId("A1"), 2, null)]))
            .ToImmutableArray();
        return new ComposingProblem(
            [.. Enumerable.Range(0, peopleCount).Select(i =>
            {
                var agency = random.Next(100) switch { < 48 => 0, < 70 => 1, var rest => 2 + (rest % 28) };
                var unit = new AgencyId($"A{agency}-{random.Next(1 + (i / 200))}");
                return new ComposingPerson(
                    Id(i), new AgencyId($"A{agency}"), unit, [unit, new AgencyId($"A{agency}")],
                    [.. competencies.Where(_ => random.Next(3) == 0).Select(c => new CandidateNeed(c, random.Next(1, 6) * random.Next(1, 6) * random.Next(1, 6) * random.Next(1, 4)))],
                    random.Next(3) == 0 ? [new ProgramId("P0")] : [], []);
            })],
            programs, batches, MixBonus: 400, AwayShare: 0.2m);
    }

    public static AsnId Id(int i) => new(new Guid(i, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]));

    private static ComposingPerson Person(Random random, int i)
    {
        var agency = random.Next(3);
        return new ComposingPerson(
            Id(i), new AgencyId($"A{agency}"), new AgencyId($"A{agency}-{random.Next(2)}"), [new AgencyId($"A{agency}"), new AgencyId("TOP")],
            [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(c => new CandidateNeed($"C{c}", random.Next(0, 60)))],
            random.Next(2) == 0 ? [new ProgramId("P0")] : [],
            random.Next(4) == 0 ? [new BatchId("B0")] : []);
    }

    private static IEnumerable<SeatRange> Quotas(Random random, bool wishes)
    {
        if (random.Next(2) == 0)
        {
            yield return new SeatRange(new AgencyId($"A{random.Next(3)}"), wishes ? random.Next(2) : 0, random.Next(1, 4));
        }

        if (random.Next(4) == 0)
        {
            yield return new SeatRange(new AgencyId("TOP"), wishes ? 1 : 0, 3);
        }
    }
}
