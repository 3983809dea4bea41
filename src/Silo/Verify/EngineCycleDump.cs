using Bangkom.Grains.Budget;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Planning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Professionalism;
using Bangkom.Recount.CycleDump;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Verify;

/// <summary>Prints what the engine answers about the programme's cycle in the recount's format (<c>src/Recount/README.md</c>).</summary>
/// <param name="grains">The engine.</param>
/// <param name="region">The region.</param>
/// <param name="people">The recount's list of agencies, batches, partners, people and years.</param>
/// <param name="subjects">Its list of what only the cycle names.</param>
/// <param name="writer">Where to.</param>
internal sealed class EngineCycleDump(IGrainFactory grains, RegionInfo region, Recount.Recount people, CycleFigures subjects, TextWriter writer)
{
    private string All => region.Key("all");

    /// <summary>Prints everything.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await WriteNeedsAsync(cancellationToken);
        await WritePlansAsync();
        await WriteMoneyAsync();
        await WriteEvaluationAsync(cancellationToken);
        await WriteOutreachAsync();
        await WriteIndexesAsync(cancellationToken);
    }

    private async Task WriteNeedsAsync(CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<INeedsGrain>(All);
        var view = await grain.GetView();
        foreach (var (name, figures) in people.Agencies.Select(a => (a, view.Agencies.GetValueOrDefault(new AgencyId(a))?.Own ?? NeedFigures.None)).Append(("region", view.Whole)))
        {
            foreach (var t in figures.Tallies)
            {
                Put($"needs {name} {t.Competency}", t.Assessed, t.Required, t.Actual, t.Capped, t.GapSum, t.Open, t.Closed, t.Stated, t.Priority);
            }
        }

        foreach (var person in people.People)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var n in (await grain.GetPerson(AsnId.Parse(person))).Needs.OrderBy(n => n.Competency))
            {
                Put($"person {person} need {n.Competency}", n.Required, n.Actual, n.Gap, n.Priority, n.Stated, n.AroseOn, n.ClosedOn, n.ClosedBy);
            }
        }
    }

    private async Task WritePlansAsync()
    {
        foreach (var plan in subjects.Plans)
        {
            foreach (var o in (await grains.GetGrain<IPlansGrain>(All).GetPlan(new PlanId(plan)))?.Outcomes ?? [])
            {
                Put($"plan {plan} {o.Program}", o.PlannedBatches, o.PlannedPeople, o.PlannedNeeds, o.PlannedCostRupiah, o.Batches, o.Happened.ClosedNeeds);
            }
        }
    }

    private async Task WriteMoneyAsync()
    {
        var book = await grains.GetGrain<IBudgetGrain>(All).GetView();
        foreach (var (year, source) in subjects.BudgetYears.SelectMany(y => BudgetFigures.Sources(book, y), (y, s) => (y, s)))
        {
            Put($"budget {year} {WireNames.Of(source.Fund)}", source.Planned, source.Ceiling, source.Committed, source.Realised);
        }

        var grain = grains.GetGrain<ICostGrain>(region.Id.Value);
        foreach (var year in people.Years)
        {
            if (await grain.GetYear(year) is not { } costs)
            {
                continue;
            }

            PutCost($"cost region {year}", costs.Region);
            foreach (var (program, cost) in costs.Programs)
            {
                PutCost($"cost program {program} {year}", cost);
            }

            foreach (var (partner, cost) in costs.Partners)
            {
                PutCost($"cost partner {partner} {year}", cost);
            }

            foreach (var (agency, cost) in costs.Agencies.Where(a => a.Value with { ClosedGaps = null } != CostFigures.None))
            {
                Put($"cost agency {agency} {year}", cost.Committed, cost.Realised, cost.Completed, cost.Jp);
            }
        }

        foreach (var (batch, cost) in await grain.GetBatches())
        {
            PutCost($"cost batch {batch}", cost);
        }
    }

    private void PutCost(string path, CostFigures cost)
    {
        if (cost with { ClosedGaps = null } != CostFigures.None)
        {
            Put(path, cost.Committed, cost.Realised, cost.RealisedApbd, cost.Contribution, cost.Completed, cost.Jp);
        }
    }

    private async Task WriteEvaluationAsync(CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IEvaluationGrain>(All);
        foreach (var year in people.Years.Select(y => (int?)y).Prepend(null))
        {
            var groups = people.Agencies.Select(a => (GroupKind.Agency, a)).Concat(people.Agencies.Select(a => (GroupKind.AgencyWithChildren, a)))
                .Concat(people.Batches.Select(b => (GroupKind.Batch, b))).Concat(subjects.Programs.Select(p => (GroupKind.Program, p)))
                .Concat(people.Partners.Select(p => (GroupKind.Partner, p))).Prepend((GroupKind.Region, ""));
            foreach (var (kind, code) in groups)
            {
                cancellationToken.ThrowIfCancellationRequested();
                PutSatisfaction(
                    $"evaluation {char.ToLowerInvariant($"{kind}"[0])}{$"{kind}"[1..]} {(code.Length == 0 ? "-" : code)} {(year is null ? "all" : $"{year}")}",
                    await grain.GetSatisfaction(new EvaluationGroup(kind, code), year, null));
            }
        }

        foreach (var unit in await grain.GetServiceUnits(null, new Quarter(int.MinValue), new Quarter(int.MaxValue)))
        {
            foreach (var quarter in unit.Quarters)
            {
                Put($"ikm {unit.Definition.Unit} {quarter.Quarter}", quarter.Ikm.Index);
            }
        }
    }

    private void PutSatisfaction(string path, SatisfactionView view)
    {
        if ((view.Responses ?? 0) + view.Learning.Sum(l => l.People ?? 0) + view.Transfers.Sum(t => t.Rate.Denominator ?? 0) == 0)
        {
            return;
        }

        var learning = view.Learning.Select(l => l.People is { } pairs ? $"{pairs}:{EngineDump.Text(l.PreMean)}:{EngineDump.Text(l.PostMean)}" : "0");
        Put(
            path,
            view.Responses ?? 0,
            view.Index.Numerator ?? 0,
            string.Join(',', view.Recommend.IsEmpty ? Enumerable.Repeat(0, 11) : view.Recommend),
            string.Join(' ', learning),
            string.Join(' ', view.Transfers.Select(t => $"{EngineDump.Text(t.Rate.Numerator ?? 0)}/{EngineDump.Text(t.Rate.Denominator ?? 0)}")));
    }

    private async Task WriteOutreachAsync()
    {
        var grain = grains.GetGrain<IAudienceGrain>(region.Id.Value);
        foreach (var year in people.Years)
        {
            foreach (var ((agency, reason), count) in ((await grain.GetOutreach(null, includeChildren: true, year))?.Absent ?? []).CountBy(a => (a.Agency, WireNames.Of(a.Reason))))
            {
                Put($"absent {agency} {year} {reason}", count);
            }
        }

        foreach (var code in subjects.Campaigns)
        {
            if (await grain.GetCampaign(code) is { } campaign)
            {
                Put($"campaign {code} heldOut", string.Join(' ', campaign.Campaign.HeldOut.Select(p => p.ToString()).Order(StringComparer.Ordinal)));
                PutLift($"campaign {code} enrolment", campaign.Enrolment);
                PutLift($"campaign {code} completion", campaign.Completion);
            }
        }
    }

    private void PutLift(string path, Lift lift) => Put(path, lift.Told.Numerator, lift.Told.Denominator, lift.HeldOut.Numerator, lift.HeldOut.Denominator);

    private async Task WriteIndexesAsync(CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IProfessionalismGrain>(region.Id.Value);
        foreach (var agency in people.Agencies)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await grain.GetFigures(new AgencyId(agency), includeChildren: false, null, null) is not { People: > 0 } figures)
            {
                continue;
            }

            Put($"index {agency}", figures.People, figures.Complete);
            if (figures.Complete >= CycleFigures.Shown)
            {
                Put($"index {agency} points", figures.Qualification.Numerator, figures.Competence.Numerator, figures.Performance.Numerator, figures.Discipline.Numerator);
                continue;
            }

            foreach (var person in subjects.MembersOf(agency))
            {
                if (await grain.GetPerson(AsnId.Parse(person), null, null) is { } i)
                {
                    Put($"index {agency} {person}", i.QualificationPoints, i.CompetencePoints, i.PerformancePoints, i.DisciplinePoints);
                }
            }
        }
    }

    private void Put(string path, params object?[] values) => writer.Write($"{path} = {string.Join(' ', values.Select(EngineDump.Text))}\n");
}
