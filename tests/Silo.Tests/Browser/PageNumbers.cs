using System.Globalization;
using System.Text.Json.Nodes;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>Numbers as a reader of a language expects them, written down here rather than asked of the browser.</summary>
/// <param name="decimalMark">Between units and tenths.</param>
/// <param name="groupMark">Between thousands.</param>
internal sealed class PageNumbers(string decimalMark, string groupMark)
{
    public static readonly PageNumbers Indonesian = new(",", ".");
    public static readonly PageNumbers English = new(".", ",");

    private readonly NumberFormatInfo _format = new() { NumberDecimalSeparator = decimalMark, NumberGroupSeparator = groupMark };

    public string Whole(int value) => value.ToString("N0", _format);

    public string Whole(JsonNode? value) => Whole((int)value!);

    public string OneDecimal(JsonNode? value) => ((decimal)value!).ToString("N1", _format);

    public string Percent(decimal share) => (share * 100).ToString("N1", _format) + "%";

    /// <summary>A ratio's percentage, from its parts: the value that travels with them is not trusted.</summary>
    public string Percent(JsonNode? ratio) => Percent((decimal)ratio!["numerator"]! / (decimal)ratio["denominator"]!);
}
