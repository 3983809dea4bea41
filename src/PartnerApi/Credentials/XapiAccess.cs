namespace Bangkom.PartnerApi.Credentials;

/// <summary>How a credential's statements are taken.</summary>
public enum XapiMode
{
    /// <summary>By the letter of the specification: one wrong statement refuses its whole request.</summary>
    Strict,
    /// <summary>Every well-formed request is taken; what is wrong in it or conflicts is held with a reason.</summary>
    Partner,
}

/// <summary>What a credential may do at the xAPI door.</summary>
/// <param name="Mode">How its statements are taken.</param>
/// <param name="CanRead">True to read statements and documents, its own ones.</param>
public sealed record XapiAccess(XapiMode Mode, bool CanRead)
{
    /// <summary>What a partner's key may do unless it was issued with more: store statements, strictly.</summary>
    public static XapiAccess Default { get; } = new(XapiMode.Strict, CanRead: false);

    /// <summary>What the administrator's key may do.</summary>
    public static XapiAccess All { get; } = new(XapiMode.Strict, CanRead: true);

    /// <summary>Reads what a key was issued with.</summary>
    /// <param name="mode"><c>strict</c>, <c>partner</c> or null.</param>
    /// <param name="scope"><c>write</c>, <c>all</c> or null.</param>
    public static XapiAccess Of(string? mode, string? scope) => new(mode == "partner" ? XapiMode.Partner : XapiMode.Strict, scope == "all");
}
