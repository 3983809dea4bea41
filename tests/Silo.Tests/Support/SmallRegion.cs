using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bangkom.Silo.Tests.Support;

/// <summary>A few agencies and people, entered through the doors, and items to push to them.</summary>
/// <param name="people">People.</param>
public sealed class SmallRegion(int people = 240)
{
    public static readonly string[] Agencies = ["DISDIK", "DINKES", "RSUD", "SETDA", "SATPOLPP", "BKPSDM", "PUPR", "DISHUB"];

    /// <summary>Synthetic NIPs, one a person.</summary>
    public IReadOnlyList<string> Nips { get; } = [.. Enumerable.Range(0, people).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{1970 + (i % 25)}{1 + (i % 12):00}{1 + (i % 28):00}201{i % 9}0{1 + (i % 9)}{1 + (i % 2)}{1 + (i / 25 % 990):000}"))];

    /// <summary>Imports the tree and the roster.</summary>
    public async Task ImportAsync(HttpClient client)
    {
        await ImportAsync(client, "/import/agencies", "code,name,parent\n" + string.Concat(Agencies.Select(a => $"{a},Dinas {a},\n")) + "SDN-1,SD Negeri 1,DISDIK\n");
        var rows = new StringBuilder("nip,name,agency,status,post,rank,joinedOn\n");
        for (var i = 0; i < Nips.Count; i++)
        {
            var agency = i % 16 == 3 ? "SDN-1" : Agencies[i % Agencies.Length];
            rows.Append(CultureInfo.InvariantCulture, $"{Nips[i]},Pegawai {i},{agency},PNS,PELAKSANA,III/a,2019-03-01\n");
        }

        await ImportAsync(client, "/import/roster", rows.ToString());
    }

    /// <summary>Posts a CSV file and expects that every row is accepted or repeated.</summary>
    public static async Task<JsonNode> ImportAsync(HttpClient client, string path, string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        var node = JsonNode.Parse(text)!;
        Assert.True((int)node["refused"]! == 0, text);
        return node;
    }

    /// <summary>Runs a GraphQL document and expects no error.</summary>
    public static async Task<JsonNode> QueryAsync(HttpClient client, string query, object? variables = null)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        var node = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.True(node["errors"] is null, node.ToJsonString());
        return node["data"]!;
    }

    /// <summary>A completion of a person, spread over the days of this year that are gone.</summary>
    public JsonObject Item(string key, int number, DateOnly today)
    {
        var day = today.AddDays(-(number % Math.Max(1, today.DayOfYear)));
        return new JsonObject
        {
            ["key"] = key,
            ["nip"] = Nips[number % Nips.Count],
            ["title"] = $"Pelatihan {number % 37}",
            ["form"] = (number % 4) switch { 0 => "E_LEARNING", 1 => "TECHNICAL", 2 => "SEMINAR", _ => "COURSE" },
            ["quantity"] = 1 + (number % 3),
            ["completedAt"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
