using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>
/// Which streams a fact belongs to: decided once, by the writer, after the fact is folded, and stored with it.
/// </summary>
public static class Targeting
{
    /// <summary>The streams of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="source">Its source: completions also belong to the stream of the partner that sent them.</param>
    /// <param name="roster">The roster that has folded it.</param>
    public static FactTargets Of(Fact fact, string source, RegionRoster roster)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(roster);
        return fact switch
        {
            Completed f => OfCompletion(f.Person, f.Content.Batch, source, roster),
            CompletionCorrected f => OfCompletion(f.Person, f.Content.Batch, source, roster),
            CompletionRevoked f => OfCompletion(f.Person, null, source, roster),
            Enrolled f => new FactTargets(f.Person, [f.Agency]) { Batches = [f.Batch] },
            WaitListed f => new FactTargets(f.Person, [f.Agency]) { Batches = [f.Batch] },
            Withdrawn f => new FactTargets(f.Person, []) { Batches = [f.Batch] },
            Attended f => new FactTargets(f.Person, [f.Agency]) { Batches = [f.Batch] },
            // No figure changes, so no agency is told.
            Invited f => new FactTargets(f.Person, []) { Batches = [f.Batch] },
            InvitationAnswered f => new FactTargets(f.Person, []) { Batches = [f.Batch] },
            InvitationApproved f => new FactTargets(f.Person, []) { Batches = [f.Batch] },
            Assessed f => new FactTargets(f.Person, []) { Batches = [f.Batch] },
            SessionPlanned f => new FactTargets(null, []) { Batches = [f.Batch] },
            CompletionRuleSet f => new FactTargets(null, []) { Batches = [f.Batch] },
            CertificateShared f => new FactTargets(f.Person, []),
            AccountMapped f => new FactTargets(f.Person, [], Partner: f.Partner),
            AccountUnmapped f => new FactTargets(f.Person, [], Partner: f.Partner),
            PersonKeyIssued f => new FactTargets(f.Person, []),
            PersonKeyRevoked f => new FactTargets(f.Person, []),
            PersonFact f => OfPerson(f.Person, roster),
            CycleFact f => new FactTargets(f.About, []) { Batches = f.ToldBatches },
            // Reference data of needs: no agency counts with it.
            CompetencyDefined or NeedsSurveyDefined => new FactTargets(null, []),
            ProgramDefined f => FactTargets.Everyone with { Program = f.Program },
            BatchScheduled f => OfBatch(f.Batch, f.Plan),
            BatchChanged f => OfBatch(f.Batch, f.Plan),
            BatchCancelled f => roster.TryFind(f.Batch, out var plan) ? OfBatch(f.Batch, plan) : new FactTargets(null, []) { Batches = [f.Batch] },
            PartnerDefined f => OfPartner(f.Partner),
            KeyIssued f => OfPartner(f.Partner),
            KeyRevoked f => OfPartner(f.Partner),
            KeyUsed f => OfPartner(f.Partner),
            WebhookDefined f => OfPartner(f.Partner),
            WebhookRemoved f => OfPartner(f.Partner),
            ActivityMapped f => OfPartner(f.Partner),
            ActivityUnmapped f => OfPartner(f.Partner),
            ItemQuarantined f => OfPartner(f.Partner),
            ItemRepaired f => OfPartner(f.Partner),
            ItemReplayed f => OfPartner(f.Partner),
            ReceiptRecorded f => OfPartner(f.Partner),
            _ => FactTargets.Everyone,
        };
    }

    private static FactTargets OfPerson(AsnId person, RegionRoster roster) =>
        new(person, roster.TryFind(person, out var entry) ? entry.Agencies : []);

    private static FactTargets OfCompletion(AsnId person, BatchId? batch, string source, RegionRoster roster) =>
        OfPerson(person, roster) with { Batches = batch is { } named ? [named] : [], Partner = Sources.PartnerOf(source) };

    private static FactTargets OfBatch(BatchId batch, BatchPlan plan) =>
        new(null, [], Program: plan.Program, Partner: plan.Partner) { Batches = [batch] };

    private static FactTargets OfPartner(PartnerId? partner) => new(null, ImmutableArray<AgencyId>.Empty, Partner: partner);
}
