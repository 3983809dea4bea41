using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>
/// The file of public surveys (PermenPANRB 14/2017): <c>unit,quarter,respondents,u1,…,u9</c> with the sums of the marks, and if wanted
/// <c>n1,…,n9</c> with how many answered each element; left out = all. A unit's quarter that was recorded is replaced.
/// </summary>
/// <param name="units">Service units that are defined.</param>
internal sealed class SurveyImport(IReadOnlySet<ServiceUnitId> units) : IImportKind
{
    private const int Elements = Grains.Evaluation.Measures.Ikm.Elements;

    private static readonly ImmutableArray<string> Sums = [.. Enumerable.Range(1, Elements).Select(i => string.Create(CultureInfo.InvariantCulture, $"u{i}"))];
    private static readonly ImmutableArray<string> Counts = [.. Enumerable.Range(1, Elements).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i}"))];
    private static readonly ImmutableArray<string> Required = ["unit", "quarter", "respondents", .. Sums];

    public string Source => Sources.SurveyImport;

    public (ImportPlan? Plan, Refusal? Refusal) Plan(Table table, ImportContext context)
    {
        var (columns, refusal) = Columns.Find(table.Header, Required, Counts);
        if (columns is null)
        {
            return (null, refusal);
        }

        var errors = new List<RowError>();
        var rows = Rows.WithoutContradictions(
            Rows.Read(table, columns, errors, ReadRow), errors, "unit", row => (row.Unit, row.Quarter), row => row.Number, (a, b) => a.Numbers.SequenceEqual(b.Numbers));
        return (new ImportPlan(table.Rows.Length, [.. rows.Select(row => Submit(row, context))], [.. errors]), null);
    }

    private Row? ReadRow(int number, RowReader reader)
    {
        var unit = reader.Required("unit");
        if (unit.Length > 0 && !(Codes.IsValid(unit) && units.Contains(new ServiceUnitId(unit))))
        {
            reader.Fail<string>("unit", "UNKNOWN_UNIT", "No service unit has this code: define it first, or correct the code.");
        }

        var text = reader.Required("quarter");
        if (!Quarter.TryParse(text, out var quarter) && text.Length > 0)
        {
            reader.Fail<string>("quarter", "INVALID", "quarter is no quarter like 2026-Q1.");
        }

        var respondents = Number(reader, "respondents", null);
        ImmutableArray<int> sums = [.. Sums.Select(s => Number(reader, s, null))];
        ImmutableArray<int> counts = [.. Counts.Select(c => Number(reader, c, respondents))];
        return reader.IsSound ? new Row(number, new ServiceUnitId(unit), quarter, respondents, sums, counts) : null;
    }

    private static int Number(RowReader reader, string field, int? otherwise)
    {
        var text = reader.Text(field);
        if (text is null && otherwise is { } known && !reader.HasFailed(field))
        {
            return known;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !reader.HasFailed(field))
        {
            reader.Fail<string>(field, "INVALID", $"{field} is a whole number, 0 or more.");
        }

        return number;
    }

    // A survey may be mended and mended back: what was sent on another day is news again.
    private static PlannedRow Submit(Row row, ImportContext context) => new(row.Number, context.Submit(
        new RecordSurvey(row.Unit, row.Quarter, row.Respondents, row.Sums, row.Answers, IsKnown: true),
        "surveyRow",
        row.Unit.Value,
        row.Quarter.ToString(),
        string.Join(' ', row.Numbers),
        Rows.Iso(context.Today)));

    private sealed record Row(int Number, ServiceUnitId Unit, Quarter Quarter, int Respondents, ImmutableArray<int> Sums, ImmutableArray<int> Answers)
    {
        public IEnumerable<int> Numbers => [Respondents, .. Sums, .. Answers];
    }
}
