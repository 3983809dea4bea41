using System.Text.Json.Serialization;

namespace Bangkom.Grains.Facts;

/// <summary>
/// Somebody as a learning system names them: an account's name at a home page, or an e-mail address without one. Personal data: it
/// stands in a row's <c>personal</c> part, never in a body, a log or a metric.
/// </summary>
/// <param name="HomePage">Home page of the system, as its statements name it; null for an e-mail address.</param>
/// <param name="Name">The account's name, or the address in lower case.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Account")]
public sealed record Account([property: Id(0)] string? HomePage, [property: Id(1)] string Name)
{
    /// <summary>Characters that a home page, a name or an address may have at most.</summary>
    public const int LengthMax = 500;

    private const string MailTo = "mailto:";

    /// <summary>True for an e-mail address.</summary>
    [JsonIgnore]
    public bool IsEmail => HomePage is null;

    /// <summary>An account's name at a home page.</summary>
    /// <param name="homePage">As statements name it.</param>
    /// <param name="name">The name.</param>
    public static Account At(string homePage, string name)
    {
        ArgumentNullException.ThrowIfNull(homePage);
        ArgumentNullException.ThrowIfNull(name);
        return new Account(homePage.Trim(), name.Trim());
    }

    /// <summary>An e-mail address, with or without <c>mailto:</c>; case makes no difference.</summary>
    /// <param name="address">The address.</param>
    public static Account Email(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var text = address.Trim();
        return new Account(null, (text.StartsWith(MailTo, StringComparison.OrdinalIgnoreCase) ? text[MailTo.Length..] : text).ToLowerInvariant());
    }

    /// <summary>The type's name alone: it stands in no log.</summary>
    public override string ToString() => nameof(Account);
}
