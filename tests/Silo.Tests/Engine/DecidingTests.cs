using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>A grain that guards a rule over its own stream appends with the last position it has seen, and is called back meanwhile.</summary>
public sealed class DecidingTests : IAsyncLifetime
{
    private readonly SqliteBackend _backend = new();
    private EngineHost _engine = null!;
    private AsnId _person;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        await _engine.SendAsync(Sources.Admin, "a", new DefineAgency(new AgencyId("A"), "Dinas A", null));
        await _engine.SendAsync(Sources.Admin, "d", new DefineProgram(new ProgramId("P"), "Program", LearningForm.Technical, 8, []));
        await _engine.SendAsync(Sources.Admin, "b", new ScheduleBatch(new BatchId("B"), new BatchPlan("Angkatan", new ProgramId("P"), null, 1, BatchMode.SelfPaced, null, null, null)));
        var joined = await _engine.SendAsync(Sources.Admin, "j", new RecordJoin("197001012010011001", "Pegawai", new AgencyId("A"),
            new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), null));
        _person = joined.Person!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task A_batch_that_waits_for_its_own_append_is_called_back_before_it_returns()
    {
        var result = (await Batch.Enrol(_person, _engine.Today, Key("1"))).Result.Results[0];
        Assert.Equal((ItemStatus.Accepted, true), (result.Status, result.Visible));
        Assert.Equal(1, (await Batch.GetView())!.Enrolled);
    }

    [Fact]
    public async Task Of_many_who_enrol_the_same_person_at_once_one_succeeds()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Batch.Enrol(_person, _engine.Today, Key($"{i}"))));
        Assert.Equal(1, results.Count(r => r.Result.Results[0].Status == ItemStatus.Accepted));
        Assert.All(results.Where(r => r.Result.Results[0].Status != ItemStatus.Accepted), r => Assert.Equal("ALREADY_ENROLLED", r.Result.Results[0].Reason));
        Assert.Equal(1, (await Batch.GetView())!.Enrolled);
    }

    [Fact]
    public async Task The_ledger_refuses_what_was_decided_over_an_older_stream()
    {
        await Batch.Enrol(_person, _engine.Today, Key("1"));
        var stale = EngineHost.Request(Sources.Admin, [EngineHost.Item("2", new WithdrawPerson(_person, new BatchId("B"), _engine.Today, null))]) with
        {
            Expected = new ExpectedPosition("batch/B", 0),
        };
        Assert.Equal(AppendOutcome.Moved, (await _engine.Ledger.Append(stale)).Outcome);
        Assert.Equal(1, (await Batch.GetView())!.Enrolled);
    }

    [Fact]
    public async Task After_a_restart_the_ledger_still_knows_that_the_stream_has_moved()
    {
        await Batch.Enrol(_person, _engine.Today, Key("1"));
        var storage = await _backend.CreateAsync();
        await _engine.DisposeAsync();
        _engine = await EngineHost.StartAsync(storage);
        var stale = EngineHost.Request(Sources.Admin, [EngineHost.Item("2", new WithdrawPerson(_person, new BatchId("B"), _engine.Today, null))]) with
        {
            Expected = new ExpectedPosition("batch/B", 0),
        };
        Assert.Equal(AppendOutcome.Moved, (await _engine.Ledger.Append(stale)).Outcome);
        Assert.Equal(ItemStatus.Accepted, (await Batch.Withdraw(_person, _engine.Today, null, Key("3"))).Result.Results[0].Status);
        Assert.Equal(0, (await Batch.GetView())!.Enrolled);
    }

    private IBatchGrain Batch => _engine.Grains.GetGrain<IBatchGrain>(_engine.Region.Key("B"));

    private static ItemKey Key(string key) => new(key, System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key))[..16], TimeProvider.System.GetUtcNow());
}
