using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Projections;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Outreach;

/// <summary>Folds outreach and decides over it.</summary>
[GrainType(OutreachFact.StreamName)]
internal sealed class OutreachGrain(ProjectionServices services, ILogger<OutreachGrain> logger) : CycleGrain<OutreachState>(services, logger), IOutreachGrain
{
    protected override int FoldVersion => OutreachState.FoldVersion;

    /// <inheritdoc/>
    public Task<Campaign?> GetCampaign(string campaign) => Task.FromResult(State.Campaigns.GetValueOrDefault(campaign));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> GetCampaigns() => Task.FromResult<ImmutableArray<string>>([.. State.Campaigns.Keys]);

    /// <inheritdoc/>
    public Task<ImmutableDictionary<PersonInYear, AbsenceReason>> GetReasons(int year) =>
        Task.FromResult(State.Reasons.Where(r => r.Key.Year == year).ToImmutableDictionary());

    /// <inheritdoc/>
    public Task<AppendResult> Explain(ExplainAbsence command, ItemKey item) => DecideAsync(item, () => command);

    /// <inheritdoc/>
    public Task<AppendResult> Launch(LaunchCampaign command, ItemKey item) => DecideAsync(item, () => State.Campaigns.ContainsKey(command.Terms.Campaign)
        ? new Settled("CAMPAIGN_EXISTS", "campaign", "There is a campaign with this code already: take another code.")
        : command);

    /// <inheritdoc/>
    public Task<AppendResult> Tell(TellPeople command, ItemKey item) =>
        DecideAsync(item, () => command.ProblemIn(State) is { } problem ? problem : command);

    protected override OutreachState Empty() => new();

    protected override OutreachState FromParts(IReadOnlyList<object> parts) => OutreachState.FromParts(parts);
}
