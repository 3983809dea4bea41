using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Planning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Programs;
using Bangkom.Recount;
using Bangkom.Recount.Cycle;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>
/// Random assessments, answers and programmes over a random history of people and completions: figures and every person's needs are those
/// of an independent recount. <c>BANGKOM_ORACLE_SEED</c> plays one again.
/// </summary>
public sealed class NeedsOracleTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly CompetencyId[] Competencies = [new("KOMUNIKASI"), new("PROYEK"), new("DIGITAL"), new("ETIKA")];
    private readonly SqliteBackend _backend = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task Needs_of_random_histories_agree_with_the_recount()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BANGKOM_ORACLE_SEED"), CultureInfo.InvariantCulture, out var value) ? value : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        var history = new PlayedHistory(seed);
        await history.PlayFirstHalfAsync(engine);
        await PlayNeedsAsync(engine, seed);
        await ShouldAgreeAsync(engine);
        await history.PlaySecondHalfAsync(engine);
        await AdoptAsync(engine);
        await engine.ShouldAgreeAsync();
        var dump = await engine.DumpAsync();
        Assert.Contains("\nneeds region KOMUNIKASI ", dump, StringComparison.Ordinal);
        Assert.Contains("\nplan RENCANA P", dump, StringComparison.Ordinal);
        Assert.True(await ShouldAgreeAsync(engine) > 50, "A history in which hardly anyone needs anything would agree too easily.");
    }

    private static async Task PlayNeedsAsync(EngineHost engine, int seed)
    {
        var random = new Random(seed);
        var commands = new List<Command>();
        for (var i = 0; i < Competencies.Length; i++)
        {
            commands.Insert(i, new DefineCompetency(Competencies[i], $"Kompetensi {i}", (CompetencyKind)i, CompetencyDimension.Skill));
            commands.Add(new DefineProgram(new ProgramId($"P{i}"), $"Program {i}", LearningForm.Technical, 10, ["KOMUNIKASI"], [new(Competencies[i], 1 + random.Next(5)), new(Competencies[(i + 1) % 4], 5)]));
        }

        commands.Add(new DefineNeedsSurvey(new("AKPK"), "AKPK", engine.Today.AddDays(-700), engine.Today.AddDays(10), [.. Competencies]));
        commands.Add(new DefinePolicy(PolicyKinds.RequiredLevel, "PROYEK PELAKSANA", "3", engine.Today.AddDays(-900), null, "test"));
        commands.Add(new DefinePolicy(PolicyKinds.RequiredLevel, "MANAGERIAL PELAKSANA @A", "4", engine.Today.AddDays(-900), null, "test"));
        commands.Add(new DefinePolicy(PolicyKinds.RequiredLevel, "ANY PELAKSANA @C", "0", engine.Today.AddDays(-900), null, "test"));
        await SendAsync(engine, commands);
        var people = (await Task.WhenAll(new RandomHistory(seed, engine.Today).Nips.Select(engine.Ledger.FindByNip))).OfType<AsnId>().ToList();
        commands = [];
        for (var i = 0; i < 400; i++)
        {
            var (person, day) = (people[random.Next(people.Count)], engine.Today.AddDays(-random.Next(0, 650)));
            var competency = Competencies[random.Next(4)];
            commands.Add(random.Next(3) > 0
                ? new AssessCompetency(null, person, competency, random.Next(6), day)
                : new AnswerNeeds(null, person, new("AKPK"), day, [new(competency, 1 + random.Next(5), 1 + random.Next(5), 1 + random.Next(5), random.Next(2) == 0)]));
        }

        await SendAsync(engine, commands);
    }

    /// <summary>Plans this year from the needs of now, so that its own completions have closed some of them.</summary>
    private static async Task AdoptAsync(EngineHost engine)
    {
        await SendAsync(engine, [.. Enumerable.Range(0, Competencies.Length).Select(i => new DefineProgram(
            new ProgramId($"P{i}"), $"Program {i}", LearningForm.Technical, 10, ["KOMUNIKASI"], [new(Competencies[i], 5), new(Competencies[(i + 1) % 4], 5)], CostPerParticipantRupiah: 1_000))]);
        var plan = await engine.Grains.GetGrain<IPlansGrain>(engine.Region.Key("all")).Adopt(new PlanId("RENCANA"), "Rencana", new PlanRequest(engine.Today.Year, 1_000_000), SeatStory.Key("plan"));
        Assert.Equal(ItemStatus.Accepted, plan.Results[0].Status);
    }

    private static async Task SendAsync(EngineHost engine, List<Command> commands)
    {
        var result = await engine.Ledger.Append(EngineHost.Request(Sources.Admin, [.. commands.Select((c, i) => EngineHost.Item($"needs-{i}-{Guid.NewGuid():N}", c))]));
        Assert.All(result.Results, r => Assert.Equal(ItemStatus.Accepted, r.Status));
    }

    /// <summary>Compares, and asks again while completions are on their way to the figures.</summary>
    private static async Task<int> ShouldAgreeAsync(EngineHost engine)
    {
        var (expected, actual) = ("", "-");
        for (var attempt = 0; attempt < 40 && expected != actual; attempt++)
        {
            (expected, actual) = (await ExpectedAsync(engine), await ActualAsync(engine));
            if (expected != actual)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        Assert.Equal(expected, actual);
        return expected.Split('\n').Length;
    }

    private static async Task<string> ExpectedAsync(EngineHost engine)
    {
        var rows = new List<RecountRow>();
        await foreach (var chunk in engine.Reader.ReadBodiesAsync(0, long.MaxValue))
        {
            rows.AddRange(chunk.Select(f => new RecountRow(f.Position, f.RecordedAt, f.OccurredAt, f.Source, f.Key, System.Text.Encoding.UTF8.GetString(f.Body))));
        }

        var recount = Recount.Recount.Of(rows, engine.Today);
        var needs = new Recount.Cycle.Needs(recount);
        return string.Join('\n', recount.Agencies.Select(a => (string?)a).Append(null).SelectMany(a => needs.Own(a).Select(n => $"{a} {n}"))
            .Concat(recount.People.SelectMany(p => needs.Of(p).Select(n => $"{p} {n}"))));
    }

    private static async Task<string> ActualAsync(EngineHost engine)
    {
        var grain = engine.Grains.GetGrain<INeedsGrain>(engine.Region.Key("all"));
        var view = await grain.GetView();
        var recounted = new List<string>();
        foreach (var (name, figures) in view.Agencies.OrderBy(a => a.Key).Select(a => ((string?)a.Key.Value, a.Value.Own)).Append((null, view.Whole)))
        {
            recounted.AddRange(figures.Tallies.Select(t =>
                $"{name} {new RecountNeed(t.Competency.Value, t.Assessed, t.Required, t.Actual, t.Capped, t.GapSum, t.Open, t.Closed, t.Stated, t.Priority)}"));
        }

        var people = (await Task.WhenAll(new RandomHistory(0, engine.Today).Nips.Select(engine.Ledger.FindByNip))).OfType<AsnId>().Order();
        foreach (var person in people)
        {
            recounted.AddRange((await grain.GetPerson(person)).Needs.OrderBy(n => n.Competency).Select(n =>
                $"{person} {new RecountPersonNeed(n.Competency.Value, n.Required, n.Actual, n.Gap, n.Priority, n.Stated, n.AroseOn, n.ClosedOn, n.ClosedBy?.Value)}"));
        }

        return string.Join('\n', recounted);
    }
}
