using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("IssuePartnerKeyPayload")]
internal sealed class PartnerKeyPayload(Answer answer, RegionDesk desk, IssuePartnerKeyInput input) : Payload(answer, desk)
{
    public Task<PartnerNode?> Partner() => Read.PartnerAsync(CodeOf<PartnerId>(input.Partner));

    [Description("The key's public part; null unless it was issued now.")]
    public string? KeyId => IsNew ? input.KeyId : null;

    [Description("The whole key, shown this once; null unless it was issued now.")]
    public string? Secret => IsNew ? $"bk_{input.Partner}_{input.KeyId}_{input.Secret}" : null;

    [Description("The secret with which webhooks are signed, shown this once; null unless the key was issued now.")]
    public string? WebhookSecret => IsNew
        ? Grains.Partners.WebhookSecret.Show(Grains.Partners.WebhookSecret.OfKey(Read.Desk.Info.Secret, new PartnerId(input.Partner), input.KeyId))
        : null;

    private bool IsNew => Answer.Outcome == Mutations.Outcome.Accepted;
}
