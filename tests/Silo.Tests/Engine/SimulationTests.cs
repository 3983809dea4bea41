using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.People;
using Bangkom.Silo.Tests.Support;
using Orleans.Core.Internal;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>A seeded workload while commits fail, answers get lost, and projections throw or die: in the end every accepted item counts once.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Senders = 24;
    private const int ItemsEach = 30;

    [Fact]
    public async Task Under_failing_writes_lost_answers_and_dying_projections_every_item_ends_up_counted_once()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var backend = new SqliteBackend();
        var faults = new Faults();
        await using (var engine = await EngineHost.StartAsync(await backend.CreateAsync(), faults.Store))
        {
            foreach (var i in Enumerable.Range(0, 5))
            {
                await engine.SendAsync(Sources.Admin, $"A{i}", new DefineAgency(new AgencyId($"A{i}"), $"Dinas {i}", null));
            }

            foreach (var i in Enumerable.Range(0, Senders))
            {
                await engine.SendAsync(Sources.Admin, $"J{i}", new RecordJoin(Nip(i), $"Pegawai {i}", new AgencyId($"A{i % 5}"),
                    new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), null));
            }

            faults.FailShare(0.04);
            faults.OnAbsorb = _ => Chance(random, 0.05) ? throw new InvalidOperationException("Chaos.") : Task.CompletedTask;
            var killer = KillAsync(engine, random);
            await Task.WhenAll(Enumerable.Range(0, Senders).Select(i => SendAllAsync(engine, i)));
            faults.FailShare(0);
            faults.OnAbsorb = _ => Task.CompletedTask;
            await killer;

            // Everything once more: each is a repeat now, and visible.
            foreach (var i in Enumerable.Range(0, Senders))
            {
                foreach (var n in Enumerable.Range(0, ItemsEach))
                {
                    var again = await engine.SendAsync("partner/UBT", $"{i}-{n}", Item(engine, i, n));
                    Assert.Equal(ItemStatus.Repeated, again.Status);
                }
            }

            await engine.ShouldAgreeAsync();
            var total = 0;
            foreach (var i in Enumerable.Range(0, 5))
            {
                total += (await engine.Grains.GetGrain<IAgencyGrain>(engine.Region.Key($"A{i}")).GetView(null))!.Own!.Figures.Completions;
            }

            Assert.Equal(Senders * ItemsEach, total);
        }

        await backend.RemoveAsync();
    }

    private static async Task SendAllAsync(EngineHost engine, int sender)
    {
        for (var n = 0; n < ItemsEach; n++)
        {
            // Unknown outcomes are sent again with the same key, as a partner would.
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    var result = await engine.SendAsync("partner/UBT", $"{sender}-{n}", Item(engine, sender, n));
                    Assert.Contains(result.Status, new[] { ItemStatus.Accepted, ItemStatus.Repeated });
                    break;
                }
                catch (Exception e) when (e is not Xunit.Sdk.XunitException && attempt < 200)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                }
            }
        }
    }

    private static async Task KillAsync(EngineHost engine, Random random)
    {
        for (var i = 0; i < 12; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System);
            int agency;
            lock (random)
            {
                agency = random.Next(5);
            }

            await engine.Grains.GetGrain<IAgencyGrain>(engine.Region.Key($"A{agency}")).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        }
    }

    private static CompleteItem Item(EngineHost engine, int sender, int number) => new(Nip(sender), null, new CompletionContent(
        $"Pelatihan {number}", LearningForm.Technical, LearningScope.National, 1, null, Moment.On(engine.Today.AddDays(-number % Math.Max(1, engine.Today.DayOfYear - 1))), null, null, null, null, null));

    private static string Nip(int i) => $"{1970 + i}01012010011{i + 1:000}";

    private static bool Chance(Random random, double share)
    {
        lock (random)
        {
            return random.NextDouble() < share;
        }
    }
}
