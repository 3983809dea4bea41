using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>Decides a partner's held items anew, all that match.</summary>
internal static class ReplayAll
{
    private const int ItemsMax = 1_000;

    public static async Task<ReplayAllPayload> RunAsync(RegionDesk desk, ReplayAllQuarantinedInput input)
    {
        var check = new InputCheck(desk);
        check.Key(input.Key);
        var partner = check.Code<PartnerId>(input.Partner, "partner");
        if (check.Errors.Count > 0)
        {
            return new ReplayAllPayload(desk, input.Partner, [], false, check.Errors);
        }

        var page = await desk.Partner(partner).SearchQuarantine(new HeldSearch(input.Reason, input.Search), null, ItemsMax);
        if (page.Items.IsEmpty)
        {
            return new ReplayAllPayload(desk, input.Partner, [], false, []);
        }

        var result = await desk.Ledger.Append(new AppendRequest(
            Sources.Admin, null, desk.Time.GetUtcNow(), [.. page.Items.Select(h => new Submission($"replay-{h.Position}", [], new ReplayHeld(h.Position)))]));
        return result.Outcome == AppendOutcome.Done
            ? new ReplayAllPayload(desk, input.Partner, result.Results, page.HasMore, [])
            : throw new GraphQLTransportException(GraphQLErrorCodes.Unavailable, "The ledger is busy; nothing was stored: send again.", LedgerLimits.RetryAfterSeconds);
    }
}

[Name("ReplayAllQuarantinedPayload")]
internal sealed class ReplayAllPayload(RegionDesk desk, string partner, IReadOnlyList<ItemResult> results, bool hasMore, IReadOnlyList<IUserError> errors)
{
    public int Replayed => results.Count;

    public int Accepted => results.Count(r => r.Status == ItemStatus.Accepted);

    [Description("Still held, each with its reason.")]
    public int Quarantined => results.Count(r => r.Status == ItemStatus.Quarantined);

    [Description("True when more match than were replayed: send again.")]
    public bool HasMore => hasMore;

    public IEnumerable<IUserError> Errors => errors;

    public Task<PartnerNode?> Partner() => new Snapshot(desk).PartnerAsync(Codes.IsValid(partner) ? new PartnerId(partner) : null);
}
