using System.Globalization;
using System.Security.Cryptography;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Completions;

/// <summary>
/// The HMAC that decides whether a repeated item is equal to the first one: SHA-256 with the region's secret, its first 16 bytes.
/// Without the secret nobody can find a NIP by trying them all.
/// </summary>
public static class ContentHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 16;

    private const int StackBytes = 1_024;

    /// <summary>The hash of a completion, a correction or a revocation, over every field once it is normalised.</summary>
    /// <param name="secret">The region's secret.</param>
    /// <param name="command">The item.</param>
    /// <param name="partner">The sender, whose code is the issuer of a certificate that names none; null = the administrator.</param>
    /// <exception cref="ArgumentException">The command is none of the three.</exception>
    public static byte[] Of(ReadOnlySpan<byte> secret, Command command, PartnerId? partner = null)
    {
        var text = new CanonicalText(stackalloc byte[StackBytes]);
        try
        {
            switch (command)
            {
                case CompleteItem c:
                    text.Add("complete");
                    AddPerson(ref text, c.Nip, c.Person);
                    AddContent(ref text, CompletionRules.Normalise(c.Content, partner));
                    break;
                case CorrectItem c:
                    text.Add("correct");
                    AddNamed(ref text, c.OfItem, c.OfFact);
                    AddPerson(ref text, c.Nip, c.Person);
                    AddContent(ref text, CompletionRules.Normalise(c.Content, partner));
                    break;
                case RevokeItem c:
                    text.Add("revoke");
                    AddNamed(ref text, c.OfItem, c.OfFact);
                    break;
                default:
                    throw new ArgumentException("Only completions, corrections and revocations are hashed by their fields.", nameof(command));
            }

            return Hash(secret, text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>The hash of anything else that is sent: rows of imports, changes of the roster and of definitions.</summary>
    /// <param name="secret">The region's secret.</param>
    /// <param name="action">What is asked for, such as <c>rosterRow</c>.</param>
    /// <param name="fields">Every field, normalised, in one order for ever; null = left out.</param>
    public static byte[] Of(ReadOnlySpan<byte> secret, string action, params ReadOnlySpan<string?> fields)
    {
        var text = new CanonicalText(stackalloc byte[StackBytes]);
        try
        {
            text.Add(action);
            foreach (var field in fields)
            {
                text.Add(field);
            }

            return Hash(secret, text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }

    private static byte[] Hash(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> text)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, text, whole);
        return whole[..Length].ToArray();
    }

    private static void AddNamed(ref CanonicalText text, string? ofItem, long? ofFact)
    {
        text.Add(ofItem);
        text.Add(ofFact?.ToString(CultureInfo.InvariantCulture));
    }

    private static void AddPerson(ref CanonicalText text, string? nip, AsnId? person)
    {
        text.Add(nip);
        text.Add(person?.ToString());
    }

    private static void AddContent(ref CanonicalText text, CompletionContent content)
    {
        text.Add(content.Title);
        text.Add(WireNames.Of(content.Form));
        text.Add(WireNames.Of(content.Scope));
        text.Add(content.Quantity);
        text.Add(content.StartedAt?.ToString());
        text.Add(content.CompletedAt.ToString());
        text.Add(content.Program?.Value);
        text.Add(content.Batch?.Value);
        text.Add(content.Certificate);
        text.Add(content.Issuer);
        text.Add(content.Score);
    }
}
