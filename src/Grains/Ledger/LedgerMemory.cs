using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Ledger;

/// <summary>All that the writer remembers: reference data, held items, and where the streams of deciding grains stand.</summary>
/// <param name="roster">Reference data.</param>
internal sealed class LedgerMemory(RegionRoster roster)
{
    private readonly Dictionary<StreamId, long> _streams = [];
    private readonly Dictionary<long, ImmutableArray<BatchId>> _corrected = [];

    /// <summary>Reference data.</summary>
    public RegionRoster Roster { get; } = roster;

    /// <summary>The quarantine.</summary>
    public HeldItems Held { get; } = new();

    /// <summary>Last position of a deciding grain's stream since this writer started; null = none since.</summary>
    public long? LastOf(StreamId stream) => _streams.TryGetValue(stream, out var position) ? position : null;

    /// <summary>Remembers that a stream has moved on.</summary>
    public void Note(RecordedFact fact)
    {
        foreach (var stream in StreamId.DecidedOver(fact))
        {
            _streams[stream] = fact.Position;
        }
    }

    /// <summary>Batches that corrections of a completion have named: whatever happens to it later, they must be told.</summary>
    /// <param name="completion">Position of the <see cref="Completed"/>.</param>
    public ImmutableArray<BatchId> CorrectedBatches(long completion) => _corrected.GetValueOrDefault(completion, []);

    /// <summary>A correction names a batch.</summary>
    public void NoteCorrection(CompletionCorrected correction)
    {
        if (correction.Content.Batch is { } batch && !CorrectedBatches(correction.Of).Contains(batch))
        {
            _corrected[correction.Of] = CorrectedBatches(correction.Of).Add(batch);
        }
    }

    /// <summary>Folds a stored fact while the writer starts.</summary>
    /// <param name="recorded">The fact with its personal part.</param>
    public void Restore(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case ItemQuarantined held:
                Held.Hold(ToHeld(held, recorded.Position, recorded.Personal));
                break;
            case CompletionCorrected correction:
                NoteCorrection(correction);
                break;
            case ItemRepaired repaired:
                Held.Release(repaired.Of);
                break;
            case ItemReplayed replayed:
                Held.Release(replayed.Of);
                break;
            default:
                Roster.Apply(recorded);
                break;
        }
    }

    /// <summary>A quarantined item as the writer remembers it.</summary>
    public static HeldItem ToHeld(ItemQuarantined fact, long position, PersonalPart? personal) =>
        new(position, fact.Partner, fact.ItemSource, fact.ItemKey, fact.Content, fact.Reason, fact.Message,
            WaitsFor(fact, personal), personal?.Nip, fact.ReceivedAt, fact.Receipt, personal?.Account);

    private static string? WaitsFor(ItemQuarantined fact, PersonalPart? personal) => fact.WaitsFor switch
    {
        WaitKeys.OwnNip => personal?.Nip is { } nip ? WaitKeys.Nip(nip) : null,
        WaitKeys.OwnAccount => personal?.Account is { } account ? WaitKeys.Account(fact.Partner, account) : null,
        var named => named,
    };

    /// <summary>What a fact may resolve for held items.</summary>
    /// <param name="recorded">A fact that was just stored.</param>
    public IEnumerable<string> Resolves(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case Completed completed when recorded.Key is { } key:
                yield return WaitKeys.Item(recorded.Source, key);
                if (completed.Activity is { } done)
                {
                    yield return WaitKeys.Completion(recorded.Source, completed.Person, done);
                    yield return WaitKeys.PartnerCompletion(recorded.Source, completed.Person, done);
                }

                break;
            case AccountMapped mapped:
                // A fact about to be delivered has no personal part, but the roster knows what was mapped.
                foreach (var (partner, account) in Roster.Mappings.AccountsOf(mapped.Person))
                {
                    yield return WaitKeys.Account(partner, account);
                }

                break;
            case ActivityMapped mapped:
                yield return WaitKeys.Activity(mapped.Partner, mapped.Activity);
                break;
            case ProgramDefined program:
                yield return WaitKeys.Program(program.Program);
                break;
            case BatchScheduled batch:
                yield return WaitKeys.Batch(batch.Batch);
                break;
            case PersonFact person when Lanes.Of(person) == Storage.Lane.Roster && Roster.TryFind(person.Person, out var entry):
                foreach (var nip in entry.Nips)
                {
                    yield return WaitKeys.Nip(nip);
                }

                break;
        }
    }
}
