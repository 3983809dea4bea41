using System.Diagnostics.CodeAnalysis;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>UUIDs in their text form (RFC 4122 3), of any version.</summary>
internal static class Uuid
{
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid id) => Guid.TryParseExact(text, "D", out id);

    /// <summary>The form that answers use.</summary>
    public static string Text(Guid id) => id.ToString("D");
}
