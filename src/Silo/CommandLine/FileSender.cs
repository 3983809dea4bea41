using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Bangkom.Silo.CommandLine;

/// <summary>Some items with one outcome.</summary>
/// <param name="Status">What became of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Text">A line for the reader, or null.</param>
internal sealed record SentLine(string Status, int Count, string? Text);

/// <summary>The server refused a request as a whole.</summary>
internal sealed class SendException(string message) : Exception(message);

/// <summary>Sends files: a spreadsheet whole, items and statements in requests that a door takes.</summary>
/// <param name="client">Knows the server and the key.</param>
internal sealed class FileSender(HttpClient client)
{
    private const int ItemsPerRequest = 500;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Sends a file and tells what became of each item.</summary>
    /// <param name="file">JSON, one item a line, CSV or XLSX.</param>
    /// <param name="isDry">Store nothing; of a spreadsheet alone.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <exception cref="SendException">The server refused a request; the message says why.</exception>
    public async IAsyncEnumerable<SentLine> SendAsync(FileInfo file, bool isDry, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var type = file.Extension.ToUpperInvariant() switch
        {
            ".CSV" => "text/csv",
            ".XLSX" => Xlsx,
            _ => null,
        };
        if (type is not null)
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            foreach (var line in FromFile(await PostAsync(isDry ? "push/file?dryRun=true" : "push/file", bytes, type, cancellationToken)))
            {
                yield return line;
            }

            yield break;
        }

        if (isDry)
        {
            throw new SendException("A dry run is for CSV and XLSX files.");
        }

        var items = Items(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        var door = items.Any(i => i?["verb"] is not null) ? "push/statements" : "push/completions";
        foreach (var chunk in items.Chunk(ItemsPerRequest))
        {
            var body = Encoding.UTF8.GetBytes(new JsonArray([.. chunk.Select(i => i?.DeepClone())]).ToJsonString());
            foreach (var result in (await PostAsync(door, body, "application/json", cancellationToken))["results"]!.AsArray())
            {
                var status = (string)result!["status"]!;
                yield return new SentLine(status, 1, $"{status}\t{result["key"]}\t{result["reason"]}\t{result["message"]}".TrimEnd());
            }
        }
    }

    private static IEnumerable<SentLine> FromFile(JsonNode answer)
    {
        foreach (var error in answer["errors"]!.AsArray())
        {
            yield return new SentLine("", 0, $"row {error!["row"]}\t{error["field"]}\t{error["code"]}\t{error["message"]}");
        }

        foreach (var status in new[] { "accepted", "repeated", "quarantined", "refused" })
        {
            if ((int)answer[status]! is var count and > 0)
            {
                yield return new SentLine(status, count, null);
            }
        }
    }

    private static List<JsonNode?> Items(string text) => text.AsSpan().TrimStart().StartsWith("[")
        ? [.. JsonNode.Parse(text)!.AsArray()]
        : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonNode.Parse(line))];

    private async Task<JsonNode> PostAsync(string path, byte[] body, string type, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new SendException($"{(int)response.StatusCode}: {text}");
    }
}
