using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Ledger;

/// <summary>What a group is about to store: rows with the facts behind them, at the positions they will have.</summary>
/// <param name="head">The head before the group.</param>
/// <param name="recordedAt">When the group is recorded.</param>
/// <param name="memory">The writer's memory, which folds what is staged.</param>
internal sealed class GroupStage(LedgerHead head, DateTimeOffset recordedAt, LedgerMemory memory)
{
    private long _position = head.Position;

    /// <summary>When the group is recorded; never earlier than what was recorded before.</summary>
    public DateTimeOffset RecordedAt { get; } = recordedAt > head.RecordedAt ? recordedAt : head.RecordedAt;

    /// <summary>The last position given out.</summary>
    public long Position => _position;

    /// <summary>Decided facts, in order; rows with a key may be left out by the store.</summary>
    public List<StagedFact> Facts { get; } = [];

    /// <summary>What follows from the store's answer: held items, replays, repairs, receipts.</summary>
    public List<StagedFact> Closing { get; } = [];

    /// <summary>People whose personal parts are emptied.</summary>
    public List<AsnId> Erased { get; } = [];

    /// <summary>Stages an item's facts; the first one holds the item's identity.</summary>
    public ImmutableArray<StagedFact> Stage(WorkItem item, ImmutableArray<NewFact> facts)
    {
        var staged = ImmutableArray.CreateBuilder<StagedFact>(facts.Length);
        for (var i = 0; i < facts.Length; i++)
        {
            var fact = facts[i];
            var first = i == 0;
            var one = Make(fact, item.Identity.Source, first ? item.Identity.Key : null, first ? item.Content : null, first ? item.Raw : null);
            Facts.Add(one);
            staged.Add(one);
            if (fact.Fact is PersonErased erased)
            {
                Erased.Add(erased.Person);
            }
        }

        return staged.MoveToImmutable();
    }

    /// <summary>Stages a fact of the writer's own.</summary>
    public StagedFact Close(Fact fact, DateTimeOffset occurredAt, string source, PersonalPart? personal = null, byte[]? raw = null)
    {
        var staged = Make(new NewFact(fact, occurredAt, personal), source, key: null, content: null, raw);
        Closing.Add(staged);
        return staged;
    }

    private StagedFact Make(NewFact made, string source, string? key, byte[]? content, byte[]? raw)
    {
        var position = ++_position;
        var fact = made.Fact;
        var lane = Lanes.Of(fact);
        if (lane is Lane.Definition or Lane.Roster)
        {
            // Folded first: a new member's agency is among the fact's own streams.
            memory.Roster.Apply(new RecordedFact(position, RecordedAt, made.OccurredAt, source, key, FactTargets.Everyone, fact, made.Personal));
        }

        var targets = Targeting.Of(fact, source, memory.Roster);
        if (fact is CompletionCorrected or CompletionRevoked or CompletionRecredited)
        {
            targets = targets with { Batches = [.. targets.Batches.Union(made.NamedBefore).Union(CorrectedBatches(fact))] };
        }

        if (fact is CompletionCorrected correction)
        {
            memory.NoteCorrection(correction);
        }

        return new StagedFact(
            new FactRow(position, RecordedAt, made.OccurredAt, lane, source, key, content, targets, FactJson.Write(fact),
                made.Personal is null ? null : FactJson.WritePersonal(made.Personal), raw),
            new RecordedFact(position, RecordedAt, made.OccurredAt, source, key, targets, fact),
            made.Certificate);
    }

    /// <summary>A re-credit brings the batches of all versions itself.</summary>
    private ImmutableArray<BatchId> CorrectedBatches(Fact fact) => fact switch
    {
        CompletionCorrected f => memory.CorrectedBatches(f.Of),
        CompletionRevoked f => memory.CorrectedBatches(f.Of),
        _ => [],
    };
}

/// <summary>A fact about to be stored.</summary>
/// <param name="Row">As the store takes it.</param>
/// <param name="Recorded">As the projections take it, without its personal part.</param>
/// <param name="Certificate">A certificate that the person owns from now on, or null.</param>
internal sealed record StagedFact(FactRow Row, RecordedFact Recorded, CertificateNumber? Certificate);
