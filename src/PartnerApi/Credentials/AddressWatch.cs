using System.Collections.Concurrent;
using System.Net;
using Bangkom.Grains.Ids;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>Where partners' keys were used from, kept durably.</summary>
public interface IKeyAddresses
{
    /// <summary>Keeps an address that a key was used from.</summary>
    /// <param name="partner">Whose key.</param>
    /// <param name="keyId">The key's public part.</param>
    /// <param name="address">The address.</param>
    /// <returns>True when the key was used before, and never from there.</returns>
    Task<bool> NoteAsync(PartnerId partner, string keyId, string address);
}

/// <summary>
/// Tells when a key is used from an address that it never came from: some senders check no certificate, so a stolen key shows itself
/// by its address. It holds nobody up.
/// </summary>
internal sealed class AddressWatch(IKeyAddresses addresses, DoorMetrics metrics, ILogger<AddressWatch> logger)
{
    private readonly ConcurrentDictionary<(string Credential, IPAddress Address), bool> _seen = new();

    /// <summary>Notes a use.</summary>
    /// <param name="principal">Whose key.</param>
    /// <param name="address">From where; null = it is not known.</param>
    public void Note(Principal principal, IPAddress? address)
    {
        if (principal is not { Partner: { } partner, KeyId: { } keyId } || address is null)
        {
            return;
        }

        if (_seen.Count >= PartnerApiLimits.AddressesRememberedMax)
        {
            _seen.Clear();
        }

        var plain = Principal.Plain(address);
        if (_seen.TryAdd((principal.CredentialId, plain), true))
        {
            _ = KeepAsync(principal.CredentialId, partner, keyId, plain);
        }
    }

    private async Task KeepAsync(string credential, PartnerId partner, string keyId, IPAddress address)
    {
        try
        {
            if (await addresses.NoteAsync(partner, keyId, address.ToString()))
            {
                metrics.NewAddress(partner.Value);
                DoorLog.NewAddress(logger, credential, address.ToString());
            }
        }
        catch (Exception e)
        {
            // The next use tries again.
            _seen.TryRemove((credential, address), out _);
            DoorLog.AddressNotKept(logger, credential, e);
        }
    }
}
