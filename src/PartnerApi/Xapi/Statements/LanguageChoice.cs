using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>Chooses one language of a language map as <c>Accept-Language</c> wishes (RFC 4647 3.4, lookup).</summary>
internal sealed class LanguageChoice
{
    private const int RangesMax = 50;
    private readonly string[] _ranges;

    private LanguageChoice(string[] ranges) => _ranges = ranges;

    /// <summary>No wish: the first language of each map.</summary>
    public static LanguageChoice Any { get; } = new([]);

    /// <summary>Reads the header; what is no language is no wish.</summary>
    public static LanguageChoice Of(string? header) =>
        header is not null && StringWithQualityHeaderValue.TryParseList([header], out var list)
            ? new LanguageChoice([.. list.Where(v => v.Quality is not 0).OrderByDescending(v => v.Quality ?? 1).Take(RangesMax).Select(v => v.Value.ToString())])
            : Any;

    /// <summary>Writes a language map with the chosen language alone.</summary>
    public void Write(Utf8JsonWriter json, JsonElement map)
    {
        json.WriteStartObject();
        var languages = map.EnumerateObject().ToArray();
        if (languages.Length > 0)
        {
            var chosen = languages[Choose([.. languages.Select(l => l.Name)])];
            json.WritePropertyName(chosen.Name);
            json.WriteRaw(chosen.Value);
        }

        json.WriteEndObject();
    }

    /// <summary>The place of the chosen language.</summary>
    internal int Choose(string[] languages)
    {
        foreach (var range in _ranges.Where(range => range != "*"))
        {
            for (var wish = range; wish.Length > 0; wish = wish.LastIndexOf('-') is > 0 and var end ? wish[..end] : "")
            {
                var exact = Array.FindIndex(languages, l => l.Equals(wish, StringComparison.OrdinalIgnoreCase));
                var longer = exact >= 0 ? exact : Array.FindIndex(languages, l => l.StartsWith(wish + "-", StringComparison.OrdinalIgnoreCase));
                if (longer >= 0)
                {
                    return longer;
                }
            }
        }

        return 0;
    }
}
