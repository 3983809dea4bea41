using System.Net;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>The file of those below their target, from a real server.</summary>
public sealed class ExportTests(OneServer one) : IClassFixture<OneServer>
{
    private const string Members =
        "{ agency(code: \"DISDIK\") { participation { headcount compliant } members(first: 1000, filter: {compliant: false}) { totalCount edges { node { name } record { jp target } } } } }";

    [Fact]
    public async Task The_file_the_list_and_the_figures_agree()
    {
        // Persons 0 and 8 are DISDIK's, 3 is its school's: one reaches the target, one comes closer.
        var reached = one.Region.Item("export-1", 0, OneServer.Today);
        (reached["form"], reached["quantity"]) = ("TECHNICAL", 20);
        await one.SettleAsync(await one.PushAsync(reached, one.Region.Item("export-2", 3, OneServer.Today)));
        var agency = (await SmallRegion.QueryAsync(one.Server.Client, Members))["agency"]!;
        var below = agency["members"]!["edges"]!.AsArray().Select(e => ((string)e!["node"]!["name"]!, (decimal)e["record"]!["jp"]!)).ToArray();
        Assert.Equal((int)agency["participation"]!["headcount"]! - (int)agency["participation"]!["compliant"]!, below.Length);
        Assert.DoesNotContain("Pegawai 0", below.Select(b => b.Item1));

        using var answer = await one.Server.Client.GetAsync(new Uri("/export/members.csv?agency=DISDIK&compliant=false", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("name,nip,agency,status,post,jp,target,missing,lastCompletion", lines[0].TrimStart('\uFEFF'));
        var cells = lines.Skip(1).Select(l => l.Split(',')).ToArray();
        Assert.Equal(below, cells.Select(c => (c[0], decimal.Parse(c[5], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Contains("SDN-1", cells.Select(c => c[2]));
        Assert.All(cells, c => Assert.EndsWith("**************", c[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_administrators_key_there_is_no_file()
    {
        using var anonymous = new HttpClient { BaseAddress = one.Server.Address };
        using var answer = await anonymous.GetAsync(new Uri("/export/members.csv?agency=DISDIK", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("UNAUTHENTICATED", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]!);
    }
}
