using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>A region that was founded by an earlier version has the default rules that came later.</summary>
public abstract class DefaultRulesTests(StorageBackend backend) : IAsyncLifetime
{
    /// <summary>What the first version knew.</summary>
    private static readonly string[] First = [PolicyKinds.JpTarget, PolicyKinds.JpCap, PolicyKinds.Scope, PolicyKinds.Conversion, PolicyKinds.DayCap, PolicyKinds.MonthCap];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return backend.RemoveAsync();
    }

    [Fact]
    public async Task A_region_with_the_older_set_gets_the_newer_rules_once_and_for_this_year_on()
    {
        var storage = await FoundedEarlierAsync();
        long head;
        await using (var engine = await EngineHost.StartAsync(storage))
        {
            head = (await engine.Ledger.GetStatus()).Position;
            var rules = await RulesAsync(engine);
            Assert.All(DefaultPolicies.All, d => Assert.Single(rules, r => (r.Kind, r.AppliesTo) == (d.Kind, d.AppliesTo)));
            Assert.Equal("0.3", Assert.Single(rules, r => r.Kind == PolicyKinds.BatchMix).Value);

            var (first, view) = (new DateOnly(engine.Today.Year, 1, 1), await engine.Grains.GetGrain<ICatalogGrain>(engine.Region.Key("all")).GetView());
            Assert.Null(view.Policies.InForce(PolicyKinds.BudgetFloor, null, first.AddDays(-1)));
            var floor = view.Policies.InForce(PolicyKinds.BudgetFloor, null, first)!.Rule;
            Assert.Equal("0.16", floor.Value);
            Assert.Contains("earlier years stay", floor.Source, StringComparison.Ordinal);
        }

        await using (var engine = await EngineHost.StartAsync(storage))
        {
            Assert.Equal(head, (await engine.Ledger.GetStatus()).Position);
            await engine.ShouldAgreeAsync();
        }
    }

    [Fact]
    public async Task Two_silos_that_start_at_once_add_each_rule_once()
    {
        var storage = await FoundedEarlierAsync();
        await using var first = await EngineHost.StartAsync(storage, Faults.SeparateCluster);
        await using var second = await EngineHost.StartAsync(storage, Faults.SeparateCluster);
        // One of them may find that the other has taken the ledger meanwhile, and takes it back when it is asked again.
        await Task.WhenAll(TryAsync(first), TryAsync(second));
        await TryAsync(first);
        await TryAsync(second);
        var rules = await RulesAsync(second);
        Assert.All(DefaultPolicies.All, d => Assert.Single(rules, r => (r.Kind, r.AppliesTo) == (d.Kind, d.AppliesTo)));
    }

    /// <summary>A ledger as an earlier version left it, in which an administrator has since defined the mix of batches.</summary>
    private async Task<StorageOptions> FoundedEarlierAsync()
    {
        var storage = await backend.CreateAsync();
        StorageMigrations.Run(storage);
        await using var services = new ServiceCollection().AddBangkomStorage(storage).BuildServiceProvider();
        var store = services.GetRequiredService<ILedgerStore>();
        var (now, roster, rows) = (new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero), new RegionRoster(RegionRules.Start(RegionZone.Of("Asia/Jakarta"))), new List<FactRow>());
        void Add(Fact fact, string source, string? key)
        {
            var position = rows.Count + 1L;
            roster.Apply(new RecordedFact(position, now, now, source, key, FactTargets.Everyone, fact));
            rows.Add(new FactRow(position, now, now, Lanes.Of(fact), source, key, key is null ? null : new byte[16], Targeting.Of(fact, source, roster), FactJson.Write(fact)));
        }

        Add(new RegionDefined(new RegionId(storage.Region), "Bukitintan", "Asia/Jakarta"), Sources.Engine, "region");
        foreach (var rule in DefaultPolicies.All.Where(r => First.Contains(r.Kind)))
        {
            Add(rule, Sources.Engine, null);
        }

        Add(new AgencyDefined(new AgencyId("A"), "Dinas A"), Sources.Admin, "1");
        Add(new PolicyDefined(PolicyKinds.BatchMix, null, "0.3", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), "A decision of the region"), Sources.Admin, "2");
        var head = await store.TakeEpochAsync();
        await using var transaction = await store.BeginAsync(head);
        await transaction.InsertAsync(rows);
        await transaction.CommitAsync([], [], head with { Position = rows.Count, RecordedAt = now });
        return storage;
    }

    private static async Task TryAsync(EngineHost engine)
    {
        try
        {
            await engine.Ledger.GetStatus();
        }
        catch (Exception e) when (e is WriterSupersededException or Orleans.Runtime.OrleansException)
        {
            // The next call activates it anew.
        }
    }

    private static async Task<List<PolicyDefined>> RulesAsync(EngineHost engine)
    {
        var rules = new List<PolicyDefined>();
        await foreach (var chunk in engine.Reader.ReadAsync(0, long.MaxValue))
        {
            rules.AddRange(chunk.Select(f => f.Fact).OfType<PolicyDefined>());
        }

        return rules;
    }
}

public sealed class SqliteDefaultRulesTests() : DefaultRulesTests(new SqliteBackend());

public sealed class PostgresDefaultRulesTests(PostgresServer server) : DefaultRulesTests(new PostgresBackend(server));
