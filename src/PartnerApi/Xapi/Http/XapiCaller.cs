using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Xapi.Statements;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>Whose request it is, as the xAPI door sees it.</summary>
/// <param name="principal">The credential.</param>
/// <param name="region">The region.</param>
internal sealed class XapiCaller(Principal principal, RegionInfo region)
{
    public Principal Principal { get; } = principal;

    public bool IsStrict => Principal.Xapi.Mode == XapiMode.Strict;

    /// <summary>Whose statements it may read: null for the administrator, who reads all.</summary>
    public string? Owner => Principal.Partner is { } partner ? $"partner/{partner.Value}" : null;

    /// <summary>Where its ids are unique.</summary>
    public string Scope => IsStrict ? "" : Principal.Source;

    /// <summary>
    /// The agent that vouches for its statements. The home page is a name and no address: <c>.invalid</c> belongs to nobody (RFC 2606).
    /// </summary>
    public byte[] Authority { get; } = JsonOutput.Make(json =>
    {
        json.WriteStartObject();
        json.WriteString("objectType"u8, "Agent");
        json.WriteStartObject("account"u8);
        json.WriteString("homePage"u8, $"https://bangkom.invalid/{region.Id.Value}");
        json.WriteString("name"u8, principal.Source);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
