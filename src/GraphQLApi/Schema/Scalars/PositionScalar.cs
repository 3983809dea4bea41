using System.Globalization;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>Ledger positions.</summary>
internal sealed class PositionScalar : TextScalar<long>
{
    public PositionScalar()
    {
        Name = "Position";
        Description = "Ledger position, a string because it may pass 2^53.";
    }

    protected override string Write(long value) => value.ToString(CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
