namespace Bangkom.PartnerApi.Credentials;

/// <summary>
/// The region's own keys, as <see cref="KeyText.HashOf"/> of their secret part. Several may stand in one setting, parted by commas,
/// while a key is being replaced.
/// </summary>
public sealed class AccessOptions
{
    /// <summary>Hash of the administrator's key; null or empty = no administrator can enter.</summary>
    public string? AdminKeyHash { get; set; }

    /// <summary>Hash of the reader's key; null or empty = no reader can enter.</summary>
    public string? ReaderKeyHash { get; set; }
}
