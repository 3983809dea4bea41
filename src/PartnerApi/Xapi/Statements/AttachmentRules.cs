using System.Security.Cryptography;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Validation;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>Whether the attachments of statements are what came along with them (1.0.3 Data 2.4.11, Communication 1.5.2).</summary>
/// <param name="parts">Bytes by the hash that their part names.</param>
/// <param name="version">The request's version.</param>
internal sealed class AttachmentRules(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> parts, XapiVersion version)
{
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parts that no statement names.</summary>
    public bool HasUnused => _used.Count < parts.Count;

    /// <summary>Hashes, in lower case, that statements name.</summary>
    public IEnumerable<string> Used => _used;

    /// <summary>Checks the attachments of a valid statement.</summary>
    public Problem? Check(JsonElement statement)
    {
        foreach (var attachment in AllOf(statement))
        {
            if (CheckOne(attachment, statement) is { } problem)
            {
                return problem.In("attachments");
            }
        }

        return null;
    }

    /// <summary>Hashes, in lower case, and media types of a stored statement's attachments.</summary>
    public static IReadOnlyList<(string Hash, string ContentType)> NamedBy(StoredStatement statement)
    {
        using var document = JsonDocument.Parse(statement.Raw);
        return [.. AllOf(document.RootElement).Select(a => (a.GetProperty("sha2").GetString()!.ToLowerInvariant(), a.GetProperty("contentType").GetString()!))];
    }

    /// <summary>Attachments of a valid statement and of the one inside it.</summary>
    public static IEnumerable<JsonElement> AllOf(JsonElement statement)
    {
        var own = statement.TryGetProperty("attachments", out var attachments) ? attachments.EnumerateArray() : Enumerable.Empty<JsonElement>();
        return statement.TryGetProperty("object", out var inside) && inside.TryGetProperty("objectType", out var type) && type.ValueEquals("SubStatement"u8)
            ? own.Concat(AllOf(inside))
            : own;
    }

    private Problem? CheckOne(JsonElement attachment, JsonElement statement)
    {
        var hash = attachment.GetProperty("sha2").GetString()!;
        var isSignature = attachment.GetProperty("usageType").ValueEquals(StatementSignature.UsageType);
        if (isSignature && attachment.GetProperty("contentType").GetString() != StatementSignature.ContentType)
        {
            return Problem.Here($"a signature has the contentType {StatementSignature.ContentType}");
        }

        if (!parts.TryGetValue(hash, out var bytes))
        {
            return attachment.TryGetProperty("fileUrl", out _) && !isSignature ? null : Problem.Here("an attachment without fileUrl must come along in a part of its own");
        }

        _used.Add(hash.ToLowerInvariant());
        return !HashOf(hash.Length, bytes.Span).Equals(hash, StringComparison.OrdinalIgnoreCase)
            ? Problem.Here("sha2 must be the hash of the part that came along")
            : isSignature ? StatementSignature.Check(bytes.Span, statement, version) : null;
    }

    private static string HashOf(int digits, ReadOnlySpan<byte> bytes) => Convert.ToHexString(digits switch
    {
        64 => SHA256.HashData(bytes),
        96 => SHA384.HashData(bytes),
        128 => SHA512.HashData(bytes),
        _ => [],
    });
}
