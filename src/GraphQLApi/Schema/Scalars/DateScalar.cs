using System.Globalization;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>Calendar dates.</summary>
internal sealed class DateScalar : TextScalar<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    public DateScalar()
    {
        Name = "Date";
        Description = "Calendar date in the region's zone.";
    }

    protected override string Write(DateOnly value) => value.ToString(Form, CultureInfo.InvariantCulture);

    protected override bool TryRead(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
