using System.ComponentModel;
using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("PartnerKey")]
internal sealed class PartnerKeyNode(PartnerKey key)
{
    [Description("The key's public part.")]
    public string KeyId => key.KeyId;

    public string? System => key.System;

    public bool IsLive => key.IsLive;

    [Description("Networks that it may be used from; none: from anywhere.")]
    public IEnumerable<string> Networks => key.Networks;

    [Description("Addresses that it was used from, oldest first.")]
    public IEnumerable<KeyAddressNode> SeenFrom => key.SeenFrom.Select(a => new KeyAddressNode(a.Address, a.Since));
}

[Name("KeyAddress")]
internal sealed record KeyAddressNode(string Address, DateTimeOffset Since);
