using System.Text;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.People;
using Bangkom.Grains.Professionalism;
using Bangkom.PartnerApi.Import;
using MiniExcelLibs;

namespace Bangkom.PartnerApi.Tests.Import;

public sealed class ImportPlanTests
{
    private const string Header = "nip,name,agency,status,post,rank,joinedOn";
    private static readonly ImportContext Context = new(new DateOnly(2026, 6, 1), new byte[32]);

    private static string Row(int i, string joinedOn = "2015-01-01") => $"{People.Pns(i)},Orang {i},DINKES,PNS,PELAKSANA,III/a,{joinedOn}";

    private static ImportPlan Roster(string csv) => Plan(RosterImport.Instance, CsvTables.Read(Encoding.UTF8.GetBytes(csv)).Table);

    private static ImportPlan Plan(IImportKind kind, Table? table)
    {
        Assert.NotNull(table);
        var (plan, refusal) = kind.Plan(table, Context);
        Assert.Null(refusal);
        Assert.NotNull(plan);
        return plan;
    }

    private static ImportPlan Xlsx(params Dictionary<string, object>[] rows)
    {
        using var stream = new MemoryStream();
        MiniExcel.SaveAs(stream, rows);
        return Plan(RosterImport.Instance, XlsxTables.Read(stream.ToArray()).Table);
    }

    private static Dictionary<string, object> Cells(object nip, object joinedOn) => new()
    {
        ["nip"] = nip,
        ["name"] = "Orang",
        ["agency"] = "DINKES",
        ["status"] = "PPPK_PART_TIME",
        ["post"] = "FUNGSIONAL",
        ["rank"] = "IX",
        ["joinedOn"] = joinedOn,
    };

    [Fact]
    public void A_profile_row_says_what_its_cells_say_and_the_same_row_is_the_same_item()
    {
        const string Profiles = "nip,on,qualification,performance,discipline,functionalPost\n";
        ImportPlan Read(string rows) => Plan(ProfileImport.Instance, CsvTables.Read(Encoding.UTF8.GetBytes(Profiles + rows)).Table);
        var plan = Read($"{People.Pns(1)},2026-01-02,S1,,NONE,GURU\n{People.Pns(1)},2026-02-02,,GOOD,,\n");
        var commands = plan.Ordered.Select(r => Assert.IsType<RecordProfile>(r.Submission.Command)).ToArray();
        Assert.Equal(
            [(Qualification.S1, null, DisciplineRecord.None, "GURU"), ((Qualification?)null, PerformanceRating.Good, (DisciplineRecord?)null, (string?)null)],
            commands.Select(c => (c.Qualification, c.Performance, c.Discipline, c.FunctionalPost)));
        Assert.Equal(plan.Ordered[0].Submission.Key, Read($"{People.Pns(1)},2026-01-02,S1,,NONE,GURU\n").Ordered[0].Submission.Key);

        var wrong = Read($"{People.Pns(1)},2026-01-02,S9,,NONE,\n{People.Pns(2)},,S1,,,\n{People.Pns(3)},2026-01-02,S1,,,\n{People.Pns(3)},2026-01-02,S2,,,\n");
        Assert.Equal([(2, "qualification", "INVALID"), (3, "on", "REQUIRED"), (5, "nip", "CONTRADICTION")], wrong.Errors.Select(e => (e.Row, e.Field!, e.Code)));
        Assert.Single(wrong.Ordered);
    }

