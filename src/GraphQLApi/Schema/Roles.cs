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

    /// <summary>An ASN or a superior: sees figures and itself, and answers what it is asked; the claim <see cref="PersonClaim"/> names it.</summary>
    public const string Person = "person";

    /// <summary>Type of the claim that holds a person's surrogate id.</summary>
    public const string PersonClaim = "person";

    /// <summary>Type of the claim that holds a partner's code.</summary>
    public const string PartnerClaim = "partner";

    internal const string Figures = "administrator, reader, partner, person";

    internal const string Pushes = "administrator, partner";

    /// <summary>Who sees the needs of a single agency: where few work, they tell of persons.</summary>
    internal const string Planning = "administrator, reader";

    internal const string Answers = "administrator, person";

    /// <summary>The person that the reader is, or null.</summary>
    internal static AsnId? PersonOf(ClaimsPrincipal? user) =>
        user is not null && user.IsInRole(Person) && AsnId.TryParse(user.FindFirst(PersonClaim)?.Value, out var person) ? person : null;

    /// <summary>Who answers: a person for themselves; null = the administrator, for whom it is.</summary>
    /// <exception cref="GraphQLTransportException">Somebody else.</exception>
    internal static AsnId? AnswererOf(ClaimsPrincipal? user) =>
        user?.IsInRole(Administrator) == true ? null : PersonOf(user) ?? throw Forbidden();

    /// <summary>Whether the reader may see what a partner sent.</summary>
    internal static bool MaySee(this ClaimsPrincipal? user, PartnerId partner) =>
        user is not null && (user.IsInRole(Administrator) || (user.IsInRole(Partner) && user.HasClaim(PartnerClaim, partner.Value)));

    /// <summary>Whether the reader may see a person: the administrator everyone, a person themselves.</summary>
    internal static bool MaySee(this ClaimsPrincipal? user, AsnId person) =>
        user is not null && (user.IsInRole(Administrator) || PersonOf(user) == person);

    /// <summary>There is such an object, and it is not this reader's to see.</summary>
    internal static GraphQLTransportException Forbidden() =>
        new(GraphQLErrorCodes.Forbidden, "No right to this object.");
}
