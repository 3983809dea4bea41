using Bangkom.PartnerApi.Credentials;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Statements;
using Bangkom.PartnerApi.Tests.Doors;
using Bangkom.PartnerApi.Tests.Xapi;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bangkom.PartnerApi.Tests.Statements;

public sealed class StatementCatchUpTests : IDisposable
{
    private readonly MemoryStatements _store = new(TimeProvider.System);
    private readonly MemoryLedger _ledger = new();
    private readonly ProcessedStatements _done = new();
    private readonly StatementProcessor _processor;
    private readonly StatementCatchUp _catchUp;

    public StatementCatchUpTests()
    {
        var region = new RegionInfo(new RegionId("BUKITINTAN"), "Bukitintan", RegionZone.Of("Asia/Jakarta"), new byte[32]);
        var options = Options.Create(new PartnerApiOptions());
        var caller = new LedgerCaller(_ledger, options, TimeProvider.System, NullLogger<LedgerCaller>.Instance);
        _processor = new StatementProcessor(
            new CompletionIntake(caller, new MemoryMappings()), new EarlierStatements(_store), _store, _done, region, options, NullLogger<StatementProcessor>.Instance);
        _catchUp = new StatementCatchUp(_store, new KnownToNobody(), _processor, _done, TimeProvider.System, NullLogger<StatementCatchUp>.Instance);
    }

    public void Dispose() => _catchUp.Dispose();

    [Fact]
    public async Task What_was_stored_before_the_start_and_not_done_is_done_by_itself()
    {
        await StoreAsync();
        await _catchUp.StartAsync(default);
        await _ledger.Asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        await _catchUp.StopAsync(default);
        var request = Assert.Single(_ledger.Requests);
        Assert.Equal(("partner/UBB/edx", "UBB"), (request.Source, request.Partner?.Value));
    }

    [Fact]
    public async Task What_its_request_has_done_is_not_done_again()
    {
        var statement = await StoreAsync();
        await _processor.TakeAsync("partner/UBB/edx", new PartnerId("UBB"), [statement], isPatient: false, default);
        await StoreAsync(1);
        await _catchUp.StartAsync(default);
        await UntilAsync(() => _ledger.Requests.Count == 2);
        await _catchUp.StopAsync(default);
        Assert.Equal(2, _ledger.Facts);
        Assert.All(_ledger.Requests, r => Assert.Single(r.Items));
    }

    private async Task<ProcessedStatement> StoreAsync(int minutes = 0)
    {
        var raw = Samples.Statements("openedx-course-passed.json")[1];
        var id = Guid.NewGuid();
        raw = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(raw).Replace("1c9b8a7d-6e5f-5041-8332-2b1a0f9e8d7c", id.ToString("D"), StringComparison.Ordinal));
        var stored = await _store.AppendAsync(new StatementAppend(
            "", "partner/UBB/edx", "key", [], IsStrict: false, [new NewStatement(id, false, raw, [(byte)minutes], null, "1.0.3", null, false, [], [])], []));
        return new ProcessedStatement(stored.Statements[0].Seq, id, raw, stored.Statements[0].Stored, false, null);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>A ledger that has accepted nothing.</summary>
    private sealed class KnownToNobody : ILedgerStore
    {
        public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyDictionary<Identity, FactRow>>(new Dictionary<Identity, FactRow>());

        public Task<LedgerHead> TakeEpochAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ILedgerTransaction> BeginAsync(LedgerHead head, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task SaveDeliveryAsync(LedgerHead head, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    [Fact]
    public async Task What_a_busy_ledger_did_not_take_is_done_as_soon_as_it_is_free()
    {
        await _catchUp.StartAsync(default);
        var statement = await StoreAsync();
        _ledger.Failures.Enqueue(_ => Task.FromResult(new AppendResult(AppendOutcome.Busy, null, [])));
        var sender = new Principal(Role.Partner, new PartnerId("UBB"), "edx", "key");
        Assert.Null(await _processor.ProcessAsync(sender, [statement], default));

        // It is far younger than what may still be in its request.
        await UntilAsync(() => _ledger.Facts == 1);
        await _catchUp.StopAsync(default);
        Assert.Equal(2, _ledger.Requests.Count);
    }
}
