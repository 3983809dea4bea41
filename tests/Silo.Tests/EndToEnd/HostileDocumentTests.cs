using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>Documents that burn an unprotected server for seconds cost an idle one less than 100 ms of processor time, and are refused.</summary>
public sealed class HostileDocumentTests(OneServer one, ITestOutputHelper output) : IClassFixture<OneServer>
{
    private const double CpuMillisecondsMax = 100;
    private const int PerSample = 10;

    public static TheoryData<string, string> Documents => new()
    {
        { "fragments that each spread the next one twice, 48 deep", Bomb() },
        { "one field 20,000 times", "{" + string.Concat(Enumerable.Repeat("__typename ", 20_000)) + "}" },
        { "1,000 fragments in a chain", Chain(1_000) },
        { "@include 20,000 times on a field", "{__typename " + string.Concat(Enumerable.Repeat("@include(if:true)", 20_000)) + "}" },
        // The same, small enough to pass the limit of 16 KiB: the limits after it must hold too.
        { "one field 1,300 times", "{" + string.Concat(Enumerable.Repeat("__typename ", 1_300)) + "}" },
        { "300 fragments in a chain", Chain(300) },
        { "@include 900 times on a field", "{__typename " + string.Concat(Enumerable.Repeat("@include(if:true)", 900)) + "}" },
        { "a list literal nested 200 deep", "{agency(code:" + new string('[', 200) + new string(']', 200) + "){name}}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused_cheaply(string name, string document)
    {
        await SmallRegion.QueryAsync(one.Server.Client, "{ region { name } }");
        await RefusesAsync(document);
        var costs = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            // The server's own timers and collections run meanwhile: the median of five is what the document costs.
            // The system counts in steps of 10 ms, which most of these stay under: ten at a time.
            var before = Cpu();
            for (var n = 0; n < PerSample; n++)
            {
                await RefusesAsync(document);
            }

            costs.Add((Cpu() - before).TotalMilliseconds / PerSample);
        }

        costs.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {costs[2]:0.0} ms"));
        Assert.True(costs[2] < CpuMillisecondsMax, string.Create(CultureInfo.InvariantCulture, $"{name}: {costs[2]:0} ms of processor time"));
        await SmallRegion.QueryAsync(one.Server.Client, "{ region { name } }");
    }

    private static string Chain(int fragments) =>
        "{...F0}" + string.Concat(Enumerable.Range(0, fragments).Select(i => $"fragment F{i} on Query{{{(i < fragments - 1 ? $"...F{i + 1}" : "__typename")}}}"));

    private TimeSpan Cpu() => Process.GetProcessById(one.Server.Id).TotalProcessorTime;

    /// <summary>It must be refused with a reason, not by an error that nobody foresaw.</summary>
    private async Task RefusesAsync(string query)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var answer = await one.Server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        var code = (string?)JsonNode.Parse(text)!["errors"]?[0]?["extensions"]?["code"];
        Assert.True(code is not null and not "INTERNAL", text);
    }

    private static string Bomb()
    {
        var document = new StringBuilder("{...F0}");
        for (var i = 0; i < 48; i++)
        {
            document.Append(CultureInfo.InvariantCulture, $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}");
        }

        return document.Append("fragment F48 on Query{__typename}").ToString();
    }
}
