using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>The agencies' file: <c>code,name,parent</c>. A parent may stand below its children.</summary>
internal sealed class AgencyImport : IImportKind
{
    private const int NameCharactersMax = 200;
    private static readonly ImmutableArray<string> Required = ["code", "name", "parent"];

    public static AgencyImport Instance { get; } = new();

    public string Source => "import/agencies";

    public (ImportPlan? Plan, Refusal? Refusal) Plan(Table table, ImportContext context)
    {
        var (columns, refusal) = Columns.Find(table.Header, Required, []);
        if (columns is null)
        {
            return (null, refusal);
        }

        var errors = new List<RowError>();
        var rows = Rows.WithoutContradictions(
            Rows.Read(table, columns, errors, ReadRow), errors, "code", row => row.Code, row => row.Number, (a, b) => a with { Number = b.Number } == b);
        var ordered = DependencyOrder.Sort(rows, row => row.Code, row => row.Parent is { } parent ? [parent] : []);
        return (new ImportPlan(table.Rows.Length, [.. ordered.Select(row => Submit(row, context))], [.. errors]), null);
    }

    private static Row? ReadRow(int number, RowReader reader)
    {
        var code = reader.Code("code");
        if (code is null && !reader.HasFailed("code"))
        {
            reader.Fail<string>("code", "REQUIRED", "code is empty: fill it in.");
        }

        var row = new Row(number, code ?? "", reader.Name("name", NameCharactersMax), reader.Code("parent"));
        if (code is not null && row.Parent == code)
        {
            reader.Fail<string>("parent", "INVALID", "An agency can't be its own parent: leave parent empty for a top agency.");
        }

        return reader.IsSound ? row : null;
    }

    // The effective day is the import day: a parent that changes and changes back is two moves.
    private static PlannedRow Submit(Row row, ImportContext context) => new(row.Number, context.Submit(
        new AgencyRow(new AgencyId(row.Code), row.Name, row.Parent is { } parent ? new AgencyId(parent) : null, context.Today),
        "agencyRow",
        row.Code,
        row.Name,
        row.Parent,
        Rows.Iso(context.Today)));

    private sealed record Row(int Number, string Code, string Name, string? Parent);
}
