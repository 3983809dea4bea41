using System.Security.Claims;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Ids;

namespace Bangkom.GraphQLApi.Schema;

/// <summary>What a reader may be, in claims of the type <see cref="ClaimTypes.Role"/>.</summary>
public static class Roles
{
    /// <summary>Sees and changes everything.</summary>
    public const string Administrator = "administrator";

    /// <summary>Sees figures, no people.</summary>
    public const string Reader = "reader";

    /// <summary>Sees figures and what it sent itself; the claim <see cref="PartnerClaim"/> names it.</summary>
    public const string Partner = "partner";

    /// <summary>Type of the claim that holds a partner's code.</summary>
    public const string PartnerClaim = "partner";

    internal const string Figures = "administrator, reader, partner";

    internal const string Pushes = "administrator, partner";

    /// <summary>Whether the reader may see what a partner sent.</summary>
    internal static bool MaySee(this ClaimsPrincipal? user, PartnerId partner) =>
        user is not null && (user.IsInRole(Administrator) || (user.IsInRole(Partner) && user.HasClaim(PartnerClaim, partner.Value)));

    /// <summary>There is such an object, and it is not this reader's to see.</summary>
    internal static GraphQLTransportException Forbidden() =>
        new(GraphQLErrorCodes.Forbidden, "No right to this object.");
}
