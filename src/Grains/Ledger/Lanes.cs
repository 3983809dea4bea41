using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger;

/// <summary>The lane of each kind of fact.</summary>
internal static class Lanes
{
    /// <summary>The lane of a fact.</summary>
    /// <param name="fact">The fact.</param>
    public static Lane Of(Fact fact) => fact switch
    {
        RegionDefined or AgencyDefined or AgencyRenamed or AgencyMoved or AgencyMerged or PolicyDefined
            or ProgramDefined or BatchScheduled or BatchChanged or BatchCancelled
            or PartnerDefined or KeyIssued or KeyRevoked or ActivityMapped or ActivityUnmapped
            or WebhookDefined or WebhookRemoved
            or CompetencyDefined or NeedsSurveyDefined => Lane.Definition,
        PersonJoined or PersonTransferred or EmploymentChanged or NipRenewed or PersonLeft or PersonErased
            or AccountMapped or AccountUnmapped or PersonKeyIssued or PersonKeyRevoked => Lane.Roster,
        ItemQuarantined or ItemRepaired or ItemReplayed => Lane.Held,
        CompletionCorrected => Lane.Corrected,
        CycleFact => Lane.Cycle,
        _ => Lane.Event,
    };
}
