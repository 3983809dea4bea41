using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bangkom.Grains.Ids;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>An object's opaque id: base64url of <c>Type:REGION:key</c>, so no two regions share one.</summary>
/// <param name="Type">Name of the object's type.</param>
/// <param name="Region">The region's code.</param>
/// <param name="Key">The object's key inside the region.</param>
internal readonly record struct NodeId(string Type, string Region, string Key)
{
    private const int LengthMax = 200;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static NodeId? Parse(string text)
    {
        if (text.Length > LengthMax || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        // Read back, so that no second spelling of an id is one too.
        return parts is [var type, var region, var key] && new NodeId(type, region, key) is var id && id.ToString() == text ? id : null;
    }

    /// <summary>Id of something that a partner's code and a position name.</summary>
    public static NodeId Of(string type, RegionId region, PartnerId partner, long position) =>
        new(type, region.Value, string.Create(CultureInfo.InvariantCulture, $"{partner.Value}.{position}"));

    /// <summary>Reads a key of the form <c>CODE.position</c>.</summary>
    public bool TryReadPlace(out string code, out long position)
    {
        var dot = Key.LastIndexOf('.');
        code = dot < 0 ? "" : Key[..dot];
        return long.TryParse(Key.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out position) && dot > 0;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Type}:{Region}:{Key}"));
}
