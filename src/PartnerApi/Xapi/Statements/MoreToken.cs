using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>
/// The reference to a next page: everything that the next page is made of, signed by the region so that nobody makes up one. It holds
/// keys instead of what was searched for, so no name or e-mail stands in it.
/// </summary>
internal sealed class MoreToken(RegionInfo region)
{
    private const int SignatureBytes = 16;
    private readonly byte[] _secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, region.Secret, 32, info: "xapi more"u8.ToArray());

    /// <summary>Writes what the next page is made of.</summary>
    public string Write(StatementParameters parameters)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new Page(
                [.. parameters.Keys.Select(k => k.Value)], parameters.Since?.UtcTicks, parameters.Until?.UtcTicks, parameters.IsAscending, parameters.Beyond ?? 0, parameters.Limit, parameters.Format, parameters.WantsAttachments, [.. parameters.Keys.Select(k => k.Or)]),
            MoreJson.Default.Page);
        return Base64Url.EncodeToString([.. Sign(json), .. json]);
    }

    /// <summary>Reads a reference; null when the region did not write it.</summary>
    public StatementParameters? Read(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length <= SignatureBytes
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Sign(bytes.AsSpan(SignatureBytes, length - SignatureBytes))))
        {
            return null;
        }

        var page = JsonSerializer.Deserialize(bytes.AsSpan(SignatureBytes, length - SignatureBytes), MoreJson.Default.Page)!;
        return new StatementParameters
        {
            Keys = [.. page.Keys.Select((k, i) => new StatementKey(k, page.Or?[i]))],
            Since = page.Since is { } since ? new DateTimeOffset(since, TimeSpan.Zero) : null,
            Until = page.Until is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : null,
            IsAscending = page.Ascending,
            Beyond = page.Beyond,
            Limit = page.Limit,
            Format = page.Format,
            WantsAttachments = page.Attachments,
        };
    }

    private ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> json) => HMACSHA256.HashData(_secret, json).AsSpan(0, SignatureBytes);

    /// <summary>What a reference holds.</summary>
    internal sealed record Page(long[] Keys, long? Since, long? Until, bool Ascending, long Beyond, int Limit, StatementFormat Format, bool Attachments, long?[]? Or = null);
}

/// <summary>JSON of references.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(MoreToken.Page))]
internal sealed partial class MoreJson : System.Text.Json.Serialization.JsonSerializerContext;
