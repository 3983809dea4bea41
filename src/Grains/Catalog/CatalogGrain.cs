using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Policies;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Bangkom.Grains.Catalog;

/// <summary>What a region has defined: programmes, batches, partners, policies. For lists and searches. Key: region/all.</summary>
[Alias("bangkom.ICatalogGrain")]
public interface ICatalogGrain : IProjectionGrain
{
    /// <summary>Everything defined.</summary>
    [ReadOnly, Alias("GetView")]
    Task<CatalogView> GetView();
}

/// <summary>Everything defined.</summary>
/// <param name="Programs">By code.</param>
/// <param name="Batches">Plans by code.</param>
/// <param name="Cancelled">Batches that will not run.</param>
/// <param name="Partners">Names by code.</param>
/// <param name="Policies">Every dated rule ever defined; some are replaced by later ones.</param>
/// <param name="Position">Every definition up to here is in it.</param>
/// <param name="Activities">What the activities of partners' systems are, by partner and activity.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CatalogView")]
public sealed record CatalogView(
    [property: Id(0)] ImmutableSortedDictionary<ProgramId, ProgramDefined> Programs,
    [property: Id(1)] ImmutableSortedDictionary<BatchId, BatchPlan> Batches,
    [property: Id(2)] ImmutableHashSet<BatchId> Cancelled,
    [property: Id(3)] ImmutableSortedDictionary<PartnerId, string> Partners,
    [property: Id(4)] PolicyBook Policies,
    [property: Id(5)] long Position,
    [property: Id(6)] ImmutableSortedDictionary<PartnerId, ImmutableDictionary<string, ActivityMapped>> Activities)
{
    /// <summary>Where partners are told, with the position from which on.</summary>
    [Id(7)]
    public ImmutableArray<CatalogWebhook> Webhooks { get; init; } = [];

    /// <summary>Nothing defined.</summary>
    public static CatalogView Empty { get; } = new(
        ImmutableSortedDictionary<ProgramId, ProgramDefined>.Empty,
        ImmutableSortedDictionary<BatchId, BatchPlan>.Empty,
        [],
        ImmutableSortedDictionary<PartnerId, string>.Empty,
        PolicyBook.Empty,
        0,
        ImmutableSortedDictionary<PartnerId, ImmutableDictionary<string, ActivityMapped>>.Empty);

    /// <summary>The activities of one partner's systems.</summary>
    /// <param name="partner">The partner.</param>
    public ImmutableDictionary<string, ActivityMapped> ActivitiesOf(PartnerId partner) =>
        Activities.TryGetValue(partner, out var found) ? found : ImmutableDictionary<string, ActivityMapped>.Empty;
}

/// <summary>A webhook of a partner.</summary>
/// <param name="Definition">What was defined.</param>
/// <param name="Since">Position of the first definition since it was last removed: what happened before is not told.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CatalogWebhook")]
public sealed record CatalogWebhook([property: Id(0)] WebhookDefined Definition, [property: Id(1)] long Since)
{
    /// <summary>Position of this definition.</summary>
    [Id(2)]
    public long DefinedAt { get; init; } = Since;
}

/// <summary>The catalogue's fold.</summary>
internal sealed class CatalogState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 3;

    /// <summary>Everything defined.</summary>
    public CatalogView View { get; private set; } = CatalogView.Empty;

    public static CatalogState FromParts(IReadOnlyList<object> parts) => new() { View = (CatalogView)parts[0] };

    public void Apply(RecordedFact recorded)
    {
        View = recorded.Fact switch
        {
            ProgramDefined f => View with { Programs = View.Programs.SetItem(f.Program, f) },
            BatchScheduled f => View with { Batches = View.Batches.SetItem(f.Batch, f.Plan) },
            BatchChanged f => View with { Batches = View.Batches.SetItem(f.Batch, f.Plan) },
            BatchCancelled f => View with { Cancelled = View.Cancelled.Add(f.Batch) },
            PartnerDefined f => View with { Partners = View.Partners.SetItem(f.Partner, f.Name) },
            ActivityMapped f => View with { Activities = View.Activities.SetItem(f.Partner, View.ActivitiesOf(f.Partner).SetItem(f.Activity, f)) },
            ActivityUnmapped f => View with { Activities = View.Activities.SetItem(f.Partner, View.ActivitiesOf(f.Partner).Remove(f.Activity)) },
            WebhookDefined f => View with { Webhooks = Without(f.Partner, f.Webhook).Add(Defined(f, recorded.Position)) },
            WebhookRemoved f => View with { Webhooks = Without(f.Partner, f.Webhook) },
            PolicyDefined f => View with { Policies = View.Policies.With(f, recorded.Position) },
            _ => View,
        };
    }

    public IReadOnlyList<object> ToParts() => [View];

    /// <summary>One that is defined anew is told what it still waited for.</summary>
    private CatalogWebhook Defined(WebhookDefined webhook, long position) =>
        new(webhook, View.Webhooks.FirstOrDefault(w => Is(w, webhook.Partner, webhook.Webhook))?.Since ?? position) { DefinedAt = position };

    private static bool Is(CatalogWebhook known, PartnerId partner, string webhook) => known.Definition.Partner == partner && known.Definition.Webhook == webhook;

    private ImmutableArray<CatalogWebhook> Without(PartnerId partner, string webhook) =>
        View.Webhooks.RemoveAll(w => Is(w, partner, webhook));
}

/// <summary>Folds every definition.</summary>
[GrainType("catalog")]
internal sealed class CatalogGrain(ProjectionServices services, ILogger<CatalogGrain> logger)
    : ProjectionGrain<CatalogState>(services, logger), ICatalogGrain
{
    protected override int FoldVersion => CatalogState.FoldVersion;

    protected override StreamRange Range => StreamRange.Definitions;

    /// <inheritdoc/>
    public Task<CatalogView> GetView() => Task.FromResult(State.View with { Position = Position });

    protected override CatalogState Empty() => new();

    protected override CatalogState FromParts(IReadOnlyList<object> parts) => CatalogState.FromParts(parts);

    // The lane holds definitions alone, and every one of them belongs here.
    protected override bool Concerns(RecordedFact fact) => true;
}
