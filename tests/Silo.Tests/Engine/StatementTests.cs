using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Mappings;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;
using Bangkom.PartnerApi;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Statements;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Statements of learning systems on a real ledger: however they come, a course counts once.</summary>
public sealed partial class StatementTests : IAsyncLifetime
{
    private const string Known = "199001012015011001";
    private const string MoodleCourse = "https://lms.kampus.example/course/view.php?id=7";
    private const string EdxCourse = "https://courses.kampus.example/course/course-v1:KAMPUS+LAYANAN+2026";
    private static readonly PartnerId Uni = new("UBT");
    private static readonly Account MoodleUser = Account.At("https://lms.kampus.example", "41");
    private static readonly Account EdxUser = Account.At("https://courses.kampus.example", "5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f70");

    private readonly SqliteBackend _backend = new();
    private EngineHost _engine = null!;
    private CompletionIntake _intake = null!;
    private int _mappings;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        var caller = new LedgerCaller(
            new GrainLedger(_engine.Grains, _engine.Region), Options.Create(new PartnerApiOptions()), TimeProvider.System, NullLogger<LedgerCaller>.Instance);
        _intake = new CompletionIntake(caller, new GrainMappedActivities(_engine.Grains, _engine.Region));
        await _engine.SendAsync(Sources.Admin, "a", new DefineAgency(new AgencyId("A"), "Dinas A", null));
        await _engine.SendAsync(Sources.Admin, "p", new DefinePartner(Uni, "Universitas Bukitintan"));
        await _engine.SendAsync(Sources.Admin, "l", new DefineProgram(new ProgramId("LAYANAN"), "Pelayanan publik", LearningForm.Course, 12, []));
        await _engine.SendAsync(Sources.Admin, "j", new RecordJoin(Known, "Pegawai", new AgencyId("A"), new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), null));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task The_same_statements_twice_shuffled_late_and_after_an_upgrade_are_one_completion()
    {
        await MapAllAsync();
        var statements = Sample("openedx-course-passed.json");
        await SendAsync("edx", statements);
        await SendAsync("edx", [.. statements.Reverse()]);
        await SendAsync("edx", [Changed(statements[1], s => s["context"]!["extensions"]!["https://w3id.org/xapi/openedx/extension/transformer-version"] = "event-routing-backends@99.0.0")]);
        Assert.Equal((1, 12m), await CountAsync());
        var taken = await SendAsync("edx", statements);
        Assert.Equal(ItemStatus.Repeated, Assert.Single(taken.Results, r => r is not null)!.Status);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_course_that_Moodle_and_the_universitys_spreadsheet_both_tell_of_counts_once()
    {
        await MapAllAsync();
        await SendAsync("moodle", Sample("moodle-course-completed.json"));
        var row = new CompletionContent(
            "Pelayanan publik", LearningForm.Course, LearningScope.National, 12, null, Moment.On(new DateOnly(2026, 3, 4)), new ProgramId("LAYANAN"), null, "UNIV/1", null, 84);
        await _engine.SendAsync("partner/UBT", "row-1", new CompleteItem(Known, null, row));
        Assert.Equal((1, 12m), await CountAsync());
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task What_waits_for_a_mapping_counts_by_itself_once_it_is_mapped()
    {
        var taken = await SendAsync("moodle", Sample("moodle-course-completed.json"));
        Assert.Equal(QuarantineReasons.UnknownActivity, taken.Results[1]!.Reason);
        await MapCourseAsync(MoodleCourse);
        await UntilAsync(async () => (await Partner.GetQuarantine(QuarantineReasons.UnknownAccount, null, 10)).Total == 1);
        await MapAccountAsync(MoodleUser);
        await UntilAsync(async () => await CountAsync() == (1, 12m));
        Assert.Equal(0, (await Partner.GetQuarantine(null, null, 10)).Total);
        var statement = await Partner.GetStatement(null, null);
        Assert.Equal((1, 1, 0, 0, 1), (statement.Sent, statement.Accepted, statement.Repeated, statement.Quarantined, statement.Counted));
    }

    [Fact]
    public async Task An_erasure_empties_mappings_and_statements_of_the_person()
    {
        await SendAsync("moodle", Sample("moodle-course-completed.json"));
        await MapAllAsync();
        await UntilAsync(async () => await CountAsync() == (1, 12m));
        await _engine.SendAsync(Sources.Admin, "e", new ErasePerson((await _engine.Ledger.FindByNip(Known))!.Value));
        await foreach (var chunk in _engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            Assert.DoesNotContain(chunk, r => Encoding.UTF8.GetString([.. r.Body, .. r.Personal ?? [], .. r.Raw ?? []]).Contains("lms.kampus.example\",\"name", StringComparison.Ordinal));
            Assert.DoesNotContain(chunk, r => Encoding.UTF8.GetString([.. r.Body, .. r.Personal ?? [], .. r.Raw ?? []]).Contains("Peserta Contoh", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_mappings_are_there_after_a_restart()
    {
        await MapAllAsync();
        await _engine.DisposeAsync();
        _engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        var caller = new LedgerCaller(
            new GrainLedger(_engine.Grains, _engine.Region), Options.Create(new PartnerApiOptions()), TimeProvider.System, NullLogger<LedgerCaller>.Instance);
        _intake = new CompletionIntake(caller, new GrainMappedActivities(_engine.Grains, _engine.Region));
        await SendAsync("moodle", Sample("moodle-course-completed.json"));
        Assert.Equal((1, 12m), await CountAsync());
    }

    [Fact]
    public async Task Where_a_key_was_used_from_is_kept_once()
    {
        await _engine.SendAsync(Sources.Admin, "k", new IssueKey(Uni, null, "0a1b2c3d", new string('a', 64), ["203.0.113.7"]));
        var addresses = new GrainKeyAddresses(_engine.Grains, _engine.Region, TimeProvider.System);
        Assert.False(await addresses.NoteAsync(Uni, "0a1b2c3d", "203.0.113.7"));
        await UntilAsync(async () => (await Partner.GetKeys())[0].SeenFrom.Length == 1);
        Assert.True(await addresses.NoteAsync(Uni, "0a1b2c3d", "203.0.113.8"));
        await UntilAsync(async () => (await Partner.GetKeys())[0].SeenFrom.Length == 2);
        Assert.False(await addresses.NoteAsync(Uni, "0a1b2c3d", "203.0.113.8"));
        Assert.Equal(["203.0.113.7/32"], (await Partner.GetKeys())[0].Networks);
    }

    [Fact]
    public async Task What_the_record_store_only_holds_is_in_quarantine_with_its_bytes()
    {
        var raw = Encoding.UTF8.GetBytes("""{"id":"5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f70","actor":{},"verb":{"id":"urn:v"},"object":{"id":"urn:o"}}""");
        await StateAsync("moodle", raw);
        var held = Assert.Single((await Partner.GetQuarantine(null, null, 10)).Items);
        Assert.Equal((QuarantineReasons.Invalid, "5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f70"), (held.Reason, held.Key));
        Assert.Equal(raw, (await _engine.Reader.ReadRowsAsync([held.Position]))[0].Raw);

        // What mends it takes its place.
        await MapAllAsync();
        await StateAsync("moodle", Changed(Sample("moodle-course-completed.json")[1], s => s["id"] = held.Key));
        Assert.Equal((1, 12m), await CountAsync());
        await UntilAsync(async () => (await Partner.GetQuarantine(null, null, 10)).Total == 0);
    }

    [Fact]
    public async Task A_bulk_replay_finds_what_matches()
    {
        await SendAsync("moodle", Sample("moodle-course-completed.json"));
        await SendAsync("edx", Sample("openedx-course-passed.json"));
        Assert.Equal(2, (await Partner.SearchQuarantine(new HeldSearch(QuarantineReasons.UnknownActivity), null, 10)).Total);
        Assert.Equal(1, (await Partner.SearchQuarantine(new HeldSearch(Text: "1C9B8A7D"), null, 10)).Total);
        Assert.Equal(0, (await Partner.SearchQuarantine(new HeldSearch(From: _engine.Today.AddDays(1)), null, 10)).Total);
    }

    private IPartnerGrain Partner => _engine.Grains.GetGrain<IPartnerGrain>(_engine.Region.Key("UBT"));

    private async Task MapAllAsync()
    {
        await MapCourseAsync(MoodleCourse);
        await MapCourseAsync(EdxCourse);
        await MapAccountAsync(MoodleUser);
        await MapAccountAsync(EdxUser);
    }

    private Task MapCourseAsync(string course) =>
        _engine.SendAsync(Sources.Admin, $"m{++_mappings}", new MapActivity(Uni, course, new ProgramId("LAYANAN")));

    private Task MapAccountAsync(Account account) => _engine.SendAsync(Sources.Admin, $"m{++_mappings}", new MapAccount(Uni, account, Known, null));

    private async Task<StatementsTaken> SendAsync(string system, IReadOnlyList<byte[]> statements)
    {
        var sender = new StatementSender($"partner/UBT/{system}", Uni, TimeProvider.System.GetUtcNow(), _engine.Region, "urn:bangkom:BUKITINTAN");
        var (taken, refusal) = await _intake.TakeAsync(statements, sender, isPatient: false, default);
        Assert.Null(refusal);
        return taken!;
    }

    /// <summary>Stores a statement as the record store's door does.</summary>
    private async Task StateAsync(string system, byte[] statement, Guid? id = null)
    {
        var isAdmin = system == "admin";
        var sender = new Principal(isAdmin ? Role.Administrator : Role.Partner, isAdmin ? null : Uni, isAdmin ? null : system, "key")
        {
            Xapi = isAdmin ? XapiAccess.All : new XapiAccess(XapiMode.Partner, CanRead: false),
        };
        var store = _engine.Services.GetRequiredService<IStatementStore>();
        var (parts, _) = await RequestParts.ReadAsync("application/json", statement);
        var (append, _) = new StatementIntake(new XapiCaller(sender, _engine.Region), XapiVersion.V1).Read(parts!, id);
        var appended = await store.AppendAsync(append!);
        var processor = new StatementProcessor(
            _intake, new EarlierStatements(store), store, new ProcessedStatements(), _engine.Region, Options.Create(new PartnerApiOptions()), NullLogger<StatementProcessor>.Instance);
        await processor.ProcessAsync(
            sender,
            [.. append!.Statements.Zip(appended.Statements, (s, a) => new ProcessedStatement(a.Seq, s.Id, s.Raw, a.Stored, a.IsRepeated, a.Held) { IsVoided = a.IsVoided, Version = s.Version })],
            default);
    }

    private async Task<(int, decimal)> CountAsync()
    {
        // The samples are of March 2026.
        var view = await _engine.Grains.GetGrain<IAgencyGrain>(_engine.Region.Key("A")).GetView(2026);
        return (view!.Own!.Figures.Completions, view.Own.Figures.JpTotal);
    }

    private static byte[] Changed(byte[] statement, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(statement)!;
        change(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static IReadOnlyList<byte[]> Sample(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Orleans.sln")))
        {
            root = root.Parent!;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(root.FullName, "docs", "partners", "samples", name)));
        return [.. document.RootElement.EnumerateArray().Select(e => JsonSerializer.SerializeToUtf8Bytes(e))];
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }
}
