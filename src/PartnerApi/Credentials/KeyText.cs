using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Credentials;

/// <summary>
/// The text of keys: <c>bk_PARTNER_KEYID_SECRET</c> of a partner, <c>bkp_PERSON_KEYID_SECRET</c> of a person, <c>bka_SECRET</c> of an administrator, <c>bkr_SECRET</c> of a reader.
/// A secret is 256 random bits, so one pass of SHA-256 is enough to keep it safely.
/// </summary>
public static class KeyText
{
    private const string PartnerPrefix = "bk_";
    private const string PersonPrefix = "bkp_";
    private const string AdministratorPrefix = "bka_";
    private const string ReaderPrefix = "bkr_";
    private const int PersonDigits = 32;
    private const int KeyIdDigits = 8;
    private const int SecretDigits = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Makes a partner's key.</summary>
    /// <param name="partner">Whose key.</param>
    public static NewKey ForPartner(PartnerId partner)
    {
        var keyId = RandomNumberGenerator.GetHexString(KeyIdDigits, lowercase: true);
        return Make($"{PartnerPrefix}{partner.Value}_{keyId}_", keyId);
    }

    /// <summary>Makes a person's key.</summary>
    /// <param name="person">Whose key.</param>
    public static NewKey ForPerson(AsnId person)
    {
        var keyId = RandomNumberGenerator.GetHexString(KeyIdDigits, lowercase: true);
        return Make($"{PersonPrefix}{person}_{keyId}_", keyId);
    }

    /// <summary>Makes an administrator's key.</summary>
    public static NewKey ForAdministrator() => Make(AdministratorPrefix, keyId: null);

    /// <summary>Makes a reader's key.</summary>
    public static NewKey ForReader() => Make(ReaderPrefix, keyId: null);

    /// <summary>What is kept of a secret: SHA-256 of its 64 digits as text, in lower-case hexadecimal.</summary>
    /// <param name="secret">The key's last 64 digits.</param>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Takes a key's text apart; says nothing about whether it opens anything.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="key">Its parts.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ParsedKey? key)
    {
        key = null;
        if (text is null || text.Length < SecretDigits || !IsHex(text.AsSpan(text.Length - SecretDigits)))
        {
            return false;
        }

        var head = text.AsSpan(0, text.Length - SecretDigits);
        var secret = text[^SecretDigits..];
        if (head.SequenceEqual(AdministratorPrefix) || head.SequenceEqual(ReaderPrefix))
        {
            key = new ParsedKey(head[2] == 'a' ? Role.Administrator : Role.Reader, null, null, secret);
            return true;
        }

        if (head.StartsWith(PersonPrefix))
        {
            return TryParsePerson(head[PersonPrefix.Length..], secret, out key);
        }

        // A partner's code may hold "_" itself, so the parts are taken from the end.
        var codeLength = head.Length - PartnerPrefix.Length - KeyIdDigits - 2;
        if (codeLength < 1 || !head.StartsWith(PartnerPrefix) || head[^1] != '_' || head[^(KeyIdDigits + 2)] != '_')
        {
            return false;
        }

        var keyId = head.Slice(head.Length - KeyIdDigits - 1, KeyIdDigits);
        var code = head.Slice(PartnerPrefix.Length, codeLength).ToString();
        if (!IsHex(keyId) || !Codes.IsValid(code))
        {
            return false;
        }

        key = new ParsedKey(Role.Partner, new PartnerId(code), keyId.ToString(), secret);
        return true;
    }

    private static bool TryParsePerson(ReadOnlySpan<char> head, string secret, [NotNullWhen(true)] out ParsedKey? key)
    {
        key = null;
        if (head.Length != PersonDigits + KeyIdDigits + 2 || head[PersonDigits] != '_' || head[^1] != '_')
        {
            return false;
        }

        var id = head[..PersonDigits];
        var keyId = head.Slice(PersonDigits + 1, KeyIdDigits);
        if (!IsHex(id) || !IsHex(keyId))
        {
            return false;
        }

        key = new ParsedKey(Role.Person, null, keyId.ToString(), secret) { Person = AsnId.Parse(id.ToString()) };
        return true;
    }

    private static NewKey Make(string head, string? keyId)
    {
        var secret = RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true);
        return new NewKey(head + secret, keyId, HashOf(secret));
    }

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(HexDigits);
}

/// <summary>A key that was just made. It is no record, so that no log prints its text.</summary>
/// <param name="text">See <see cref="Text"/>.</param>
/// <param name="keyId">See <see cref="KeyId"/>.</param>
/// <param name="hash">See <see cref="Hash"/>.</param>
public sealed class NewKey(string text, string? keyId, string hash)
{
    /// <summary>What its owner is shown once.</summary>
    public string Text { get; } = text;

    /// <summary>The public part of a partner's or person's key; null for others.</summary>
    public string? KeyId { get; } = keyId;

    /// <summary>What is kept of it.</summary>
    public string Hash { get; } = hash;
}

/// <summary>The parts of a key. It is no record, so that no log prints the secret.</summary>
/// <param name="role">See <see cref="Role"/>.</param>
/// <param name="partner">See <see cref="Partner"/>.</param>
/// <param name="keyId">See <see cref="KeyId"/>.</param>
/// <param name="secret">See <see cref="Secret"/>.</param>
public sealed class ParsedKey(Role role, PartnerId? partner, string? keyId, string secret)
{
    /// <summary>What the key claims to be.</summary>
    public Role Role { get; } = role;

    /// <summary>The partner that it names, or null.</summary>
    public PartnerId? Partner { get; } = partner;

    /// <summary>The person that it names, or null.</summary>
    public AsnId? Person { get; init; }

    /// <summary>The public part of a partner's or person's key, or null.</summary>
    public string? KeyId { get; } = keyId;

    /// <summary>64 hexadecimal digits.</summary>
    public string Secret { get; } = secret;
}
