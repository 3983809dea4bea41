using System.Globalization;
using Bangkom.Grains.Ids;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>Instants; what is written without an offset would be a guess and is refused.</summary>
internal sealed class InstantScalar : TextScalar<DateTimeOffset>
{
    private static readonly RegionZone _utc = RegionZone.Of("UTC");

    public InstantScalar()
    {
        Name = "DateTime";
        Description = "RFC 3339 instant with offset.";
    }

    protected override string Write(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out DateTimeOffset value)
    {
        value = default;
        if (!Moment.TryParse(text, out var moment) || moment.IsDate)
        {
            return false;
        }

        value = moment.InstantIn(_utc);
        return true;
    }
}
