using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Partners;
using Bangkom.Grains.Planning;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Demo;

/// <summary>
/// Fills an empty region once: agencies and people through the import doors, definitions through the ledger, three years of completions
/// through the push door, this year first. Every item has the same key at every start, so an interrupted seeding goes on and nothing
/// counts twice; once done it never runs again.
/// </summary>
internal sealed partial class DemoSeeder(
    DemoDoors doors, DemoKeys keys, IGrainFactory grains, RegionInfo region, IRegionSettings settings, TimeProvider time, ILogger<DemoSeeder> logger)
{
    private const string DaySetting = "demo.day";
    private const string DoneSetting = "demo.done";
    private const int PushItems = 1_000;

    /// <summary>The day that the region is made for: that of the first start.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DateOnly> DayAsync(CancellationToken cancellationToken)
    {
        if (await settings.GetAsync(DaySetting, cancellationToken) is { } stored)
        {
            return DateOnly.ParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var today = region.Today(time);
        await settings.SetAsync(DaySetting, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken);
        return today;
    }

    /// <summary>Seeds, unless it was done before.</summary>
    /// <param name="people">Everyone.</param>
    /// <param name="today">The day that the region is made for.</param>
    /// <param name="cancellationToken">Ends the seeding; the next start goes on.</param>
    public async Task SeedAsync(IReadOnlyList<DemoPerson> people, DateOnly today, CancellationToken cancellationToken)
    {
        if (await settings.GetAsync(DoneSetting, cancellationToken) is not null)
        {
            return;
        }

        var started = time.GetTimestamp();
        await doors.ImportAsync("/import/agencies", DemoFiles.Agencies(), cancellationToken);
        await doors.ImportAsync("/import/roster", DemoFiles.Roster(people, today), cancellationToken);
        LogStep(logger, "agencies and people", time.GetElapsedTime(started).TotalSeconds);
        await AppendAsync(DemoCatalog.Definitions(today).Concat(DemoCatalog.Partners.Select(p => (Command)new IssueKey(new PartnerId(p.Code), null, keys.KeyIdOf(p.Code), keys.HashOf(p.Code)))), cancellationToken);
        var (levels, answers) = DemoNeeds.Files(people, today);
        await doors.ImportAsync("/import/competencies", levels, cancellationToken);
        await doors.ImportAsync("/import/needs", answers, cancellationToken);
        LogStep(logger, "assessed levels and the survey of needs", time.GetElapsedTime(started).TotalSeconds);
        var history = new DemoHistory(people, today);
        foreach (var year in history.Years)
        {
            await PushAsync([.. history.Of(year)], cancellationToken);
            LogStep(logger, $"completions of {year}", time.GetElapsedTime(started).TotalSeconds);
        }

        await doors.ImportAsync("/import/roster", DemoFiles.Changes(people, today), cancellationToken);
        await EnrolAsync(history, today, cancellationToken);
        await AppendAsync([new MergeAgencies(new AgencyId(DemoAgencies.Merged), new AgencyId(DemoAgencies.MergedInto), new DateOnly(today.Year, 1, 1).AddDays(today.DayOfYear / 2))], cancellationToken);
        var desk = new DemoDesk(grains, region, time);
        await new DemoBudget(desk).SeedAsync(today, cancellationToken);
        await new DemoOutreach(desk).SeedAsync(today, cancellationToken);
        await doors.ImportAsync("/import/profiles", DemoProfiles.Csv(people, today), cancellationToken);
        LogStep(logger, "money, outreach and profiles", time.GetElapsedTime(started).TotalSeconds);
        await EvaluateAsync(history, today, cancellationToken);
        LogStep(logger, "answers and surveys", time.GetElapsedTime(started).TotalSeconds);
        await InviteAsync(desk, new DemoInvitations(people, today), cancellationToken);
        await PlanAsync(today, cancellationToken);
        await settings.SetAsync(DoneSetting, "1", cancellationToken);
        LogStep(logger, "all of the region", time.GetElapsedTime(started).TotalSeconds);
    }

    private Task PushAsync(IReadOnlyCollection<DemoItem> items, CancellationToken cancellationToken) =>
        Task.WhenAll(items.GroupBy(i => i.Partner).Select(async partner =>
        {
            foreach (var chunk in partner.Chunk(PushItems))
            {
                await doors.PushAsync(partner.Key, chunk, cancellationToken);
            }
        }));

    /// <summary>Enrolment and attendance of this year's batches.</summary>
    private async Task EnrolAsync(DemoHistory history, DateOnly today, CancellationToken cancellationToken)
    {
        var ledger = grains.GetGrain<ILedgerGrain>(region.Id.Value);
        var commands = new List<Command>();
        foreach (var batch in DemoCatalog.Batches(today).Where(b => b.StartsOn is { } starts && starts.Year == today.Year && starts <= today.AddDays(21)))
        {
            var enrolledOn = batch.StartsOn!.Value.AddDays(-14) < today ? batch.StartsOn.Value.AddDays(-14) : today;
            var number = 0;
            foreach (var person in history.ParticipantsOf(batch))
            {
                if (await ledger.FindByNip(person.Nip) is not { } id)
                {
                    continue;
                }

                commands.Add(new EnrolPerson(id, new BatchId(batch.Code), enrolledOn));
                if (batch.StartsOn <= today && number++ % 12 != 11)
                {
                    commands.Add(new AttendPerson(id, new BatchId(batch.Code), batch.StartsOn.Value));
                }
            }
        }

        await AppendAsync(commands, cancellationToken);
    }

    /// <summary>Invites to the next batches.</summary>
    private async Task InviteAsync(DemoDesk desk, DemoInvitations invitations, CancellationToken cancellationToken)
    {
        var ledger = grains.GetGrain<ILedgerGrain>(region.Id.Value);
        await AppendAsync(invitations.Definitions(), cancellationToken);
        foreach (var (batch, people) in invitations.Invitations())
        {
            var ids = ImmutableArray.CreateBuilder<AsnId>();
            foreach (var person in people)
            {
                if (await ledger.FindByNip(person.Nip) is { } id)
                {
                    ids.Add(id);
                }
            }

            await AppendAsync(invitations.Commands(batch, ids.ToImmutable()), cancellationToken);
            foreach (var person in DemoInvitations.Approved(ids))
            {
                DemoDesk.Expect((await grains.GetGrain<IBatchGrain>(region.Key(batch.Value)).Approve(person, agrees: true, by: null, desk.KeyOf($"approve/{batch.Value}/{person}"))).Result);
            }
        }
    }

    /// <summary>Adopts next year's plan from what is open by now.</summary>
    private async Task PlanAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var (plan, name, request) = DemoNeeds.Plan(today);
        var item = new ItemKey($"demo/plan/{plan.Value}", ContentHash.Of(region.Secret, "demoPlan", plan.Value), time.GetUtcNow());
        var result = await grains.GetGrain<IPlansGrain>(region.Key("all")).Adopt(plan, name, request, item).WaitAsync(cancellationToken);
        if (result.Outcome != AppendOutcome.Done || result.Results[0].Status == ItemStatus.Refused)
        {
            throw new InvalidOperationException($"The plan was not stored: {result.Outcome} {result.Results.FirstOrDefault()?.Reason}");
        }
    }

    /// <summary>Answers in the order of their days, as they came; somebody who had left by then did not answer.</summary>
    private async Task EvaluateAsync(DemoHistory history, DateOnly today, CancellationToken cancellationToken)
    {
        await AppendAsync(DemoEvaluation.Questionnaires().Concat(new DemoServices(today).Commands()), cancellationToken);
        var (evaluation, ledger) = (new DemoEvaluation(history, today, region.Secret), grains.GetGrain<ILedgerGrain>(region.Id.Value));
        var (answers, ids) = (new List<(DateOnly On, Command Command)>(), new Dictionary<string, AsnId?>());
        foreach (var batch in evaluation.Batches)
        {
            foreach (var person in evaluation.ParticipantsOf(batch))
            {
                if (!ids.TryGetValue(person.Nip, out var known))
                {
                    ids[person.Nip] = known = await ledger.FindByNip(person.Nip);
                }

                answers.AddRange(known is { } id ? evaluation.Of(batch, person, id) : []);
            }
        }

        await AppendAsync(answers.OrderBy(a => a.On).Select(a => a.Command), cancellationToken, mayRefuse: true);
    }

    private async Task AppendAsync(IEnumerable<Command> commands, CancellationToken cancellationToken, bool mayRefuse = false)
    {
        var ledger = grains.GetGrain<ILedgerGrain>(region.Id.Value);
        foreach (var chunk in commands.Chunk(PushItems))
        {
            var items = chunk.Select(c => ContentOf(c) is var content ? new Submission($"demo/{Convert.ToHexStringLower(content)}", content, c) : null!).ToImmutableArray();
            var result = await ledger.Append(new AppendRequest(Sources.Admin, null, time.GetUtcNow(), items)).WaitAsync(cancellationToken);
            if (result.Outcome != AppendOutcome.Done)
            {
                throw new InvalidOperationException($"The ledger is {result.Outcome}: the seeding goes on later.");
            }

            if (!mayRefuse && result.Results.FirstOrDefault(r => r.Status == ItemStatus.Refused) is { } refused)
            {
                throw new InvalidOperationException($"The ledger refused a definition: {refused.Reason} {refused.Field} {refused.Message}");
            }
        }
    }

    private byte[] ContentOf(Command command) => ContentHash.Of(region.Secret, command.GetType().Name, command.ToString());

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo: {Step} are in after {Seconds:0.0} s.")]
    private static partial void LogStep(ILogger logger, string step, double seconds);
}
