using System.Text.Json.Serialization;

namespace Bangkom.Grains.Facts;

/// <summary>
/// Something that happened: the ledger's <c>body</c>. Facts are immutable; a correction is a new fact that names the old one.
/// A stored sample of every kind is read back by a test: fields are only ever added, with a safe default.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RegionDefined), "regionDefined")]
[JsonDerivedType(typeof(AgencyDefined), "agencyDefined")]
[JsonDerivedType(typeof(AgencyRenamed), "agencyRenamed")]
[JsonDerivedType(typeof(AgencyMoved), "agencyMoved")]
[JsonDerivedType(typeof(AgencyMerged), "agencyMerged")]
[JsonDerivedType(typeof(PersonJoined), "personJoined")]
[JsonDerivedType(typeof(PersonTransferred), "personTransferred")]
[JsonDerivedType(typeof(EmploymentChanged), "employmentChanged")]
[JsonDerivedType(typeof(NipRenewed), "nipRenewed")]
[JsonDerivedType(typeof(PersonLeft), "personLeft")]
[JsonDerivedType(typeof(PersonErased), "personErased")]
[JsonDerivedType(typeof(PersonKeyIssued), "personKeyIssued")]
[JsonDerivedType(typeof(PersonKeyRevoked), "personKeyRevoked")]
[JsonDerivedType(typeof(ProgramDefined), "programDefined")]
[JsonDerivedType(typeof(BatchScheduled), "batchScheduled")]
[JsonDerivedType(typeof(BatchChanged), "batchChanged")]
[JsonDerivedType(typeof(BatchCancelled), "batchCancelled")]
[JsonDerivedType(typeof(Enrolled), "enrolled")]
[JsonDerivedType(typeof(WaitListed), "waitListed")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Attended), "attended")]
[JsonDerivedType(typeof(Invited), "invited")]
[JsonDerivedType(typeof(InvitationAnswered), "invitationAnswered")]
[JsonDerivedType(typeof(InvitationApproved), "invitationApproved")]
[JsonDerivedType(typeof(SessionPlanned), "sessionPlanned")]
[JsonDerivedType(typeof(CompletionRuleSet), "completionRuleSet")]
[JsonDerivedType(typeof(Assessed), "assessed")]
[JsonDerivedType(typeof(CertificateShared), "certificateShared")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(CompletionCorrected), "completionCorrected")]
[JsonDerivedType(typeof(CompletionRevoked), "completionRevoked")]
[JsonDerivedType(typeof(CompletionRecredited), "completionRecredited")]
[JsonDerivedType(typeof(PolicyDefined), "policyDefined")]
[JsonDerivedType(typeof(PartnerDefined), "partnerDefined")]
[JsonDerivedType(typeof(KeyIssued), "keyIssued")]
[JsonDerivedType(typeof(KeyRevoked), "keyRevoked")]
[JsonDerivedType(typeof(ItemQuarantined), "itemQuarantined")]
[JsonDerivedType(typeof(ItemRepaired), "itemRepaired")]
[JsonDerivedType(typeof(ItemReplayed), "itemReplayed")]
[JsonDerivedType(typeof(ReceiptRecorded), "receiptRecorded")]
[JsonDerivedType(typeof(AccountMapped), "accountMapped")]
[JsonDerivedType(typeof(AccountUnmapped), "accountUnmapped")]
[JsonDerivedType(typeof(ActivityMapped), "activityMapped")]
[JsonDerivedType(typeof(ActivityUnmapped), "activityUnmapped")]
[JsonDerivedType(typeof(KeyUsed), "keyUsed")]
[JsonDerivedType(typeof(WebhookDefined), "webhookDefined")]
[JsonDerivedType(typeof(WebhookRemoved), "webhookRemoved")]
[GenerateSerializer, Immutable, Alias("bangkom.Fact")]
public abstract record Fact
{
    /// <summary>Version of the kind's shape; every kind is at 1.</summary>
    [Id(0)]
    public int V { get; init; } = 1;
}
