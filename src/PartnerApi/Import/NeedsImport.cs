using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>
/// The file of answers to a survey of needs, one competency a row: <c>nip,survey,competency,difficulty,importance,frequency</c>, and if
/// wanted <c>stated</c> (<c>true</c>, <c>false</c>) and <c>on</c>, the day of the answer.
/// </summary>
internal sealed class NeedsImport : IImportKind
{
    private static readonly ImmutableArray<string> Required = ["nip", "survey", "competency", "difficulty", "importance", "frequency"];
    private static readonly ImmutableArray<string> Optional = ["stated", "on"];

    public static NeedsImport Instance { get; } = new();

    public string Source => Sources.NeedsImport;

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
            row => (row.Nip, row.Survey, row.Answer.Competency, row.On),
            row => row.Number,
            (a, b) => a.Answer == b.Answer);
        return (new ImportPlan(table.Rows.Length, [.. rows.Select(row => Submit(row, context))], [.. errors]), null);
    }

    private static Row? ReadRow(int number, RowReader reader, DateOnly today)
    {
        var stated = reader.Text("stated")?.ToUpperInvariant();
        if (stated is not (null or "TRUE" or "FALSE"))
        {
            reader.Fail<string>("stated", "INVALID", "stated is true, false or empty.");
        }

        var (nip, survey) = (reader.RequiredNip("nip", today), reader.RequiredCode("survey"));
        var answer = new NeedAnswer(
            new CompetencyId(reader.RequiredCode("competency")),
            reader.Whole("difficulty", NeedRules.ScaleMin, NeedRules.ScaleMax),
            reader.Whole("importance", NeedRules.ScaleMin, NeedRules.ScaleMax),
            reader.Whole("frequency", NeedRules.ScaleMin, NeedRules.ScaleMax),
            stated == "TRUE");
        var row = new Row(number, nip, survey, answer, reader.Date("on") ?? today);
        return reader.IsSound ? row : null;
    }

    private static PlannedRow Submit(Row row, ImportContext context) => new(row.Number, context.Submit(
        new AnswerNeeds(row.Nip, null, new NeedsSurveyId(row.Survey), row.On, [row.Answer]),
        "needsRow",
        row.Nip,
        row.Survey,
        row.Answer.Competency.Value,
        row.Answer.Difficulty.ToString(CultureInfo.InvariantCulture),
        row.Answer.Importance.ToString(CultureInfo.InvariantCulture),
        row.Answer.Frequency.ToString(CultureInfo.InvariantCulture),
        row.Answer.Stated ? "true" : "false",
        Rows.Iso(row.On)));

    private sealed record Row(int Number, string Nip, string Survey, NeedAnswer Answer, DateOnly On);
}
