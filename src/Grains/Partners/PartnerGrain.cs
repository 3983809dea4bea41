using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Partners;

/// <summary>Folds a partner's stream. Whether an accepted item counts is asked of the agencies, which hold the people's records.</summary>
[GrainType("partner")]
internal sealed class PartnerGrain(ProjectionServices services, ILogger<PartnerGrain> logger)
    : ProjectionGrain<PartnerState>(services, logger), IPartnerGrain
{
    /// <summary>Items asked of an agency in one call.</summary>
    private const int AskMax = 10_000;

    private WatchTopic _watchers = null!;

    protected override int FoldVersion => PartnerState.FoldVersion;

    private PartnerId Partner => new(Code);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _watchers = new WatchTopic(Time);
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PartnerView?> GetView() => Task.FromResult(
        State.Name is { } name ? new PartnerView(Partner, name, State.Keys.Values.Count(k => k.IsLive), Position) : null);

    /// <inheritdoc/>
    public Task<PartnerKey?> FindKey(string keyId) => Task.FromResult(State.Keys.GetValueOrDefault(keyId));

    /// <inheritdoc/>
    public Task<ImmutableArray<PartnerKey>> GetKeys() => Task.FromResult(State.Keys.Values.ToImmutableArray());

    /// <inheritdoc/>
    public async Task<PartnerStatement> GetStatement(DateOnly? from, DateOnly? to)
    {
        var sums = State.Sums(from, to);
        var accepted = State.AcceptedBetween(from, to).ToArray();
        var asked = accepted
            .Where(a => !a.IsRevocation)
            .GroupBy(a => a.Agency)
            .SelectMany(g => g.Select(a => new CreditedFact(a.Person, a.Position)).Chunk(AskMax).Select(c => (Agency: g.Key, Facts: c)))
            .ToArray();
        var counted = 0;
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (accepted.Count(a => a.IsRevocation) is var revocations and > 0)
        {
            reasons[CountedResult.Revocation] = revocations;
        }

        foreach (var results in await Task.WhenAll(asked.Select(a => AgencyOf(a.Agency).GetCounted([.. a.Facts]))))
        {
            foreach (var result in results)
            {
                if (result.Counted)
                {
                    counted++;
                }
                else
                {
                    reasons[result.Reason!] = reasons.GetValueOrDefault(result.Reason!) + 1;
                }
            }
        }

        return sums with { Counted = counted, NotCounted = reasons.ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }

    /// <inheritdoc/>
    public Task<Page<ReceiptView>> GetReceipts(long? before, int first) => Task.FromResult(State.ReceiptsBefore(before, first));

    /// <inheritdoc/>
    public Task<ImmutableArray<ReceiptView>> GetReceiptsAfter(long after, int max) => Task.FromResult(State.ReceiptsAfter(after, max));

    /// <inheritdoc/>
    public Task<ReceiptView?> GetReceipt(long position) => Task.FromResult(State.FindReceipt(position));

    /// <inheritdoc/>
    public Task<Page<HeldView>> GetQuarantine(string? reason, long? after, int first) => SearchQuarantine(new HeldSearch(reason), after, first);

    /// <inheritdoc/>
    public Task<Page<HeldView>> SearchQuarantine(HeldSearch search, long? after, int first)
    {
        var matching = State.Held.Values.Where(h => IsMatch(h, search)).ToArray();
        var found = matching.Where(h => after is null || h.Position > after).Take(first + 1).ToArray();
        return Task.FromResult(new Page<HeldView>([.. found.Take(first)], found.Length > first, matching.Length));
    }

    /// <inheritdoc/>
    public Task<HeldView?> GetHeld(long position) => Task.FromResult(State.Held.GetValueOrDefault(position));

    /// <inheritdoc/>
    public Task<long> Watch(IChangeObserver observer) => Task.FromResult(_watchers.Renew(observer));

    /// <inheritdoc/>
    public Task Unwatch(IChangeObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    protected override PartnerState Empty() => new(Partner, Region.Zone);

    protected override PartnerState FromParts(IReadOnlyList<object> parts) => PartnerState.FromParts(Partner, Region.Zone, parts);

    protected override void Changed() => _watchers.Signal();

    private bool IsMatch(HeldView held, HeldSearch search)
    {
        var day = Region.Zone.DayOf(held.ReceivedAt);
        return (search.Reason is null || held.Reason == search.Reason)
            && (search.Text is not { } text || held.Key.Contains(text, StringComparison.OrdinalIgnoreCase) || held.Message.Contains(text, StringComparison.OrdinalIgnoreCase))
            && !(day < search.From)
            && !(day > search.To);
    }

    private IAgencyGrain AgencyOf(AgencyId agency) => GrainFactory.GetGrain<IAgencyGrain>(Region.Key(agency.Value));
}
