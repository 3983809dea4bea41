using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Partners;

/// <summary>A partner gets a key. Two may be live at a time, so that one replaces the other without a pause.</summary>
/// <param name="Partner">Whose key.</param>
/// <param name="System">Code of the partner's system, or null when it has one.</param>
/// <param name="KeyId">Public part of the key: 8 lower-case hexadecimal digits.</param>
/// <param name="Hash">SHA-256 of the secret part: 64 lower-case hexadecimal digits.</param>
/// <param name="Networks">Addresses and networks that it may be used from, at most <see cref="NetworksMax"/>; null or none = from anywhere.</param>
[GenerateSerializer, Immutable, Alias("bangkom.IssueKey")]
public sealed record IssueKey(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string? System,
    [property: Id(2)] string KeyId,
    [property: Id(3)] string Hash,
    [property: Id(4)] ImmutableArray<string>? Networks = null) : Command
{
    /// <summary>What it may do at the xAPI door; null = store statements, strictly.</summary>
    [Id(10)]
    public XapiTerms? Xapi { get; init; }

    /// <summary>Live keys of a partner at most.</summary>
    public const int LiveMax = 2;

    /// <summary>Networks of a key at most.</summary>
    public const int NetworksMax = 20;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Roster.TryFind(Partner, out string? _))
        {
            return new Decision.Refuse("UNKNOWN_PARTNER", "partner", "No partner has this code: define it first.");
        }

        if (System is not null && !Codes.IsValid(System))
        {
            return new Decision.Refuse("INVALID_CODE", "system", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (!IsHex(KeyId, 8) || !IsHex(Hash, 64))
        {
            return new Decision.Refuse("INVALID_KEY", "keyId", "A key has an id of 8 and a hash of 64 lower-case hexadecimal digits.");
        }

        if (context.Roster.IsLive(Partner, KeyId) is not null)
        {
            return new Decision.Refuse("KEY_EXISTS", "keyId", "The partner has or had a key with this id: make another one.");
        }

        if (Xapi is { Mode: not (null or "strict" or "partner") } or { Scope: not (null or "write" or "all") })
        {
            return new Decision.Refuse("INVALID_XAPI", "xapi", "The mode is strict or partner, the scope is write or all.");
        }

        var networks = (Networks ?? []).Select(Network).ToImmutableArray();
        if (networks.Length > NetworksMax || networks.Contains(null))
        {
            return new Decision.Refuse("INVALID_NETWORK", "networks", $"Give at most {NetworksMax} addresses or networks like 203.0.113.7 or 203.0.113.0/24, without bits after the prefix.");
        }

        return context.Roster.LiveKeys(Partner) >= LiveMax
            ? new Decision.Refuse("TOO_MANY_KEYS", "partner", $"The partner has {LiveMax} live keys: revoke one first.")
            : new Decision.Accept(new NewFact(new KeyIssued(Partner, System, KeyId, Hash, networks.IsEmpty ? null : networks!) { Xapi = Xapi }, context.Now));
    }

    /// <summary>A network with its prefix, or null; an address alone is a network of one.</summary>
    private static string? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network.ToString()
        : IPAddress.TryParse(text, out var address) ? $"{address}/{(address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)}"
        : null;

    private static bool IsHex(string? text, int length) => text?.Length == length && text.All(char.IsAsciiHexDigitLower);
}
