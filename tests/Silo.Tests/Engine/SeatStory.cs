using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Two agencies, some people and many batches, and an audit of what became of the seats.</summary>
/// <param name="engine">The engine.</param>
public sealed class SeatStory(EngineHost engine)
{
    private static readonly Employment Job = new(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1));
    private int _keys;

    public IReadOnlyList<AsnId> People { get; private set; } = [];

    public BatchPlan Plan => new("Angkatan", new ProgramId("P"), null, 1, BatchMode.Scheduled, engine.Today.AddDays(10), engine.Today.AddDays(12), 1);

    public static BatchId Batch(int number) => new($"B{number}");

    /// <summary>An identity; the same key has the same content.</summary>
    public static ItemKey Key(string key) => new(key, SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16], TimeProvider.System.GetUtcNow());

    public ItemKey NewKey() => Key($"key-{Interlocked.Increment(ref _keys)}");

    public async Task DefineAsync(int people, int batches, int seats = 1)
    {
        await engine.SendAsync(Sources.Admin, "a", new DefineAgency(new AgencyId("A"), "Dinas A", null));
        await engine.SendAsync(Sources.Admin, "b", new DefineAgency(new AgencyId("B"), "Dinas B", null));
        await engine.SendAsync(Sources.Admin, "p", new DefineProgram(new ProgramId("P"), "Program", LearningForm.Technical, 8, []));
        var joined = await AppendAsync(Enumerable.Range(0, people).Select(i => (Command)new RecordJoin(
            string.Create(CultureInfo.InvariantCulture, $"{1970 + (i % 30)}01012010011{(i / 30) + 1:000}"), $"Pegawai {i}", new AgencyId(i % 2 == 0 ? "A" : "B"), Job, null)));
        People = [.. joined.Select(r => r.Person!.Value)];
        await AppendAsync(Enumerable.Range(0, batches).Select(i => (Command)new ScheduleBatch(Batch(i), Plan with { Seats = seats })));
    }

    public IBatchGrain GrainOf(int batch, EngineHost? at = null) => (at ?? engine).Grains.GetGrain<IBatchGrain>(engine.Region.Key(Batch(batch).Value));

    /// <summary>
    /// Walks through a batch's facts one by one: nobody gets a seat that is not free, nobody waits beside a free one, and who comes
    /// off the list heads it. It holds for batches without quotas whose people stay. Returns how many seats were given to those who waited.
    /// </summary>
    public static int Audit(IEnumerable<Fact> facts)
    {
        var (seats, seated, waiting, movedUp) = ((int?)null, new HashSet<AsnId>(), new List<AsnId>(), 0);
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case BatchScheduled f:
                    seats = f.Plan.Seats;
                    break;
                case BatchChanged f:
                    seats = f.Plan.Seats;
                    break;
                case Enrolled f:
                    Assert.True(seats is null || seated.Count < seats, "A seat was given that is not free.");
                    Assert.True(seated.Add(f.Person), "Two seats for one.");
                    if (waiting.Count > 0)
                    {
                        Assert.Equal(waiting[0], f.Person);
                        waiting.RemoveAt(0);
                        movedUp++;
                    }

                    break;
                case WaitListed f:
                    Assert.True(seated.Count >= seats, "Somebody waits beside a free seat.");
                    Assert.DoesNotContain(f.Person, seated);
                    Assert.DoesNotContain(f.Person, waiting);
                    waiting.Add(f.Person);
                    break;
                case Withdrawn f:
                    Assert.True(seated.Remove(f.Person) || waiting.Remove(f.Person), "Nothing was there to give up.");
                    break;
            }
        }

        Assert.True(waiting.Count == 0 || seated.Count >= seats, "A seat was left free while somebody waits.");
        return movedUp;
    }

    /// <summary>Every batch's facts, in order.</summary>
    public async Task<ILookup<BatchId, Fact>> FactsAsync()
    {
        var facts = new List<(BatchId, Fact)>();
        await foreach (var chunk in engine.Reader.ReadAsync(0, long.MaxValue))
        {
            facts.AddRange(chunk.SelectMany(f => f.Targets.Batches.Select(b => (b, f.Fact))));
        }

        return facts.ToLookup(f => f.Item1, f => f.Item2);
    }

    private async Task<IReadOnlyList<ItemResult>> AppendAsync(IEnumerable<Command> commands)
    {
        var result = await engine.Ledger.Append(EngineHost.Request(Sources.Admin, [.. commands.Select(c => EngineHost.Item($"key-{Interlocked.Increment(ref _keys)}", c))]));
        Assert.All(result.Results, r => Assert.Equal(ItemStatus.Accepted, r.Status));
        return result.Results;
    }
}
