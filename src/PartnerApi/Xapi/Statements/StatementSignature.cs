using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Validation;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>
/// Signed statements: a JSON web signature (RFC 7515, compact) over the statement without the signature (1.0.3 Data 2.6). With a
/// certificate in its header (<c>x5c</c>) the signature itself is checked; whom to trust is not a store's to say.
/// </summary>
internal static class StatementSignature
{
    public const string UsageType = "http://adlnet.gov/expapi/attachments/signature";
    public const string ContentType = "application/octet-stream";

    public static Problem? Check(ReadOnlySpan<byte> signature, JsonElement statement, XapiVersion version)
    {
        var parts = Encoding.UTF8.GetString(signature).Split('.');
        if (parts.Length != 3 || Decode(parts[0]) is not { } headerBytes || Decode(parts[1]) is not { } payloadBytes || Decode(parts[2]) is not { } signed)
        {
            return Problem.Here("a signature is a compact JSON web signature: three parts in base64url");
        }

        using var header = JsonText.TryParse(headerBytes, out _);
        if (header?.RootElement is not { ValueKind: JsonValueKind.Object } head || HashOf(head) is not { } hash)
        {
            return Problem.Here("a signature is made with RS256, RS384 or RS512");
        }

        using var payload = JsonText.TryParse(payloadBytes, out _);
        if (payload is null || StatementRules.Of(version).Check(payload.RootElement) is not null)
        {
            return Problem.Here("what is signed must be the statement as it was before the signature");
        }

        var isSame = StatementContent.Of(payload.RootElement, version).AsSpan().SequenceEqual(StatementContent.Of(statement, version))
            && IdOf(payload.RootElement) is var id && (id is null || id.Equals(IdOf(statement), StringComparison.OrdinalIgnoreCase));
        return !isSame ? Problem.Here("what is signed must be the statement as it was before the signature")
            : IsGood(head, hash, $"{parts[0]}.{parts[1]}", signed) ? null
            : Problem.Here("the signature is not one of the certificate in its header");
    }

    private static string? IdOf(JsonElement statement) => statement.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static HashAlgorithmName? HashOf(JsonElement header) =>
        header.TryGetProperty("alg", out var algorithm) && algorithm.ValueKind == JsonValueKind.String
            ? algorithm.GetString() switch
            {
                "RS256" => HashAlgorithmName.SHA256,
                "RS384" => HashAlgorithmName.SHA384,
                "RS512" => HashAlgorithmName.SHA512,
                _ => null,
            }
            : null;

    private static bool IsGood(JsonElement header, HashAlgorithmName hash, string signed, byte[] signature)
    {
        if (!header.TryGetProperty("x5c", out var chain))
        {
            return true;
        }

        if (chain.ValueKind != JsonValueKind.Array || chain.GetArrayLength() == 0 || chain[0].ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0].GetString()!));
            using var key = certificate.GetRSAPublicKey();
            return key?.VerifyData(Encoding.ASCII.GetBytes(signed), signature, hash, RSASignaturePadding.Pkcs1) == true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
