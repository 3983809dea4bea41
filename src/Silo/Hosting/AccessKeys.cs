using Bangkom.Grains.Ledger.Storage;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.Silo.Hosting;

/// <summary>The region's own keys at the start.</summary>
internal static class AccessKeys
{
    /// <summary>
    /// Sets the hashes that the key ring compares with. Without a given administrator's key the first start makes one, prints it
    /// once and keeps its hash.
    /// </summary>
    /// <param name="settings">The region's settings.</param>
    /// <param name="options">What the operator set.</param>
    /// <param name="print">Shows the new key to the operator.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<AccessOptions> PrepareAsync(IRegionSettings settings, ServeOptions options, Action<string> print, CancellationToken cancellationToken)
    {
        var adminHash = options.AdminKey is { } given ? Hash(given, Role.Administrator, "BANGKOM_ADMIN_KEY", "bka_") : await settings.GetAsync(IRegionSettings.AdminKeyHash, cancellationToken);
        if (adminHash is null)
        {
            var key = KeyText.ForAdministrator();
            adminHash = await settings.GetOrAddAsync(IRegionSettings.AdminKeyHash, key.Hash, cancellationToken);
            if (adminHash == key.Hash)
            {
                print(key.Text);
            }
        }

        return new AccessOptions
        {
            AdminKeyHash = adminHash,
            ReaderKeyHash = options.ReaderKey is { } reader ? Hash(reader, Role.Reader, "BANGKOM_READER_KEY", "bkr_") : null,
        };
    }

    private static string Hash(string key, Role role, string variable, string prefix) =>
        KeyText.TryParse(key, out var parsed) && parsed.Role == role
            ? KeyText.HashOf(parsed.Secret)
            : throw new StartupException($"{variable} is no key of its kind: it must be {prefix} and 64 hexadecimal digits, such as {prefix}$(openssl rand -hex 32) makes.");
}
