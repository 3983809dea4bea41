using System.Collections.Immutable;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Batches;

/// <summary>What a superior has to decide. Key: the region's code.</summary>
[Alias("bangkom.IApprovalsGrain")]
public interface IApprovalsGrain : IGrainWithStringKey
{
    /// <summary>Accepted invitations that wait for a superior, the earliest first.</summary>
    /// <param name="superior">Who decides.</param>
    [Alias("GetDue")]
    Task<ImmutableArray<DueApproval>> GetDue(AsnId superior);
}

/// <summary>An accepted invitation that waits for a superior.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Name">Name of who wants to go: whoever decides for them must know it; null once erased.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DueApproval")]
public sealed record DueApproval([property: Id(0)] Invitation Invitation, [property: Id(1)] string? Name)
{
    /// <summary>The type alone: a name stands in no log.</summary>
    public override string ToString() => nameof(DueApproval);
}

/// <summary>Asks the batches that are not over; it keeps nothing.</summary>
[StatelessWorker, GrainType("approvals")]
internal sealed class ApprovalsGrain(RegionInfo region, RosterReader roster, TimeProvider time) : Grain, IApprovalsGrain
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<DueApproval>> GetDue(AsnId superior)
    {
        var today = region.Today(time);
        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(region.Key(StreamId.All)).GetView();
        var batches = catalog.Batches.Where(b => !catalog.Cancelled.Contains(b.Key) && !PlanRules.IsOver(b.Value, today)).Select(b => b.Key);
        var answers = await Task.WhenAll(batches.Select(b => GrainFactory.GetGrain<IBatchGrain>(region.Key(b.Value)).GetInvitations(int.MaxValue)));
        var accepted = answers.SelectMany(i => i).Where(i => i.State == InvitationState.Accepted).ToList();
        return await roster.ReadAsync<ImmutableArray<DueApproval>>(r =>
        [
            .. accepted.Where(i => Approvers.Of(i.Person, r, today) == superior)
                .OrderBy(i => i.InvitedOn).ThenBy(i => i.Batch).ThenBy(i => i.Person)
                .Select(i => new DueApproval(i, r.People[i.Person].Name)),
        ]);
    }
}
