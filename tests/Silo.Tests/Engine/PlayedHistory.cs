using Bangkom.Grains.Completions;
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
        await SendShuffledAsync(engine, _shuffled.Take(_shuffled.Length / 2).ToArray());
        await SendAsync(engine, _corrections.Skip(10).Take(15));
    }

    public async Task PlaySecondHalfAsync(EngineHost engine)
    {
        await SendAsync(engine, _history.Merges().Take(1));
        await engine.CompareAsync();
        await SendShuffledAsync(engine, _shuffled.Skip(_shuffled.Length / 2).ToArray());
        await SendAsync(engine, _history.Merges().Skip(1));
        await SendAsync(engine, _corrections);
    }

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
