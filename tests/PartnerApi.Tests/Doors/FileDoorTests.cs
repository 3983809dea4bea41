using System.Net.Http.Headers;
using System.Text.Json;
using MiniExcelLibs;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class FileDoorTests
{
    private const string Path = "/push/file";
    private const string Header = "No;Nama;NIP;Judul Pelatihan;Jenis;JP;Tanggal Selesai;Nilai\n";

    private static string Row(int i, string form = "Kursus", string jp = "7,5") => $"{i};Orang {i};{People.Pns(i)};Pelayanan;{form};{jp};2026-03-04;84\n";

    private static (int Rows, int Accepted, int Repeated, int Held, int Refused) Counts(JsonElement json) => (
        json.GetProperty("rows").GetInt32(),
        json.GetProperty("accepted").GetInt32(),
        json.GetProperty("repeated").GetInt32(),
        json.GetProperty("quarantined").GetInt32(),
        json.GetProperty("refused").GetInt32());

    private static async Task<DoorHost> StartAsync()
    {
        var host = await DoorHost.StartAsync();
        host.Ledger.Knows([.. Enumerable.Range(0, 701).Select(People.Pns)]);
        return host;
    }

    private static Task<Answer> SendAsync(DoorHost host, string csv, string? accept = null, string path = Path) =>
        host.SendAsync(path, csv, host.Partner, "text/csv", accept);

    [Fact]
    public async Task An_Indonesian_spreadsheet_is_taken_and_the_same_file_again_changes_nothing()
    {
        await using var host = await StartAsync();
        Assert.Equal((2, 2, 0, 0, 0), Counts((await SendAsync(host, Header + Row(1) + Row(2))).Json));
        Assert.Equal((2, 0, 2, 0, 0), Counts((await SendAsync(host, Header + Row(1) + Row(2))).Json));
        Assert.Equal(2, host.Ledger.Facts);
        Assert.All(host.Ledger.Requests, r => Assert.Equal(("partner/UBB", true), (r.Source, r.WantsReceipt)));
    }

    [Fact]
    public async Task A_row_is_the_same_item_as_a_push_with_the_same_fields()
    {
        await using var host = await StartAsync();
        await host.PushAsync($$"""{"key":"k-1","nip":"{{People.Pns(1)}}","title":"Pelayanan","form":"E_LEARNING","quantity":7.5,"completedAt":"2026-03-04"}""");
        var answer = await SendAsync(host, $"key,nip,title,form,quantity,completedAt\nk-1,{People.Pns(1)},Pelayanan,e-learning,\"7,50\",2026-03-04\n");
        Assert.Equal((1, 0, 1, 0, 0), Counts(answer.Json));
    }

    [Fact]
    public async Task The_rows_that_were_not_accepted_come_back_with_the_reason_and_mended_they_go_in()
    {
        await using var host = await StartAsync();
        var file = Header + Row(1) + Row(2, jp: "lima") + Row(701);
        var answer = await SendAsync(host, file, "text/csv");
        var lines = answer.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("No,Nama,NIP,Judul Pelatihan,Jenis,JP,Tanggal Selesai,Nilai,key,reason,message", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.Contains("INVALID,quantity is no number like 7.5.", lines[1], StringComparison.Ordinal);
        Assert.Contains(",UNKNOWN_PERSON,", lines[2], StringComparison.Ordinal);

        host.Ledger.Knows(People.Pns(701));
        var mended = answer.Text.Replace(",lima,", ",5,", StringComparison.Ordinal);
        Assert.Equal((2, 2, 0, 0, 0), Counts((await SendAsync(host, mended)).Json));
        Assert.Equal(3, host.Ledger.Facts);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var host = await StartAsync();
        Assert.Equal((1, 1, 0, 0, 0), Counts((await SendAsync(host, Header + Row(1), path: Path + "?dryRun=true")).Json));
        Assert.Empty(host.Ledger.Requests);
    }

    [Fact]
    public async Task Progress_comes_line_by_line_and_the_receipts_last()
    {
        await using var host = await StartAsync();
        var answer = await SendAsync(host, Header + string.Concat(Enumerable.Range(1, 600).Select(i => Row(i))), "application/x-ndjson");
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("""{"progress":{"rows":500,"of":600}}""", lines[0]);
        Assert.Equal(2, JsonDocument.Parse(lines[^1]).RootElement.GetProperty("receipts").GetArrayLength());
    }

    [Fact]
    public async Task A_workbook_whose_NIP_is_a_number_says_so()
    {
        await using var host = await StartAsync();
        using var stream = new MemoryStream();
        MiniExcel.SaveAs(stream, new object[] { new { nip = 1.99e17, judul = "X", jenis = "Seminar", jumlah = 1, selesai = "2026-03-04" } });
        using var body = new ByteArrayContent(stream.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var answer = await host.SendAsync(Path, body, host.Partner.Text);
        Assert.Equal("NIP_DAMAGED", answer.Json.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_column_that_nobody_knows_refuses_the_file()
    {
        await using var host = await StartAsync();
        Assert.Equal("UNKNOWN_COLUMN", (await SendAsync(host, "nip,tanggal selesai,warna\n")).ErrorCode);
        Assert.Equal("MISSING_COLUMN", (await SendAsync(host, "judul\n")).ErrorCode);
    }

    [Fact]
    public async Task Accounts_are_mapped_by_the_partner_or_by_the_administrator_for_it()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync("/import/accounts", Samples.Text("accounts.csv"), host.Partner, "text/csv");
        Assert.Equal(3, answer.Json.GetProperty("accepted").GetInt32());
        Assert.Equal(400, (await host.SendAsync("/import/accounts", Samples.Text("accounts.csv"), host.Admin, "text/csv")).Status);
        Assert.Equal(200, (await host.SendAsync("/import/accounts?partner=UBT", Samples.Text("accounts.csv"), host.Admin, "text/csv")).Status);
        var bad = await host.SendAsync("/import/accounts", $"homePage,name,email,nip\nhttps://x.example,,,{People.Pns(1)}\n,,a@b.example,123\n", host.Partner, "text/csv");
        Assert.Equal(2, bad.Json.GetProperty("refused").GetInt32());
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("peserta@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sample_file_is_a_good_one()
    {
        await using var host = await StartAsync();
        Assert.Equal((1, 1, 0, 0, 0), Counts((await SendAsync(host, Samples.Text("completions.csv"))).Json));
        Assert.Equal(200, (await host.PushAsync(Samples.Text("completions.json"))).Status);
    }
}
