using System.Net.Http.Headers;
using System.Text;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class ExportDoorTests
{
    private const string Header = "name,nip,agency,status,post,jp,target,missing,lastCompletion\r\n";

    [Fact]
    public async Task A_file_says_what_each_member_still_misses_and_masks_every_NIP()
    {
        await using var host = await DoorHost.StartAsync();
        host.Members.Add("Siti Contoh", 7.5m, 20, "2026-03-04T18:00:00Z");
        host.Members.Add("Budi \"Boy\", S.Pd", 22, 20);
        host.Members.Add(null, 0, null);
        using var response = await GetAsync(host, "?agency=DINKES&compliant=false");
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"members-DINKES-2026.csv\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        // 18:00 UTC is 01:00 of the next day in the region's zone.
        Assert.Equal(
            Header
            + "Siti Contoh,1990**************,DINKES,PNS,PELAKSANA,7.5,20,12.5,2026-03-05\r\n"
            + "\"Budi \"\"Boy\"\", S.Pd\",1990**************,DINKES,PNS,PELAKSANA,22,20,0,\r\n"
            + ",****,DINKES,PNS,PELAKSANA,0,,,\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
        Assert.False(host.Members.Queries[0].Filter.Compliant);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "\"'=HYPERLINK(1)\"")]
    [InlineData("+62", "\"'+62\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    public async Task A_name_that_looks_like_a_formula_is_text(string name, string cell)
    {
        await using var host = await DoorHost.StartAsync();
        host.Members.Add(name);
        Assert.StartsWith(cell + ",", (await TextAsync(host, "?agency=DINKES")).Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_members_are_one_file()
    {
        await using var host = await DoorHost.StartAsync();
        for (var i = 0; i < 10_001; i++)
        {
            host.Members.Add($"Pegawai {i}");
        }

        var lines = (await TextAsync(host, "?agency=DINKES&year=2026")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 10_001).Select(i => $"Pegawai {i}"), lines.Skip(1).Select(l => l[..l.IndexOf(',', StringComparison.Ordinal)]));
        Assert.Equal(11, host.Members.Queries.Count);
        Assert.Single(lines, l => l + "\r\n" == Header);
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("Pegawai", StringComparison.Ordinal));
        Assert.Contains(host.Logs.Lines, l => l.Contains("10001 members of agency DINKES in 2026 were exported by admin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agency_of_nobody_is_a_header()
    {
        await using var host = await DoorHost.StartAsync();
        Assert.Equal(Header, await TextAsync(host, "?agency=DINKES"));
    }

    [Fact]
    public async Task Only_the_administrators_key_opens_the_door()
    {
        await using var host = await DoorHost.StartAsync();
        foreach (var (key, status) in new[] { (host.Reader.Text, 403), (host.Partner.Text, 403), ("", 401) })
        {
            using var response = await GetAsync(host, "?agency=DINKES", key);
            Assert.Equal(status, (int)response.StatusCode);
        }

        Assert.Empty(host.Members.Queries);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?agency=dinas kesehatan", 400)]
    [InlineData("?agency=DINKES&year=abc", 400)]
    [InlineData("?agency=DINKES&year=2027", 400)]
    [InlineData("?agency=DINKES&compliant=no", 400)]
    [InlineData("?agency=DINKES&complaint=false", 400)]
    [InlineData("?agency=DINKES&includeChildren=1", 400)]
    [InlineData("?agency=NOWHERE", 404)]
    public async Task A_question_that_can_not_be_answered_says_what_to_do(string query, int status)
    {
        await using var host = await DoorHost.StartAsync();
        using var response = await GetAsync(host, query);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("\"message\":", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_is_503_before_the_file_and_breaks_it_off_within()
    {
        await using var host = await DoorHost.StartAsync();
        host.Members.PagesMax = 0;
        using (var response = await GetAsync(host, "?agency=DINKES"))
        {
            Assert.Equal((503, TimeSpan.FromSeconds(1)), ((int)response.StatusCode, response.Headers.RetryAfter?.Delta));
        }

        for (var i = 0; i < 1_001; i++)
        {
            host.Members.Add("Pegawai");
        }

        host.Members.PagesMax = host.Members.Queries.Count + 1;
        await Assert.ThrowsAsync<HttpRequestException>(() => TextAsync(host, "?agency=DINKES"));
    }

    private static async Task<string> TextAsync(DoorHost host, string query)
    {
        using var response = await GetAsync(host, query);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return Encoding.UTF8.GetString(bytes[3..]);
    }

    private static async Task<HttpResponseMessage> GetAsync(DoorHost host, string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/export/members.csv" + query);
        request.Headers.Authorization = key?.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", key ?? host.Admin.Text);
        return await host.Http.SendAsync(request);
    }
}
