using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Professionalism;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>The file with what the professionalism index needs beside learning: <c>nip,on</c> and at least one of the other columns; an empty cell says nothing.</summary>
internal sealed class ProfileImport : IImportKind
{
    private static readonly ImmutableArray<string> Required = ["nip", "on"];
    private static readonly ImmutableArray<string> Optional = ["qualification", "functionalPost", "postTraining", "performance", "discipline"];

    public static ProfileImport Instance { get; } = new();

    public string Source => Sources.ProfileImport;

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
            "nip",
            row => (row.Profile.Nip, row.Profile.On),
            row => row.Number,
            (a, b) => a.Profile == b.Profile);
        return (new ImportPlan(table.Rows.Length, [.. rows.Select(row => Submit(row, context))], [.. errors]), null);
    }

    private static Row? ReadRow(int number, RowReader reader, DateOnly today)
    {
        var (nip, on) = (reader.Nip("nip", today), reader.Date("on"));
        foreach (var (field, isThere) in new[] { ("nip", nip is not null), ("on", on is not null) })
        {
            if (!isThere && !reader.HasFailed(field))
            {
                reader.Fail<string>(field, "REQUIRED", $"{field} is empty: fill it in.");
            }
        }

        var profile = new RecordProfile(
            nip, null, on ?? today,
            OneOf<Qualification>(reader, "qualification"), reader.Code("functionalPost"), OneOf<PostTraining>(reader, "postTraining"),
            OneOf<PerformanceRating>(reader, "performance"), OneOf<DisciplineRecord>(reader, "discipline"));
        return reader.IsSound ? new Row(number, profile) : null;
    }

    private static T? OneOf<T>(RowReader reader, string field)
        where T : struct, Enum => reader.Text(field) is null ? null : reader.Enum<T>(field);

    private static PlannedRow Submit(Row row, ImportContext context) => new(row.Number, context.Submit(
        row.Profile,
        "profileRow",
        row.Profile.Nip,
        Rows.Iso(row.Profile.On),
        NameOf(row.Profile.Qualification),
        row.Profile.FunctionalPost,
        NameOf(row.Profile.PostTraining),
        NameOf(row.Profile.Performance),
        NameOf(row.Profile.Discipline)));

    private static string? NameOf<T>(T? value)
        where T : struct, Enum => value is { } known ? WireNames.Of(known) : null;

    private sealed record Row(int Number, RecordProfile Profile);
}
