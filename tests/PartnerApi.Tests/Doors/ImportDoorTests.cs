using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Ledger;
using MiniExcelLibs;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class ImportDoorTests
{
    private const string Path = "/import/roster";
    private const string Header = "nip,name,agency,status,post,rank,joinedOn,superiorNip\n";

    private static string Row(int i, string superior = "") => $"{People.Pns(i)},Orang {i},DINKES,PNS,PELAKSANA,III/a,2015-01-01,{superior}\n";

    private static (int Rows, int Accepted, int Repeated, int Refused) Counts(JsonElement json) =>
        (json.GetProperty("rows").GetInt32(), json.GetProperty("accepted").GetInt32(), json.GetProperty("repeated").GetInt32(), json.GetProperty("refused").GetInt32());

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var host = await DoorHost.StartAsync();
        Assert.Equal((2, 2, 0, 0), Counts((await host.ImportAsync(Path, Header + Row(1) + Row(2))).Json));
        Assert.Equal((2, 0, 2, 0), Counts((await host.ImportAsync(Path, Header + Row(1) + Row(2))).Json));
        Assert.Equal(2, host.Ledger.Facts);
        Assert.All(host.Ledger.Requests, r => Assert.Equal(("import/roster", false), (r.Source, r.WantsReceipt)));
    }

    [Fact]
    public async Task A_bad_row_loses_no_good_one_and_says_what_to_mend_without_a_NIP()
    {
        await using var host = await DoorHost.StartAsync();
        var answer = await host.ImportAsync(Path, Header + Row(1, People.Pns(9)) + Row(2) + "1.97E+17,X,DINKES,PNS,PELAKSANA,III/a,2015-01-01,\n");
        Assert.Equal((3, 1, 0, 2), Counts(answer.Json));
        var errors = answer.Json.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("row").GetInt32(), e.GetProperty("field").GetString(), e.GetProperty("code").GetString()));
        Assert.Equal([(2, "superiorNip", "UNKNOWN_SUPERIOR"), (4, "nip", "NIP_DAMAGED")], errors);
        Assert.DoesNotContain("1990", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_superior_and_a_parent_may_stand_below()
    {
        await using var host = await DoorHost.StartAsync();
        Assert.Equal((2, 2, 0, 0), Counts((await host.ImportAsync(Path, Header + Row(1, People.Pns(2)) + Row(2))).Json));
        Assert.Equal((2, 2, 0, 0), Counts((await host.ImportAsync("/import/agencies", "code,name,parent\nUPT,UPT,DISDIK\nDISDIK,Dinas Pendidikan,\n")).Json));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing_and_sees_all_rows_at_once()
    {
        await using var host = await DoorHost.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 700).Select(i => Row(i)));
        Assert.Equal((700, 700, 0, 0), Counts((await host.ImportAsync(Path + "?dryRun=true", Header + rows)).Json));
        Assert.Empty(host.Ledger.Requests);
        Assert.Equal(700, Assert.Single(host.Ledger.Previews).Items.Length);
        Assert.Equal(400, (await host.ImportAsync(Path + "?dryRun=maybe", Header + rows)).Status);
    }

    [Fact]
    public async Task Progress_comes_line_by_line_and_the_answer_last()
    {
        await using var host = await DoorHost.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 700).Select(i => Row(i)));
        var answer = await host.ImportAsync(Path, Header + rows, accept: "application/x-ndjson");
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["""{"progress":{"rows":500,"of":700}}""", """{"progress":{"rows":700,"of":700}}"""], lines[..^1]);
        Assert.Equal((700, 700, 0, 0), Counts(JsonDocument.Parse(lines[^1]).RootElement));
    }

    [Fact]
    public async Task An_outage_in_the_middle_says_to_send_the_file_again_and_then_the_rest_goes_in()
    {
        await using var host = await DoorHost.StartAsync();
        var rows = string.Concat(Enumerable.Range(1, 700).Select(i => Row(i)));
        host.Ledger.Failures.Enqueue(token => host.Ledger.AppendAsync(host.Ledger.Requests[0], token));
        host.Ledger.Failures.Enqueue(_ => Task.FromException<AppendResult>(new TimeoutException()));
        var broken = await host.ImportAsync(Path, Header + rows, accept: "application/x-ndjson");
        Assert.Contains("\"UNKNOWN_OUTCOME\"", broken.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        var (all, accepted, repeated, refused) = Counts((await host.ImportAsync(Path, Header + rows)).Json);
        Assert.Equal((700, 700, 0), (all, accepted + repeated, refused));
        Assert.Equal(700, host.Ledger.Facts);
    }

    [Fact]
    public async Task An_import_waits_for_room_in_a_full_queue()
    {
        await using var host = await DoorHost.StartAsync();
        host.Ledger.Failures.Enqueue(_ => Task.FromResult(new AppendResult(AppendOutcome.Busy, null, [])));
        Assert.Equal((1, 1, 0, 0), Counts((await host.ImportAsync(Path, Header + Row(1))).Json));
    }

    [Theory]
    [InlineData("file.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("file.xlsx", "application/octet-stream")]
    public async Task A_spreadsheet_is_taken_as_a_body_or_in_a_form(string name, string type)
    {
        await using var host = await DoorHost.StartAsync();
        using var stream = new MemoryStream();
        MiniExcel.SaveAs(stream, new[] { new { code = "DINKES", name = "Dinas Kesehatan", parent = "" } });
        using var body = new ByteArrayContent(stream.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        Assert.Equal((1, 1, 0, 0), Counts((await host.SendAsync("/import/agencies", body, host.Admin.Text)).Json));

        using var part = new ByteArrayContent(stream.ToArray());
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent { { part, "file", name } };
        Assert.Equal((1, 0, 1, 0), Counts((await host.SendAsync("/import/agencies", form, host.Admin.Text)).Json));
    }

    [Fact]
    public async Task A_form_with_two_files_or_none_is_refused()
    {
        await using var host = await DoorHost.StartAsync();
        using var none = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        Assert.Equal("NO_FILE", (await host.SendAsync(Path, none, host.Admin.Text)).ErrorCode);
        using var two = new MultipartFormDataContent { { new StringContent(Header), "a", "a.csv" }, { new StringContent(Header), "b", "b.csv" } };
        Assert.Equal("SEVERAL_FILES", (await host.SendAsync(Path, two, host.Admin.Text)).ErrorCode);
        using var broken = new StringContent("no boundary here");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        Assert.Equal(400, (await host.SendAsync(Path, broken, host.Admin.Text)).Status);
    }

    [Fact]
    public async Task A_file_past_its_limits_is_413_and_another_format_415()
    {
        await using var host = await DoorHost.StartAsync();
        using var large = new ByteArrayContent(new byte[PartnerApiLimits.ImportBodyBytesMax + 1]);
        Assert.Equal(413, (await host.SendAsync(Path, large, host.Admin.Text)).Status);
        var many = new StringBuilder(Header).Insert(Header.Length, "x\n", PartnerApiLimits.ImportRowsMax + 1).ToString();
        Assert.Equal(413, (await host.ImportAsync(Path, many)).Status);
        Assert.Equal(415, (await host.SendAsync(Path, "{}", host.Admin, "application/json")).Status);
        using var old = new ByteArrayContent([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        Assert.Equal("OLD_EXCEL", (await host.SendAsync(Path, old, host.Admin.Text)).ErrorCode);
        Assert.Empty(host.Ledger.Requests);
    }
}