    [Theory]
    [InlineData(",", "")]
    [InlineData(";", "")]
    [InlineData(",", "\uFEFF")]
    [InlineData(";", "\uFEFF")]
    public void A_roster_is_read_from_CSV_with_commas_or_semicolons_and_with_or_without_a_mark(string separator, string mark)
    {
        var plan = Roster(mark + $"{Header.ToUpperInvariant()}\r\n{Row(1)}\r\n{Row(2)}\r\n".Replace(",", separator, StringComparison.Ordinal));
        Assert.Empty(plan.Errors);
        Assert.Equal([2, 3], plan.Ordered.Select(r => r.Number));
        var row = Assert.IsType<RosterRow>(plan.Ordered[0].Submission.Command);
        Assert.Equal((People.Pns(1), "Orang 1", "DINKES"), (row.Nip, row.Name, row.Agency.Value));
        Assert.Equal(new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2015, 1, 1)), row.Employment);
        Assert.Equal(Context.Today, row.ImportDay);
    }

    [Fact]
    public void A_roster_is_read_from_XLSX_with_dates_as_cells_or_text()
    {
        var plan = Xlsx(Cells(People.Pppk(1), new DateTime(2021, 2, 3)), Cells(People.Pppk(2), "2021-02-03"));
        Assert.Empty(plan.Errors);
        Assert.All(plan.Ordered, r => Assert.Equal(new DateOnly(2021, 2, 3), ((RosterRow)r.Submission.Command).Employment.JoinedOn));
        Assert.Equal([2, 3], plan.Ordered.Select(r => r.Number));
    }

    [Fact]
    public void A_NIP_that_XLSX_keeps_as_a_number_is_refused_with_what_to_do()
    {
        var error = Assert.Single(Xlsx(Cells(199102022021211001d, "2021-02-03"), Cells(People.Pppk(2), "2021-02-03")).Errors);
        Assert.Equal((2, "nip", "NIP_DAMAGED"), (error.Row, error.Field, error.Code));
        Assert.Contains("as text", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.97E+17", "NIP_DAMAGED")]
    [InlineData("\"1,97E+17\"", "NIP_DAMAGED")]
    [InlineData("19900101201501100", "INVALID_NIP")]
    [InlineData("", "REQUIRED")]
    public void A_bad_NIP_loses_no_good_row_and_is_not_repeated_in_the_message(string nip, string code)
    {
        var plan = Roster($"{Header}\n{Row(1)}\n{Row(2).Replace(People.Pns(2), nip, StringComparison.Ordinal)}\n{Row(3)}");
        Assert.Equal([2, 4], plan.Ordered.Select(r => r.Number));
        var error = Assert.Single(plan.Errors);
        Assert.Equal((3, "nip", code), (error.Row, error.Field, error.Code));
        Assert.DoesNotContain("1990", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("04/03/2015", "INVALID_DATE")]
    [InlineData("", "REQUIRED")]
    public void A_date_is_written_year_month_day(string joinedOn, string code) =>
        Assert.Equal(("joinedOn", code), Assert.Single(Roster($"{Header}\n{Row(1, joinedOn)}").Errors) is var e ? (e.Field, e.Code) : default);

    [Fact]
    public void An_unclosed_quote_spoils_its_own_row_only()
    {
        var plan = Roster($"{Header}\n{Row(1)}\n{Row(2).Replace("Orang 2", "\"Orang 2", StringComparison.Ordinal)}\n{Row(3)}\n{Row(4)}");
        Assert.Equal([2, 4, 5], plan.Ordered.Select(r => r.Number));
        Assert.Equal(3, Assert.Single(plan.Errors).Row);
    }

    [Fact]
    public void Blank_rows_are_no_rows_but_count_in_the_numbers()
    {
        var plan = Roster($"{Header}\n\n,,,,,,\n{Row(1)}\n");
        Assert.Equal(1, plan.Rows);
        Assert.Equal(4, Assert.Single(plan.Ordered).Number);
    }

    [Fact]
    public void Superiors_come_before_those_who_name_them()
    {
        var plan = Roster($"{Header},superiorNip\n{Row(1)},{People.Pns(2)}\n{Row(2)},{People.Pns(3)}\n{Row(3)},\n{Row(4)},{People.Pns(1)}");
        Assert.Equal([4, 3, 2, 5], plan.Ordered.Select(r => r.Number));
    }

    [Fact]
    public void A_chain_of_superiors_may_be_as_long_as_the_file()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => $"{Row(i)},{(i < 4_999 ? People.Pns(i + 1) : "")}");
        var plan = Roster($"{Header},superiorNip\n{string.Join('\n', rows)}");
        Assert.Equal(5_001, plan.Ordered[0].Number);
        Assert.Equal(5_000, plan.Ordered.Length);
    }

    [Fact]
    public void Two_rows_that_contradict_each_other_are_told_from_a_repeat()
    {
        var plan = Roster($"{Header}\n{Row(1)}\n{Row(1)}\n{Row(1).Replace("DINKES", "DISDIK", StringComparison.Ordinal)}");
        Assert.Equal([2, 3], plan.Ordered.Select(r => r.Number));
        Assert.Equal((4, "CONTRADICTION"), Assert.Single(plan.Errors) is var e ? (e.Row, e.Code) : default);
        Assert.Equal(plan.Ordered[0].Submission.Key, plan.Ordered[1].Submission.Key);
    }

    [Fact]
    public void The_same_row_on_another_day_is_another_item_unless_it_names_its_day()
    {
        string KeyOn(string more, int day) => Assert.Single(RosterImport.Instance.Plan(
            CsvTables.Read(Encoding.UTF8.GetBytes($"{Header},effectiveOn\n{Row(1)},{more}")).Table!,
            Context with { Today = new DateOnly(2026, 6, day) }).Plan!.Ordered).Submission.Key;
        Assert.NotEqual(KeyOn("", 1), KeyOn("", 2));
        Assert.Equal(KeyOn("2026-01-01", 1), KeyOn("2026-01-01", 2));
    }

    [Fact]
    public void A_new_contract_knows_who_else_is_in_the_file()
    {
        var row = Row(1).Replace(People.Pns(1), People.Pppk(1), StringComparison.Ordinal);
        var plan = Roster($"{Header}\n{row}\n{Row(2)}");
        Assert.Equal([People.Pppk(1)], ((RosterRow)plan.Ordered[0].Submission.Command).NipsInFile!);
        Assert.Null(((RosterRow)plan.Ordered[1].Submission.Command).NipsInFile);
    }

    [Theory]
    [InlineData("nip,name,agency,status,post,rank", "MISSING_COLUMN")]
    [InlineData(Header + ",gaji", "UNKNOWN_COLUMN")]
    [InlineData(Header + ",NIP", "COLUMN_TWICE")]
    public void A_header_that_is_wrong_refuses_the_file(string header, string code) => Assert.Equal(
        code, RosterImport.Instance.Plan(CsvTables.Read(Encoding.UTF8.GetBytes($"{header}\n{Row(1)}")).Table!, Context).Refusal?.Code);

    [Fact]
    public void Parents_come_before_their_agencies()
    {
        var plan = Plan(AgencyImport.Instance, CsvTables.Read("code,name,parent\nSD-1,SD Satu,UPT\nUPT,UPT  Timur,DISDIK\nDISDIK,Dinas,\nX,X,X\nx y,Y,"u8).Table);
        Assert.Equal(["DISDIK", "UPT", "SD-1"], plan.Ordered.Select(r => ((AgencyRow)r.Submission.Command).Agency.Value));
        Assert.Equal("UPT Timur", ((AgencyRow)plan.Ordered[1].Submission.Command).Name);
        Assert.Equal([(5, "parent"), (6, "code")], plan.Errors.Select(e => (e.Row, e.Field!)));
    }

    [Fact]
    public void A_file_in_another_encoding_or_a_damaged_XLSX_is_refused_with_what_to_do()
    {
        Assert.Equal("NOT_UTF8", CsvTables.Read([0x6E, 0xE9, 0x0A]).Refusal?.Code);
        Assert.Equal("NOT_XLSX", XlsxTables.Read("PK\u0003\u0004 and no more"u8.ToArray()).Refusal?.Code);
        Assert.Equal("EMPTY", CsvTables.Read("\n\n"u8).Refusal?.Code);
    }
}
