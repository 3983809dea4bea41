using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.People;
using Orleans.Concurrency;

namespace Bangkom.Grains.Outreach;

/// <summary>Reads agencies, batches and enrolments when it is asked.</summary>
[StatelessWorker, GrainType("audience")]
internal sealed class AudienceGrain(RegionInfo region, RulesReader rules, EnrolmentReader enrolments, TimeProvider time) : Grain, IAudienceGrain
{
    private IOutreachGrain Outreach => GrainFactory.GetGrain<IOutreachGrain>(region.Key(StreamId.All));

    /// <inheritdoc/>
    public async Task<OutreachView?> GetOutreach(AgencyId? agency, bool includeChildren, int? year)
    {
        if (FiguresDate.Of(year, region.Today(time)) is not { } date)
        {
            return null;
        }

        var current = await rules.ReadAsync();
        var inForce = current.Policies.On(date.On);
        var people = (await MembersAsync(agency is { } one ? [one] : null, includeChildren, current, date)).Where(m => m.Record.InScope).ToList();
        var reasons = await Outreach.GetReasons(date.Year);
        return new OutreachView(
            date.On,
            people.Count,
            [
                .. people.Where(m => !m.Participated).OrderBy(m => m.Agency).ThenBy(m => m.Person)
                    .Select(m => new AbsentPerson(m.Person, m.Agency, reasons.GetValueOrDefault(new PersonInYear(m.Person, date.Year), AbsenceReason.NotRecorded))),
            ],
            [
                .. people.Where(IsAtRisk)
                    .Select(m => new PersonAtRisk(m.Person, m.Agency, m.Record.Jp, m.Record.Target!.Value, WayToTarget.Of(m.Record.Jp, m.Record.Target.Value, m.Employment, date.Year, inForce)!))
                    .OrderBy(p => p.Way.ActBy).ThenBy(p => p.Agency).ThenBy(p => p.Person),
            ]);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<AsnId>> FindAudience(AudienceRule rule)
    {
        var date = FiguresDate.Of(null, region.Today(time))!.Value;
        var people = await MembersAsync(rule.Agencies, includeChildren: true, await rules.ReadAsync(), date);
        return
        [
            .. people.Where(m => m.Record.InScope
                    && (rule.Statuses is not { } statuses || statuses.Contains(m.Employment.Status))
                    && (rule.Posts is not { } posts || posts.Contains(m.Employment.Post))
                    && (!rule.WithoutCompletion || !m.Participated)
                    && (!rule.AtRisk || IsAtRisk(m)))
                .Select(m => m.Person).Order(),
        ];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<DoubleBooking>> GetDoubleBookings()
    {
        var today = region.Today(time);
        var catalog = await CatalogAsync();
        var batches = catalog.Batches.Where(b => b.Value is { StartsOn: not null, EndsOn: { } ends } && ends >= today && !catalog.Cancelled.Contains(b.Key)).ToArray();
        var seated = await Task.WhenAll(batches.Select(b => GrainFactory.GetGrain<IBatchGrain>(region.Key(b.Key.Value)).GetSeated()));
        var byPerson = batches.Zip(seated).SelectMany(b => b.Second.Select(p => (Person: p, Batch: b.First.Key, b.First.Value)))
            .OrderBy(s => s.Value.StartsOn).ThenBy(s => s.Batch).GroupBy(s => s.Person).OrderBy(g => g.Key);
        return
        [
            .. from person in byPerson
               let seats = person.ToArray()
               from i in Enumerable.Range(0, seats.Length)
               from j in Enumerable.Range(i + 1, seats.Length - i - 1)
               where seats[j].Value.StartsOn <= seats[i].Value.EndsOn
               let to = seats[i].Value.EndsOn < seats[j].Value.EndsOn ? seats[i].Value.EndsOn : seats[j].Value.EndsOn
               select new DoubleBooking(person.Key, seats[i].Batch, seats[j].Batch, seats[j].Value.StartsOn!.Value, to!.Value),
        ];
    }

    /// <inheritdoc/>
    public async Task<CampaignView?> GetCampaign(string campaign)
    {
        if (await Outreach.GetCampaign(campaign) is not { } found)
        {
            return null;
        }

        var (terms, today) = (found.Terms, region.Today(time));
        var to = terms.OutcomeTo < today ? terms.OutcomeTo : today;
        var catalog = await CatalogAsync();
        var enrolled = (await enrolments.ReadAsync(found.Position, terms.On, terms.OutcomeTo))
            .Where(e => terms.Program is null || catalog.Batches.GetValueOrDefault(e.Batch)?.Program == terms.Program)
            .Select(e => e.Person).ToHashSet();
        var agencies = (await rules.ReadAsync()).Agencies.Agencies.Select(a => a.Agency);
        var completions = await Task.WhenAll(agencies.Select(a => GrainFactory.GetGrain<IAgencyGrain>(region.Key(a.Value)).GetCompletions(terms.On, to)));
        var completed = completions.SelectMany(c => c).Where(c => terms.Program is null || c.Program == terms.Program).Select(c => c.Person).ToHashSet();
        return new CampaignView(found, LiftOf(found, enrolled), LiftOf(found, completed), terms.OutcomeTo < today);
    }

    /// <inheritdoc/>
    public async Task<Awareness?> GetAwareness(AsnId person)
    {
        var grain = GrainFactory.GetGrain<IAsnGrain>(region.Key(person.ToString()));
        if (await grain.GetView() is not { } view || await grain.GetRecord(null) is not { } record)
        {
            return null;
        }

        var inForce = (await rules.ReadAsync()).Policies.On(record.Date.On);
        return new Awareness(
            person, record.Date.Year, record.Jp, record.Target,
            record.Target is { } target ? WayToTarget.Of(record.Jp, target, view.Employment, record.Date.Year, inForce) : null);
    }

    private static Lift LiftOf(Campaign campaign, HashSet<AsnId> did)
    {
        var heldOut = campaign.Terms.Audience.Where(campaign.HeldOut.Contains).ToArray();
        var told = campaign.Terms.Audience.Where(p => !campaign.HeldOut.Contains(p)).ToArray();
        return Lift.Of(told.Count(did.Contains), told.Length, heldOut.Count(did.Contains), heldOut.Length);
    }

    private static bool IsAtRisk(AgencyMemberView member) => member.Record is { InScope: true, Target: not null, Compliant: false } && !member.ForecastCompliant;

    private Task<CatalogView> CatalogAsync() => GrainFactory.GetGrain<ICatalogGrain>(region.Key(StreamId.All)).GetView();

    private async Task<IEnumerable<AgencyMemberView>> MembersAsync(ImmutableArray<AgencyId>? agencies, bool includeChildren, RegionRules current, FiguresDate date)
    {
        var tree = current.Agencies;
        var asked = agencies is not { } some ? tree.Agencies.Select(a => a.Agency)
            : includeChildren ? some.SelectMany(a => tree.DescendantsOn(a, date.On).Prepend(a)).Distinct()
            : some;
        var members = await Task.WhenAll(asked.Select(a => GrainFactory.GetGrain<IAgencyGrain>(region.Key(a.Value)).GetMembers(date)));
        return members.SelectMany(m => m);
    }
}
