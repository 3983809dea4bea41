using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("""
    A person gets a key, two at a time at most. With it they see figures and their own record, and answer what they are asked. A link for one
    errand is a key that expires today or tomorrow: put it behind the # of an address, which no server is sent.
    """)]
internal sealed class IssuePersonKeyInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    [Description("The last day on which it opens anything, at most a year from now; left out: a year.")]
    public DateOnly? ExpiresOn { get; set; }

    [JsonIgnore]
    [Ignore]
    internal string KeyId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    [JsonIgnore]
    [Ignore]
    internal string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    internal override Command ToCommand(InputCheck check) =>
        new IssuePersonKey(check.Person(Person), KeyId, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret))), ExpiresOn);
}

[Description("The key opens nothing from now on.")]
internal sealed class RevokePersonKeyInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    [Description("The part of the key before its last 64 digits, see `Person.keys`.")]
    public string KeyId { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new RevokePersonKey(check.Person(Person), KeyId);
}

[Name("IssuePersonKeyPayload")]
internal sealed class PersonKeyPayload(Answer answer, RegionDesk desk, IssuePersonKeyInput input) : Payload(answer, desk)
{
    public Task<PersonNode?> Person() => Read.PersonAsync(Known);

    [Description("The key's public part; null unless it was issued now.")]
    public string? KeyId => IsNew ? input.KeyId : null;

    [Description("The whole key, shown this once; null unless it was issued now.")]
    public string? Secret => IsNew ? $"bkp_{Known}_{input.KeyId}_{input.Secret}" : null;

    private bool IsNew => Answer.Outcome == Mutations.Outcome.Accepted;

    private AsnId? Known => AsnId.TryParse(Read.Desk.KeyOf(input.Person, NodeTypes.Person), out var person) ? person : null;
}
