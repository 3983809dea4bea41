using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>Documents that burn an unprotected server for seconds cost an idle one less than 100 ms of processor time, and are refused.</summary>
public sealed class HostileDocumentTests(OneServer one, ITestOutputHelper output) : IClassFixture<OneServer>
{
    private const double CpuMillisecondsMax = 100;

    public static TheoryData<string, string> Documents => new()
    {
        { "fragments that each spread the next one twice, 48 deep", Bomb() },
        { "one field 20,000 times", "{" + string.Concat(Enumerable.Repeat("__typename ", 20_000)) + "}" },
        { "1,000 fragments in a chain", "{...F0}" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"fragment F{i} on Query{{{(i < 999 ? $"...F{i + 1}" : "__typename")}}}")) },
        { "@include 20,000 times on a field", "{__typename " + string.Concat(Enumerable.Repeat("@include(if:true)", 20_000)) + "}" },
        { "a list literal nested 200 deep", "{agency(code:" + new string('[', 200) + new string(']', 200) + "){name}}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused_cheaply(string name, string document)
    {
        await SmallRegion.QueryAsync(one.Server.Client, "{ region { name } }");
        await SendAsync(document);
        var costs = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            // The server's own timers and collections run meanwhile: the median of five is what the document costs.
            var before = Cpu();
            Assert.True(await SendAsync(document), name);
            costs.Add((Cpu() - before).TotalMilliseconds);
        }

        costs.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {costs[2]:0} ms"));
        Assert.True(costs[2] < CpuMillisecondsMax, string.Create(CultureInfo.InvariantCulture, $"{name}: {costs[2]:0} ms of processor time"));
        await SmallRegion.QueryAsync(one.Server.Client, "{ region { name } }");
    }

    private TimeSpan Cpu() => Process.GetProcessById(one.Server.Id).TotalProcessorTime;

    /// <summary>True when it was refused.</summary>
    private async Task<bool> SendAsync(string query)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var answer = await one.Server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.TryGetProperty("errors", out _);
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
