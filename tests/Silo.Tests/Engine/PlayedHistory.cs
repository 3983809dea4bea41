using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>
/// Sends a random history to an engine, shuffled, in requests of random size, with repeats. Figures are asked for in between, so that
/// counting step by step and counting at once are held against each other.
/// </summary>
/// <param name="seed">What makes it the same again.</param>
public sealed class PlayedHistory(int seed)
{
    private readonly Random _random = new(seed);
    private RandomHistory _history = null!;
    private (string Source, Submission Item)[] _shuffled = [];
    private (string Source, Submission Item)[] _corrections = [];

    public async Task PlayFirstHalfAsync(EngineHost engine)
    {
        _history = new RandomHistory(seed, engine.Today);
        await SendAsync(engine, _history.Definitions());
        await SendAsync(engine, _history.Joins());
        var events = _history.Events().ToList();
        var nipOf = events
            .Where(e => e.Item.Command is CompleteItem)
            .ToDictionary(e => e.Item.Key, e => ((CompleteItem)e.Item.Command).Nip!);
        _shuffled = [.. events, .. events.Where(_ => _random.Next(5) == 0)];
        _random.Shuffle(_shuffled);
        _corrections = [.. _history.Corrections(nipOf)];
        // Some corrections come before what they correct: they wait in quarantine and replay by themselves.
        await SendAsync(engine, _corrections.Take(10));
        await Task.WhenAll(SendShuffledAsync(engine, _shuffled.Take(_shuffled.Length / 2).ToArray()), PlaySeatsAsync(engine, 1));
        await SendAsync(engine, _corrections.Skip(10).Take(15));
    }

    public async Task PlaySecondHalfAsync(EngineHost engine)
    {
        await SendAsync(engine, _history.Merges().Take(1));
        await engine.CompareAsync();
        await Task.WhenAll(SendShuffledAsync(engine, _shuffled.Skip(_shuffled.Length / 2).ToArray()), PlaySeatsAsync(engine, 2));
        await SendAsync(engine, _history.Merges().Skip(1));
        await SendAsync(engine, _corrections);
    }

    /// <summary>People reach for seats, some at once, give them up, attend, and plans change, while everything else goes on.</summary>
    private async Task PlaySeatsAsync(EngineHost engine, int half)
    {
        var random = new Random(seed + half);
        var people = await Task.WhenAll(_history.Nips.Select(engine.Ledger.FindByNip));
        for (var round = 0; round < 12; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            {
                var (which, key) = (random.Next(2), SeatStory.Key($"seat-{half}-{round}-{i}"));
                var (person, batch) = (people[random.Next(people.Length)]!.Value, RandomHistory.Seated[which]);
                var grain = engine.Grains.GetGrain<IBatchGrain>(engine.Region.Key(batch.Value));
                return random.Next(10) switch
                {
                    < 6 => ShouldAnswerAsync(grain.Enrol(person, engine.Today, key)),
                    < 8 => ShouldAnswerAsync(grain.Withdraw(person, engine.Today, null, key)),
                    8 => engine.SendAsync(Sources.Admin, key.Key, new AttendPerson(person, RandomHistory.Seated[0], engine.Today)),
                    _ => ShouldAnswerAsync(grain.Change(_history.SeatedPlan(which, random.Next(3, 16)), key)),
                };
            }).ToArray());
        }
    }

    private static async Task ShouldAnswerAsync(Task<SeatingResult> decided) => Assert.Equal(AppendOutcome.Done, (await decided).Result.Outcome);

    private async Task SendShuffledAsync(EngineHost engine, (string Source, Submission Item)[] items)
    {
        var requests = new List<Task>();
        for (var i = 0; i < items.Length;)
        {
            var size = _random.Next(1, 20);
            requests.Add(SendAsync(engine, items.Skip(i).Take(size)));
            i += size;
        }

        await Task.WhenAll(requests);
    }

    private static async Task SendAsync(EngineHost engine, IEnumerable<(string Source, Submission Item)> items)
    {
        foreach (var group in items.GroupBy(i => i.Source))
        {
            var result = await engine.Ledger.Append(EngineHost.Request(group.Key, [.. group.Select(g => g.Item)]));
            Assert.Equal(AppendOutcome.Done, result.Outcome);
        }
    }
}
