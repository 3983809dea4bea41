using System.ComponentModel;
using Bangkom.Grains.Roster;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("PersonKey")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class PersonKeyNode(PersonKey key, DateOnly today)
{
    [Description("The key's public part.")]
    public string KeyId => key.KeyId;

    [Description("The last day on which it opens anything.")]
    public DateOnly ExpiresOn => key.ExpiresOn;

    [Description("False once revoked or expired. It opens nothing either while the person is a member of no agency.")]
    public bool IsLive => key.IsLiveOn(today);
}
