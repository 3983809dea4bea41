using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.People;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Push;

namespace Bangkom.PartnerApi.Tests.Doors;

/// <summary>A small ledger in memory: it keeps identities, knows who exists, and can be told to fail.</summary>
internal sealed class MemoryLedger : ILedger, IPreview, ICreditReader
{
    private readonly Dictionary<(string, string), (string Content, long Position)> _items = [];
    private readonly HashSet<string> _people = [];
    private readonly HashSet<string> _agencies = [];
    private static readonly AsnId Somebody = AsnId.New();
    private long _position = 9_007_199_254_740_993;

    public List<AppendRequest> Requests { get; } = [];

    public List<AppendRequest> Previews { get; } = [];

    /// <summary>What the next calls answer instead, in order.</summary>
    public Queue<Func<CancellationToken, Task<AppendResult>>> Failures { get; } = new();

    public bool IsVisible { get; set; } = true;

    public Exception? CreditFailure { get; set; }

    public int Facts => _items.Count;

    /// <summary>Completes with the first request.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Knows(params ReadOnlySpan<string> nips)
    {
        foreach (var nip in nips)
        {
            _people.Add(nip);
        }
    }

    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Asked.TrySetResult();
        if (Failures.TryDequeue(out var failure))
        {
            return failure(cancellationToken);
        }

        var results = request.Items.Select(item => Decide(request.Source, item)).ToImmutableArray();
        return Task.FromResult(new AppendResult(AppendOutcome.Done, request.WantsReceipt ? ++_position : null, results));
    }

    public Task<ImmutableArray<long>> FindHeldAsync(string source, ImmutableArray<string> keys, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<long>.Empty);

    public Task<ImmutableArray<ItemResult>> PreviewAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        Previews.Add(request);
        return Task.FromResult(request.Items.Select(_ => new ItemResult(ItemStatus.Accepted, null, false)).ToImmutableArray());
    }

    /// <summary>Every even position counts.</summary>
    public Task<ImmutableArray<CountedResult>> CountedAsync(AgencyId agency, ImmutableArray<CreditedFact> facts, CancellationToken cancellationToken) =>
        CreditFailure is null
            ? Task.FromResult(facts.Select(f => f.Position % 2 == 0 ? new CountedResult(true, null) : new CountedResult(false, "DUPLICATE")).ToImmutableArray())
            : Task.FromException<ImmutableArray<CountedResult>>(CreditFailure);

    private ItemResult Decide(string source, Submission item)
    {
        var content = Convert.ToHexString(item.Content);
        if (_items.TryGetValue((source, item.Key), out var first))
        {
            return first.Content == content
                ? new ItemResult(ItemStatus.Repeated, first.Position, IsVisible, Person: Somebody, Agency: new AgencyId("DINKES"))
                : new ItemResult(ItemStatus.Quarantined, ++_position, false, "CONFLICT", null, "An accepted item has this key.");
        }

        if (Refuse(item) is { } refused)
        {
            return refused;
        }

        _items[(source, item.Key)] = (content, ++_position);
        return new ItemResult(ItemStatus.Accepted, _position, IsVisible, Person: Somebody, Agency: new AgencyId("DINKES"));
    }

    private ItemResult? Refuse(Submission item)
    {
        switch (item.Command)
        {
            case InvalidItem invalid:
                return new ItemResult(ItemStatus.Quarantined, ++_position, false, "INVALID", invalid.Field, invalid.Message);
            case CompleteItem { Nip: { } nip } when !_people.Contains(nip):
                return new ItemResult(ItemStatus.Quarantined, ++_position, false, "UNKNOWN_PERSON", "nip", "Nobody has this NIP.");
            case RosterRow { SuperiorNip: { } superior } when !_people.Contains(superior):
                return new ItemResult(ItemStatus.Refused, null, false, "UNKNOWN_SUPERIOR", "superiorNip", "Import the superior first.");
            case AgencyRow { Parent: { } parent } when !_agencies.Contains(parent.Value):
                return new ItemResult(ItemStatus.Refused, null, false, "UNKNOWN_PARENT", "parent", "Import the parent first.");
            case RosterRow row:
                _people.Add(row.Nip);
                return null;
            case AgencyRow agency:
                _agencies.Add(agency.Agency.Value);
                return null;
            default:
                return null;
        }
    }
}
