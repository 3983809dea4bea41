using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Funnel;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Needs;
using Bangkom.Grains.People;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Programs;
using Bangkom.Recount;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>
/// The way from needs to certificates in a random region is that of a recount of the stored facts, for this year and the last, also
/// after a restart. <c>BANGKOM_ORACLE_SEED</c> plays one again.
/// </summary>
public sealed class FunnelOracleTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Agencies = ["A", "B", "C"];
    private static readonly CompetencyId Competency = new("PROYEK");
    private readonly SqliteBackend _backend = new();
    private int _keys;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task Every_step_of_random_cohorts_is_that_of_a_recount()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BANGKOM_ORACLE_SEED"), CultureInfo.InvariantCulture, out var value) ? value : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var storage = await _backend.CreateAsync();
        await using (var engine = await EngineHost.StartAsync(storage))
        {
            await PlayAsync(engine, new Random(seed));
            await ShouldAgreeAsync(engine);
        }

        await using (var engine = await EngineHost.StartAsync(storage))
        {
            var steps = await ShouldAgreeAsync(engine);
            Assert.All(steps, s => Assert.True(s.People > 0 && s.People >= s.Recorded, "A cohort that comes nowhere would agree too easily."));
            Assert.True(steps.Zip(steps.Skip(1)).All(pair => pair.First.People >= pair.Second.People));
        }
    }

    private async Task PlayAsync(EngineHost engine, Random random)
    {
        var today = engine.Today;
        var (thisYear, lastYear) = (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year - 1, 12, 1));
        foreach (var agency in Agencies)
        {
            await SendAsync(engine, new DefineAgency(new AgencyId(agency), agency, agency == "C" ? new AgencyId("B") : null));
        }

        await SendAsync(engine, new DefineCompetency(Competency, "Proyek", CompetencyKind.Technical, CompetencyDimension.Skill));
        await SendAsync(engine, new DefinePolicy(PolicyKinds.RequiredLevel, "PROYEK PELAKSANA", "3", today.AddDays(-900), null, "test"));
        await SendAsync(engine, new DefineProgram(new ProgramId("P"), "Program", LearningForm.Technical, 4, [], [new(Competency, 3)]));
        await ScheduleAsync(engine, "THIS", BatchMode.Scheduled, thisYear, today.AddDays(9));
        await ScheduleAsync(engine, "LATER", BatchMode.Scheduled, today, today.AddDays(9));
        await ScheduleAsync(engine, "LAST", BatchMode.Scheduled, lastYear, today.AddDays(9));
        await ScheduleAsync(engine, "NEVER", BatchMode.Scheduled, thisYear, today.AddDays(9));
        await ScheduleAsync(engine, "FREE", BatchMode.SelfPaced, null, null);
        var people = new List<AsnId>();
        for (var i = 0; i < 70; i++)
        {
            var job = new Employment(random.Next(8) == 0 ? EmployeeStatus.Cpns : EmployeeStatus.Pns, random.Next(5) == 0 ? PostKind.Pengawas : PostKind.Pelaksana, null, null, new DateOnly(2015, 1, 2));
            var joined = await SendAsync(engine, new RecordJoin($"19900101201501{1}{i + 1:000}", $"Orang {i}", new AgencyId(Agencies[random.Next(3)]), job, new DateOnly(2015, 1, 2)));
            people.Add(joined.Person!.Value);
        }

        string[] batches = ["THIS", "LATER", "LAST", "NEVER", "FREE"];
        for (var i = 0; i < 420; i++)
        {
            await PlayOneAsync(engine, random, people[random.Next(people.Count)], new BatchId(batches[random.Next(batches.Length)]), today.AddDays(-random.Next(500)));
        }

        await SendAsync(engine, new CancelBatch(new BatchId("NEVER")));
    }

    private async Task PlayOneAsync(EngineHost engine, Random random, AsnId person, BatchId batch, DateOnly day)
    {
        var grain = engine.Grains.GetGrain<IBatchGrain>(engine.Region.Key(batch.Value));
        var item = SeatStory.Key($"life-{++_keys}");
        switch (random.Next(9))
        {
            case 0 or 1:
                await SendAsync(engine, new AssessCompetency(null, person, Competency, random.Next(5), day));
                break;
            case 2 or 3:
                await grain.Invite([person], null, item);
                break;
            case 4:
                await grain.Enrol(person, engine.Today, item);
                break;
            case 5:
                await grain.Withdraw(person, engine.Today, null, item);
                break;
            case 6:
                await engine.SendAsync(Sources.Admin, $"k{++_keys}", new AttendPerson(person, batch, engine.Today));
                break;
            case 7:
                await engine.SendAsync(Sources.Admin, $"k{++_keys}", new TransferPerson(person, new AgencyId(Agencies[random.Next(3)]), day));
                break;
            default:
                var key = $"k{++_keys}";
                await engine.SendAsync(Sources.Admin, key, new CompleteItem(null, person, Content(random, batch, day)));
                if (random.Next(4) == 0)
                {
                    await engine.SendAsync(Sources.Admin, $"k{++_keys}", random.Next(2) == 0 ? new RevokeItem(key, null) : new CorrectItem(key, null, null, person, Content(random, batch, day)));
                }

                break;
        }
    }

    private CompletionContent Content(Random random, BatchId batch, DateOnly day) => new(
        $"Pelatihan {++_keys}", LearningForm.Technical, LearningScope.National, 4, null, Moment.On(day), new ProgramId("P"), batch,
        random.Next(2) == 0 ? $"CERT-{++_keys}" : null, null, null);

    private async Task ScheduleAsync(EngineHost engine, string batch, BatchMode mode, DateOnly? from, DateOnly? to) =>
        await SendAsync(engine, new ScheduleBatch(new BatchId(batch), new BatchPlan(batch, new ProgramId("P"), null, 1, mode, from, to, null)));

    private async Task<ItemResult> SendAsync(EngineHost engine, Command command)
    {
        var result = await engine.SendAsync(Sources.Admin, $"k{++_keys}", command);
        Assert.Equal(ItemStatus.Accepted, result.Status);
        return result;
    }

    /// <summary>Compares, and asks again while completions are on their way to the figures; answers this year's steps of the region.</summary>
    private static async Task<IReadOnlyList<FunnelStep>> ShouldAgreeAsync(EngineHost engine)
    {
        var expected = await ExpectedAsync(engine);
        var (actual, steps) = await ActualAsync(engine);
        for (var attempt = 0; attempt < 40 && expected != actual; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            (actual, steps) = await ActualAsync(engine);
        }

        Assert.Equal(expected, actual);
        return steps;
    }

    private static async Task<string> ExpectedAsync(EngineHost engine)
    {
        var rows = new List<RecountRow>();
        await foreach (var chunk in engine.Reader.ReadBodiesAsync(0, long.MaxValue))
        {
            rows.AddRange(chunk.Select(f => new RecountRow(f.Position, f.RecordedAt, f.OccurredAt, f.Source, f.Key, Encoding.UTF8.GetString(f.Body))));
        }

        DateOnly[] days = [engine.Today, new(engine.Today.Year - 1, 12, 31)];
        return string.Join('\n', days.Select(day => new Recount.Cycle.Funnel(Recount.Recount.Of(rows, day)))
            .SelectMany(funnel => Agencies.Append(null).Select(a => string.Join(' ', funnel.Of(a)))));
    }

    private static async Task<(string Told, IReadOnlyList<FunnelStep> Steps)> ActualAsync(EngineHost engine)
    {
        var (told, steps) = (new List<string>(), (IReadOnlyList<FunnelStep>)[]);
        foreach (var year in new[] { engine.Today.Year, engine.Today.Year - 1 })
        {
            foreach (var agency in Agencies.Append(null))
            {
                var view = (await engine.Grains.GetGrain<IFunnelGrain>(engine.Region.Id.Value).GetFunnel(agency is null ? null : new AgencyId(agency), includeChildren: true, year))!;
                told.Add(string.Join(' ', view.Steps.Select(s => new Recount.Cycle.RecountFunnelStep(JsonSerializer.Serialize(s.Stage).Trim('"'), s.People, s.Recorded, s.Outside))));
                steps = agency is null && year == engine.Today.Year ? view.Steps : steps;
            }
        }

        return (string.Join('\n', told), steps);
    }
}
