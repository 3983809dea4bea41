using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Bangkom.PartnerApi.Xapi;

/// <summary>The versions of xAPI that the door speaks; a request says which in <c>X-Experience-API-Version</c>.</summary>
public enum XapiVersion
{
    /// <summary>1.0.3, for <c>1.0</c> and every <c>1.0.x</c>.</summary>
    V1 = 1,
    /// <summary>2.0.0 (IEEE 9274.1.1), for <c>2.0</c> and every <c>2.0.x</c>.</summary>
    V2 = 2,
}

/// <summary>Version numbers as texts.</summary>
internal static class XapiVersions
{
    /// <summary>The header that names the version, in requests and answers.</summary>
    public const string Header = "X-Experience-API-Version";

    /// <summary>
    /// What a request without the header is answered with. Clients older than 1.0 sent none, so both specifications read such a request
    /// as one of 0.95 and refuse it; none of the versions that the door speaks would be true here.
    /// </summary>
    public const string Unversioned = "0.95";

    /// <summary>The version that answers name.</summary>
    public static string Text(this XapiVersion version) => version == XapiVersion.V1 ? "1.0.3" : "2.0.0";

    /// <summary>What a statement's <c>version</c> is when its sender gave none (1.0.3 Data 2.4.10; IEEE 9274.1.1 4.2.4.2).</summary>
    public static string StatementDefault(this XapiVersion version) => version == XapiVersion.V1 ? "1.0.0" : "2.0.0";

    /// <summary>Reads the header's value.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out XapiVersion? version)
    {
        version = Matches(text, "1.0") ? XapiVersion.V1 : Matches(text, "2.0") ? XapiVersion.V2 : null;
        return version is not null;
    }

    /// <summary>Whether a text is a minor version or one of its patches.</summary>
    public static bool Matches(string? text, string minor) =>
        text is not null && text.StartsWith(minor, StringComparison.Ordinal)
        && (text.Length == minor.Length
            || (text[minor.Length] == '.' && text.Length < 16 && int.TryParse(text.AsSpan(minor.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)));
}
