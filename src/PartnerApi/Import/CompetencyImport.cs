using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>The file of assessed levels: <c>nip,competency,level</c>, and if wanted <c>on</c>, the day of the assessment.</summary>
internal sealed class CompetencyImport : IImportKind
{
    private static readonly ImmutableArray<string> Required = ["nip", "competency", "level"];
    private static readonly ImmutableArray<string> Optional = ["on"];

    public static CompetencyImport Instance { get; } = new();

    public string Source => Sources.CompetencyImport;

    public (ImportPlan? Plan, Refusal? Refusal) Plan(Table table, ImportContext context)
    {
        var (columns, refusal) = Columns.Find(table.Header, Required, Optional);
        if (columns is null)
        {
            return (null, refusal);
        }

        var errors = new List<RowError>();
        var rows = Rows.WithoutContradictions(
            Rows.Read(table, columns, errors, (number, reader) => ReadRow(number, reader, context.Today)),
            errors,
            "competency",
            row => (row.Nip, row.Competency, row.On),
            row => row.Number,
            (a, b) => a.Level == b.Level);
        return (new ImportPlan(table.Rows.Length, [.. rows.Select(row => Submit(row, context))], [.. errors]), null);
    }

    private static Row? ReadRow(int number, RowReader reader, DateOnly today)
    {
        var row = new Row(
            number, reader.RequiredNip("nip", today), reader.RequiredCode("competency"), reader.Whole("level", 0, NeedRules.LevelMax), reader.Date("on") ?? today);
        return reader.IsSound ? row : null;
    }

    private static PlannedRow Submit(Row row, ImportContext context) => new(row.Number, context.Submit(
        new AssessCompetency(row.Nip, null, new CompetencyId(row.Competency), row.Level, row.On),
        "competencyRow",
        row.Nip,
        row.Competency,
        row.Level.ToString(CultureInfo.InvariantCulture),
        Rows.Iso(row.On)));

    private sealed record Row(int Number, string Nip, string Competency, int Level, DateOnly On);
}
