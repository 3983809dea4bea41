using System.Text;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>What can't be resolved is kept whole, replays by itself, and a partner's statement always sums.</summary>
public sealed class QuarantineTests : IAsyncLifetime
{
    private const string Source = "partner/UBT";
    private const string Known = "197001012010011001";
    private const string Newcomer = "197101012010011002";

    private readonly SqliteBackend _backend = new();
    private EngineHost _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        await _engine.SendAsync(Sources.Admin, "a", new DefineAgency(new AgencyId("A"), "Dinas A", null));
        await _engine.SendAsync(Sources.Admin, "p", new DefinePartner(new PartnerId("UBT"), "Universitas Bukitintan"));
        await JoinAsync(Known);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task An_unknown_person_is_held_and_counts_by_itself_once_they_join()
    {
        var held = await _engine.SendAsync(Source, "1", Item(Newcomer));
        Assert.Equal((ItemStatus.Quarantined, QuarantineReasons.UnknownPerson), (held.Status, held.Reason));
        Assert.Equal(0, await CompletionsAsync());

        await JoinAsync(Newcomer);
        await UntilAsync(async () => await CompletionsAsync() == 1);
        Assert.Equal(ItemStatus.Repeated, (await _engine.SendAsync(Source, "1", Item(Newcomer))).Status);
        await StatementSumsAsync(sent: 2, accepted: 1, repeated: 1, quarantined: 0, counted: 1);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_unknown_programme_is_held_until_it_is_defined()
    {
        Assert.Equal(QuarantineReasons.UnknownProgram, (await _engine.SendAsync(Source, "1", Item(Known, program: "P"))).Reason);
        await _engine.SendAsync(Sources.Admin, "d", new DefineProgram(new ProgramId("P"), "Program", LearningForm.Technical, 8, []));
        await UntilAsync(async () => await CompletionsAsync() == 1);
    }

    [Fact]
    public async Task A_correction_that_comes_before_its_item_waits_for_it()
    {
        var early = await _engine.SendAsync(Source, "2", new CorrectItem("1", null, Known, null, Content(quantity: 9)));
        Assert.Equal(QuarantineReasons.UnknownItem, early.Reason);
        await _engine.SendAsync(Source, "1", Item(Known));
        await UntilAsync(async () => await JpAsync() == 9);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task The_same_held_item_is_kept_once_and_a_newer_one_takes_its_place()
    {
        var first = await _engine.SendAsync(Source, "1", Item(Newcomer));
        var again = await _engine.SendAsync(Source, "1", Item(Newcomer));
        Assert.Equal(first.Position, again.Position);
        Assert.Equal(1, (await Partner.GetQuarantine(null, null, 10)).Total);

        Assert.Equal(ItemStatus.Accepted, (await _engine.SendAsync(Source, "1", Item(Known))).Status);
        Assert.Equal(0, (await Partner.GetQuarantine(null, null, 10)).Total);
        await StatementSumsAsync(sent: 3, accepted: 1, repeated: 0, quarantined: 2, counted: 1);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Other_content_under_an_accepted_key_is_a_conflict_and_overwrites_nothing()
    {
        await _engine.SendAsync(Source, "1", Item(Known));
        var conflict = await _engine.SendAsync(Source, "1", new CompleteItem(Known, null, Content(quantity: 40)));
        Assert.Equal((ItemStatus.Quarantined, QuarantineReasons.Conflict), (conflict.Status, conflict.Reason));
        Assert.Equal(4, await JpAsync());
        Assert.Equal(QuarantineReasons.Conflict, (await Partner.GetQuarantine(null, null, 10)).Items[0].Reason);
    }

    [Fact]
    public async Task A_mended_item_is_decided_under_the_held_ones_key()
    {
        var held = await _engine.SendAsync(Source, "1", Item(Newcomer));
        var mended = EngineHost.Item("x", Item(Known));
        var repaired = await _engine.SendAsync(Sources.Admin, "r", new RepairHeld(held.Position!.Value, mended.Content, mended.Command));
        Assert.Equal(ItemStatus.Accepted, repaired.Status);
        Assert.Equal(1, await CompletionsAsync());
        Assert.Equal(ItemStatus.Repeated, (await _engine.SendAsync(Source, "1", Item(Known))).Status);
        await StatementSumsAsync(sent: 2, accepted: 1, repeated: 1, quarantined: 0, counted: 1);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_replay_of_what_is_still_unresolved_changes_nothing_and_of_what_is_not_held_is_refused()
    {
        var held = await _engine.SendAsync(Source, "1", Item(Newcomer));
        var replay = await _engine.SendAsync(Sources.Admin, "r", new ReplayHeld(held.Position!.Value));
        Assert.Equal((ItemStatus.Quarantined, held.Position), (replay.Status, replay.Position));
        Assert.Equal("NOT_HELD", (await _engine.SendAsync(Sources.Admin, "s", new ReplayHeld(999_999))).Reason);
    }

    [Fact]
    public async Task The_same_certificate_twice_is_a_look_alike_and_another_persons_number_is_held()
    {
        await JoinAsync(Newcomer);
        await _engine.SendAsync(Source, "1", new CompleteItem(Known, null, Content() with { Certificate = "c-1" }));
        await _engine.SendAsync(Source, "2", new CompleteItem(Known, null, Content() with { Certificate = " C-1 ", Title = "Judul lain" }));
        var taken = await _engine.SendAsync(Source, "3", new CompleteItem(Newcomer, null, Content() with { Certificate = "C-1" }));
        Assert.Equal(QuarantineReasons.CertificateTaken, taken.Reason);
        Assert.Equal((1, 4m), (await CompletionsAsync(), await JpAsync()));
        await StatementSumsAsync(sent: 3, accepted: 2, repeated: 0, quarantined: 1, counted: 1);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_erasure_empties_the_person_everywhere_and_leaves_every_total()
    {
        var raw = Encoding.UTF8.GetBytes($$"""{"key":"1","nip":"{{Known}}"}""");
        await _engine.Ledger.Append(EngineHost.Request(Source, [EngineHost.Item("1", Item(Known), raw)]));
        await _engine.Ledger.Append(EngineHost.Request(Source, [EngineHost.Item("2", Item(Known, program: "NONE"), raw)]));
        var before = await _engine.DumpAsync();
        var person = (await _engine.Ledger.FindByNip(Known))!.Value;
        Assert.Equal(ItemStatus.Accepted, (await _engine.SendAsync(Sources.Admin, "e", new ErasePerson(person))).Status);

        Assert.Null(await _engine.Ledger.FindByNip(Known));
        await foreach (var chunk in _engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            foreach (var row in chunk)
            {
                Assert.DoesNotContain(Known, Encoding.UTF8.GetString(row.Body), StringComparison.Ordinal);
                Assert.DoesNotContain(Known, Encoding.UTF8.GetString(row.Personal ?? []), StringComparison.Ordinal);
                Assert.DoesNotContain(Known, Encoding.UTF8.GetString(row.Raw ?? []), StringComparison.Ordinal);
            }
        }

        Assert.Equal(Figures(before), Figures(await _engine.DumpAsync()));
        Assert.Null((await _engine.Grains.GetGrain<IAsnGrain>(_engine.Region.Key(person.ToString())).GetView())!.Nip);
    }

    [Fact]
    public async Task An_erasure_also_empties_an_item_that_was_held_before_it_counted()
    {
        var raw = Encoding.UTF8.GetBytes($$"""{"key":"1","nip":"{{Newcomer}}"}""");
        await _engine.Ledger.Append(EngineHost.Request(Source, [EngineHost.Item("1", Item(Newcomer), raw)]));
        await JoinAsync(Newcomer);
        await UntilAsync(async () => await CompletionsAsync() == 1);
        await _engine.SendAsync(Sources.Admin, "e", new ErasePerson((await _engine.Ledger.FindByNip(Newcomer))!.Value));
        await foreach (var chunk in _engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            Assert.DoesNotContain(chunk, r => Encoding.UTF8.GetString([.. r.Body, .. r.Personal ?? [], .. r.Raw ?? []]).Contains(Newcomer, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_accepted_item_that_comes_again_is_a_repeat_whatever_the_roster_says_since()
    {
        await _engine.SendAsync(Source, "1", Item(Known));
        var person = (await _engine.Ledger.FindByNip(Known))!.Value;
        await _engine.SendAsync(Sources.Admin, "left", new RecordDeparture(person, _engine.Today.AddDays(-10)));
        Assert.Equal(ItemStatus.Repeated, (await _engine.SendAsync(Source, "1", Item(Known))).Status);
        Assert.Equal(QuarantineReasons.NotAMemberThen, (await _engine.SendAsync(Source, "2", Item(Known))).Reason);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_dry_run_of_transfers_tells_what_would_happen_and_stores_nothing()
    {
        await _engine.SendAsync(Sources.Admin, "b", new DefineAgency(new AgencyId("B"), "Dinas B", null));
        await JoinAsync(Newcomer);
        var people = await Task.WhenAll(_engine.Ledger.FindByNip(Known), _engine.Ledger.FindByNip(Newcomer));
        var head = await _engine.Reader.GetHeadAsync();
        var preview = await _engine.Grains.GetGrain<IPreviewGrain>(_engine.Region.Id.Value).Preview(EngineHost.Request(Sources.Admin,
            [.. people.Select((p, i) => EngineHost.Item($"t{i}", new TransferPerson(p!.Value, new AgencyId("B"), _engine.Today.AddDays(-5))))]));
        Assert.All(preview.Results, r => Assert.Equal(ItemStatus.Accepted, r.Status));
        Assert.Equal(head, await _engine.Reader.GetHeadAsync());
    }

    [Fact]
    public async Task What_was_in_the_future_counts_after_midnight()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 10, 5, 0, 0, TimeSpan.Zero));
        var backend = new SqliteBackend();
        await using (var engine = await EngineHost.StartAsync(await backend.CreateAsync(), services => services.AddSingleton<TimeProvider>(new OnlyTheClock(time))))
        {
            await engine.SendAsync(Sources.Admin, "a", new DefineAgency(new AgencyId("A"), "Dinas A", null));
            await engine.SendAsync(Sources.Admin, "j", new RecordJoin(Known, "Pegawai", new AgencyId("A"), Job, null));
            var held = await engine.SendAsync(Source, "1", new CompleteItem(Known, null, Content() with { CompletedAt = Moment.On(new DateOnly(2026, 6, 11)) }));
            Assert.Equal(QuarantineReasons.InTheFuture, held.Reason);
            time.SetUtcNow(new DateTimeOffset(2026, 6, 10, 17, 1, 0, TimeSpan.Zero));
            // A replay on request does what the midnight timer does.
            Assert.Equal(ItemStatus.Accepted, (await engine.SendAsync(Sources.Admin, "r", new ReplayHeld(held.Position!.Value))).Status);
        }

        await backend.RemoveAsync();
    }

    private static Employment Job => new(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1));

    private IPartnerGrain Partner => _engine.Grains.GetGrain<IPartnerGrain>(_engine.Region.Key("UBT"));

    private Task<ItemResult> JoinAsync(string nip) => _engine.SendAsync(Sources.Admin, "j" + nip, new RecordJoin(nip, "Pegawai", new AgencyId("A"), Job, null));

    private CompleteItem Item(string nip, string? program = null) => new(nip, null, Content(program: program));

    private CompletionContent Content(decimal quantity = 4, string? program = null) => new(
        "Pelatihan", LearningForm.Technical, LearningScope.National, quantity, null,
        Moment.On(_engine?.Today ?? new DateOnly(2026, 6, 1)), program is null ? null : new ProgramId(program), null, null, null, null);

    private async Task<int> CompletionsAsync() => (await FiguresAsync()).Completions;

    private async Task<decimal> JpAsync() => (await FiguresAsync()).JpTotal;

    private async Task<Grains.Learning.ParticipationFigures> FiguresAsync() =>
        (await _engine.Grains.GetGrain<IAgencyGrain>(_engine.Region.Key("A")).GetView(null))!.Own!.Figures;

    private async Task StatementSumsAsync(int sent, int accepted, int repeated, int quarantined, int counted)
    {
        await UntilAsync(async () => (await Partner.GetStatement(null, null)).Sent == sent);
        var statement = await Partner.GetStatement(null, null);
        Assert.Equal((sent, accepted, repeated, quarantined, counted), (statement.Sent, statement.Accepted, statement.Repeated, statement.Quarantined, statement.Counted));
        Assert.Equal(statement.Sent, statement.Accepted + statement.Repeated + statement.Quarantined);
        Assert.Equal(statement.Accepted, statement.Counted + statement.NotCounted.Values.Sum());
    }

    private static string[] Figures(string dump) =>
        [.. dump.Split('\n').Where(l => l.StartsWith("region ", StringComparison.Ordinal) || l.StartsWith("agency ", StringComparison.Ordinal))];

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>The clock of a test, with real timers: Orleans waits on them.</summary>
    private sealed class OnlyTheClock(FakeTimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }
}
