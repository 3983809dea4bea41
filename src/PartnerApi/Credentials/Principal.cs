using System.Collections.Immutable;
using System.Net;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>Who sends a request.</summary>
/// <param name="Role">What it may do.</param>
/// <param name="Partner">The partner whose key it is, or null.</param>
/// <param name="System">The partner's system that the key was issued for, or null.</param>
/// <param name="CredentialId">Names the credential in limits and logs; no part of any secret.</param>
public sealed record Principal(Role Role, PartnerId? Partner, string? System, string CredentialId)
{
    /// <summary>The person whose key it is, or null.</summary>
    public AsnId? Person { get; init; }

    /// <summary>What it may do at the xAPI door.</summary>
    public XapiAccess Xapi { get; init; } = Role == Role.Administrator ? XapiAccess.All : XapiAccess.Default;

    /// <summary>The source of the items that it pushes: <c>admin</c>, <c>partner/CODE</c> or <c>partner/CODE/SYSTEM</c>; a person pushes none.</summary>
    public string Source => Person is { } person ? Sources.OfPerson(person)
        : Partner is not { } partner ? "admin"
        : System is null ? $"partner/{partner.Value}"
        : $"partner/{partner.Value}/{System}";

    /// <summary>The public part of a partner's key, or null.</summary>
    public string? KeyId { get; init; }

    /// <summary>Networks that the key may be used from; none = from anywhere.</summary>
    public ImmutableArray<IPNetwork> Networks { get; init; } = [];

    /// <summary>True when the key may be used from an address; null is one that is not known.</summary>
    public bool MayComeFrom(IPAddress? address) => Networks.IsEmpty || (address is not null && Networks.Any(n => n.Contains(Plain(address))));

    /// <summary>The address itself: an IPv4 address that came through an IPv6 socket is one of IPv4.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
