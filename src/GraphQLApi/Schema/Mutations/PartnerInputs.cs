using System.Collections.Immutable;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Partners;
using Bangkom.Grains.Policies;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("A dated rule; one with the same kind, appliesTo and validFrom is replaced.")]
internal sealed class DefinePolicyInput : MutationInput
{
    public string Kind { get; set; } = null!;

    public string? AppliesTo { get; set; }

    [Description("In the kind's unit.")]
    public string Value { get; set; } = null!;

    public DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    [Description("The regulation.")]
    public string Source { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new DefinePolicy(Kind, AppliesTo, Value, ValidFrom, ValidTo, Source);
}

[Description("A partner exists; the latest name holds for all time.")]
internal sealed class DefinePartnerInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new DefinePartner(check.Code<PartnerId>(Code, "code"), Name);
}

[Description("A new key for a partner, or for one of its systems; at most two live ones.")]
internal sealed class IssuePartnerKeyInput : MutationInput
{
    public string Partner { get; set; } = null!;

    public string? System { get; set; }

    [Description("Addresses and networks that it may be used from, such as 203.0.113.0/24; left out: from anywhere.")]
    public IEnumerable<string>? Networks { get; set; }

    [Description("What it may do at the xAPI door; left out: store statements, strictly.")]
    public XapiTermsInput? Xapi { get; set; }

    // Random at every call, and no part of the content: a repeat is answered as one, and its own secret opens nothing.
    [JsonIgnore]
    [Ignore]
    internal string KeyId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    [JsonIgnore]
    [Ignore]
    internal string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    internal override Command ToCommand(InputCheck check) => new IssueKey(
        check.Code<PartnerId>(Partner, "partner"), System, KeyId, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret))), Networks?.ToImmutableArray())
    {
        Xapi = Xapi is null ? null : new XapiTerms(Xapi.Mode, Xapi.Scope),
    };
}

[Description("What a key may do at the xAPI door.")]
internal sealed class XapiTermsInput
{
    [Description("strict: one wrong statement refuses its whole request, as the specification wants it; partner: every well-formed request is taken, and what is wrong in it is held. Left out: strict.")]
    public string? Mode { get; set; }

    [Description("write: store statements; all: also read its own statements and documents. Left out: write.")]
    public string? Scope { get; set; }
}

[Description("The key opens nothing from now on.")]
internal sealed class RevokePartnerKeyInput : MutationInput
{
    public string Partner { get; set; } = null!;

    [Description("The part of the key after the partner's code.")]
    public string KeyId { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new RevokeKey(check.Code<PartnerId>(Partner, "partner"), KeyId);
}

[Description("The partner is told at an address of what happens to what it sends; the latest definition holds.")]
internal sealed class DefineWebhookInput : MutationInput
{
    public string Partner { get; set; } = null!;

    public string Code { get; set; } = null!;

    [Description("An absolute https address.")]
    public string Url { get; set; } = null!;

    [Description("receipt.processed, completion.counted, quarantine.grew; left out: all.")]
    public IEnumerable<string>? Events { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new DefineWebhook(check.Code<PartnerId>(Partner, "partner"), Code, Url, Events?.ToImmutableArray() ?? Grains.Facts.WebhookEvents.All);
}

[Description("The partner is told there no more.")]
internal sealed class RemoveWebhookInput : MutationInput
{
    public string Partner { get; set; } = null!;

    public string Code { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new RemoveWebhook(check.Code<PartnerId>(Partner, "partner"), Code);
}
