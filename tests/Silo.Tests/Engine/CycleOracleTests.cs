using System.Text;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Professionalism;
using Bangkom.Grains.Programs;
using Bangkom.Recount;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Costs, lifts and the professionalism index of a random region are those of a recount of the stored facts, also after a restart.</summary>
public sealed class CycleOracleTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int PeopleCount = 60;

    private static readonly string[] Agencies = ["A", "B", "C"];
    private static readonly string[] Programs = ["P", "Q", "R"];

    private readonly SqliteBackend _backend = new();
    private int _keys;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task Costs_lifts_and_indexes_are_those_of_a_recount()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var storage = await _backend.CreateAsync();
        await using (var engine = await EngineHost.StartAsync(storage))
        {
            await PlayAsync(engine, new Random(seed));
            await CompareAsync(engine);
            await engine.ShouldAgreeAsync();
            // What is compared by verify is more than nothing of each concept.
            var dump = await engine.DumpAsync();
            foreach (var path in new[] { "budget ", "cost region ", "cost program P ", "cost partner UNI ", "cost agency A ", "cost batch P-1 ", "campaign AJAK heldOut ", "campaign AJAK enrolment ", "index A points ", "absent A " })
            {
                Assert.Contains($"\n{path}", dump, StringComparison.Ordinal);
            }
        }

        await using (var engine = await EngineHost.StartAsync(storage))
        {
            await CompareAsync(engine);
        }
    }

    private async Task PlayAsync(EngineHost engine, Random random)
    {
        var today = engine.Today;
        Task<ItemResult> SendAsync(Command command, string source = Sources.Admin) => engine.SendAsync(source, $"k{++_keys}", command);
        await SendAsync(new DefinePartner(new PartnerId("UNI"), "Universitas"));
        foreach (var agency in Agencies)
        {
            await SendAsync(new DefineAgency(new AgencyId(agency), agency, agency == "C" ? new AgencyId("B") : null));
        }

        foreach (var (program, form) in Programs.Zip([LearningForm.Technical, LearningForm.Seminar, LearningForm.Functional]))
        {
            await SendAsync(new DefineProgram(new ProgramId(program), program, form, 4, []));
            await SendAsync(new ScheduleBatch(new BatchId($"{program}-1"), new BatchPlan(program, new ProgramId(program), program == "P" ? new PartnerId("UNI") : null, 1, BatchMode.SelfPaced, null, null, null)));
        }

        var people = new List<AsnId>();
        for (var i = 0; i < PeopleCount; i++)
        {
            var job = new Employment(random.Next(6) == 0 ? EmployeeStatus.Pppk : EmployeeStatus.Pns, (PostKind)random.Next(5), null, null, new DateOnly(2015, 1, 2));
            var joined = await SendAsync(new RecordJoin($"19900101201501{1}{i + 1:000}", $"Orang {i}", new AgencyId(Agencies[random.Next(3)]), job, new DateOnly(2015, 1, 2)));
            people.Add(joined.Person!.Value);
        }

        await MoneyAsync(engine, random);
        var launched = await engine.Grains.GetGrain<IOutreachGrain>(engine.Region.Key("all")).Launch(new LaunchCampaign(new CampaignLaunched(
            "AJAK", "Ajakan", OutreachChannel.Message, new AudienceRule(null, null, null, false, false), 0.4m, random.NextInt64(), today.AddDays(-30), today, new ProgramId("P"), [.. people.Take(40)])), SeatStory.Key("launch"));
        Assert.Equal(ItemStatus.Accepted, launched.Results[0].Status);
        for (var i = 0; i < 400; i++)
        {
            var person = people[random.Next(people.Count)];
            var program = Programs[random.Next(3)];
            var day = today.AddDays(-random.Next(800));
            var form = program == "P" ? LearningForm.Technical : program == "Q" ? LearningForm.Seminar : LearningForm.Functional;
            switch (random.Next(5))
            {
                case 0:
                    await SendAsync(new EnrolPerson(person, new BatchId($"{program}-1"), day.AddDays(-random.Next(2))));
                    break;
                case 1:
                    await SendAsync(new TransferPerson(person, new AgencyId(Agencies[random.Next(3)]), day));
                    break;
                case 2:
                    await SendAsync(new RecordProfile(
                        null, person, day, random.Next(2) == 0 ? (Qualification)random.Next(9) : null, random.Next(3) == 0 ? random.Next(2) == 0 ? "GURU" : "ANALIS" : null,
                        random.Next(4) == 0 ? (PostTraining)random.Next(2) : null, random.Next(2) == 0 ? (PerformanceRating)random.Next(5) : null, (DisciplineRecord)random.Next(4)));
                    break;
                default:
                    await SendAsync(
                        new CompleteItem(null, person, new CompletionContent($"T{random.Next(1000)}", form, LearningScope.National, 1 + random.Next(9), null, Moment.On(day), new ProgramId(program), random.Next(2) == 0 ? new BatchId($"{program}-1") : null, null, null, null)),
                        random.Next(2) == 0 ? Sources.OfPartner(new PartnerId("UNI")) : Sources.Admin);
                    break;
            }
        }
    }

    private static async Task MoneyAsync(EngineHost engine, Random random)
    {
        var (year, on) = (engine.Today.Year, new DateOnly(engine.Today.Year, 1, 1));
        var grain = engine.Grains.GetGrain<IBudgetGrain>(engine.Region.Key("all"));
        var commands = new List<BudgetCommand> { new SignAgreement(new AgreementSigned(new PartnerId("UNI"), "PKS", on, on.AddYears(2), 10, 1, 0.5m, 777)) };
        commands.AddRange(Enum.GetValues<FundingSource>().Select(f => new SetCeiling(year, f, 100_000, "DPA")));
        for (var i = 0; i < 12; i++)
        {
            var program = Programs[i % 3];
            var isBatch = i == 0 || random.Next(2) == 0;
            commands.Add(new CommitBudget(new BudgetCommitted(
                $"C{i}", year, (FundingSource)random.Next(4), 1_000 + random.Next(9_000), on, isBatch ? null : new ProgramId(program), isBatch ? new BatchId($"{program}-1") : null, random.Next(3) == 0 ? new PartnerId("UNI") : null)));
            commands.Add(new RealiseBudget($"C{i}", 1 + random.Next(900), on, "SP2D"));
            commands.Add(new ReleaseCommitment($"C{i}", 1 + random.Next(90), on, "less"));
        }

        foreach (var (i, command) in commands.Index())
        {
            Assert.Equal(ItemStatus.Accepted, (await grain.Change(command, SeatStory.Key($"money-{i}"))).Results[0].Status);
        }

        var first = (await grain.GetView()).Realisations.First();
        Assert.Equal(ItemStatus.Accepted, (await grain.Change(new CorrectRealisation(first.Key, 1, "slip"), SeatStory.Key("slip"))).Results[0].Status);
    }

    private static async Task CompareAsync(EngineHost engine)
    {
        var rows = new List<RecountRow>();
        await foreach (var chunk in engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            rows.AddRange(chunk.Select(r => new RecountRow(r.Position, r.RecordedAt, r.OccurredAt, r.Source, r.Key, Encoding.UTF8.GetString(r.Body))));
        }

        var today = engine.Today;
        var people = Recount.Recount.Of(rows, today);
        await CompareCostsAsync(engine, new Recount.Cycle.Budget(rows, people), today.Year);

        var outreach = new Recount.Cycle.Outreach(rows, people);
        var campaign = (await engine.Grains.GetGrain<IAudienceGrain>(engine.Region.Id.Value).GetCampaign("AJAK"))!;
        Assert.Equal(outreach.HeldOut("AJAK").Order(), campaign.Campaign.HeldOut.Select(p => $"{p}").Order());
        Assert.Equal(outreach.Enrolment("AJAK"), CountsOf(campaign.Enrolment));
        Assert.Equal(outreach.Completion("AJAK"), CountsOf(campaign.Completion));

        var indexes = new Recount.Cycle.Professionalism(rows, people, today);
        var grain = engine.Grains.GetGrain<IProfessionalismGrain>(engine.Region.Id.Value);
        foreach (var person in people.People)
        {
            var index = await grain.GetPerson(AsnId.Parse(person), null, null);
            Assert.Equal(
                indexes.Of(person),
                index is null ? null : new Recount.Cycle.RecountIndex(index.QualificationPoints, index.CompetencePoints, index.PerformancePoints, index.DisciplinePoints));
        }

        Assert.Equal(people.People.Count(p => indexes.Of(p) is not null), (await grain.GetFigures(null, includeChildren: true, null, null))!.People);
    }

    private static async Task CompareCostsAsync(EngineHost engine, Recount.Cycle.Budget budget, int year)
    {
        var grain = engine.Grains.GetGrain<ICostGrain>(engine.Region.Id.Value);
        var costs = (await grain.GetYear(year))!;
        Assert.Equal(budget.Region(year), Of(costs.Region));
        foreach (var program in Programs)
        {
            Assert.Equal(budget.Program(program, year), Of(costs.Programs.GetValueOrDefault(new ProgramId(program)) ?? CostFigures.None));
        }

        Assert.Equal(budget.Partner("UNI", year), Of(costs.Partners[new PartnerId("UNI")]));
        foreach (var (batch, cost) in await grain.GetBatches())
        {
            Assert.Equal(budget.Batch(batch.Value), Of(cost));
        }

        // Whole rupiah differ from the exact share by less than one a commitment, and add up to all of it.
        Assert.All(Agencies, a => Assert.True(Math.Abs((costs.Agencies.GetValueOrDefault(new AgencyId(a))?.Realised ?? 0) - budget.ShareOf(a, year)) < 12));
        Assert.Equal(costs.Region.Realised, costs.Agencies.Values.Sum(c => c.Realised) + costs.Unassigned.Realised);
        Assert.Equal(
            CostFigures.None.Plus(costs.Agencies.GetValueOrDefault(new AgencyId("B")) ?? CostFigures.None).Plus(costs.Agencies.GetValueOrDefault(new AgencyId("C")) ?? CostFigures.None),
            costs.AgenciesWithBelow[new AgencyId("B")]);
    }

    private static Recount.Cycle.RecountLift CountsOf(Lift lift) =>
        new((int)lift.Told.Numerator!, (int)lift.Told.Denominator!, (int)lift.HeldOut.Numerator!, (int)lift.HeldOut.Denominator!);

    private static Recount.Cycle.RecountCost Of(CostFigures cost) =>
        new(cost.Committed, cost.Realised, cost.RealisedApbd, cost.Contribution, cost.Completed, cost.Jp);
}
