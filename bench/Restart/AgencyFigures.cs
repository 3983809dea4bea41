using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bangkom.Bench.Restart;

/// <summary>What the agencies answer.</summary>
internal static class AgencyFigures
{
    private const string Document = "{ region { agencies(level: ALL) { code participation { headcount participants completions jpTotal position } } } }";

    /// <summary>Every agency's figures, by code, as text; the position apart.</summary>
    public static async Task<SortedDictionary<string, (string Figures, long Position)>> AskAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = Document });
        var agencies = JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["data"]?["region"]?["agencies"]?.AsArray() ?? [];
        var figures = new SortedDictionary<string, (string, long)>(StringComparer.Ordinal);
        foreach (var agency in agencies)
        {
            if (agency!["participation"] is { } participation)
            {
                var position = long.Parse((string)participation["position"]!, System.Globalization.CultureInfo.InvariantCulture);
                participation.AsObject().Remove("position");
                figures[(string)agency["code"]!] = (participation.ToJsonString(), position);
            }
        }

        return figures;
    }

    /// <summary>True when every agency answers what it answered before.</summary>
    public static bool Reach(SortedDictionary<string, (string Figures, long Position)> now, SortedDictionary<string, (string Figures, long Position)> before) =>
        before.All(b => now.TryGetValue(b.Key, out var n) && n.Position >= b.Value.Position && n.Figures == b.Value.Figures);
}
