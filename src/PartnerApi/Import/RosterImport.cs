using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;
using Bangkom.Grains.Policies;
using Bangkom.PartnerApi.Http;
using C = Bangkom.PartnerApi.Import.RosterColumns;

namespace Bangkom.PartnerApi.Import;

/// <summary>The roster's file. A superior may stand below those who name them; who is absent has not left.</summary>
internal sealed class RosterImport : IImportKind
{
    private const int NameCharactersMax = 200;

    public static RosterImport Instance { get; } = new();

    public string Source => "import/roster";

    public (ImportPlan? Plan, Refusal? Refusal) Plan(Table table, ImportContext context)
    {
        var (columns, refusal) = Columns.Find(table.Header, C.Required, C.Optional);
        if (columns is null)
        {
            return (null, refusal);
        }

        var errors = new List<RowError>();
        var read = Rows.Read(table, columns, errors, (number, reader) => ReadRow(number, reader, context.Today));
        var rows = Rows.WithoutContradictions(
            read, errors, C.Nip, row => (row.Nip, row.EffectiveOn), row => row.Number, (a, b) => a with { Number = b.Number } == b);

        // A row whose previous NIP has a row of its own comes after it: the person must be known by then.
        var ordered = DependencyOrder.Sort(rows, row => row.Nip, row => Needs(row).Where(nip => nip != row.Nip));
        var contracts = ContractNips(table, columns, context.Today);
        return (new ImportPlan(table.Rows.Length, [.. ordered.Select(row => Submit(row, contracts, context))], [.. errors]), null);
    }

    private static IEnumerable<string> Needs(Row row)
    {
        if (row.SuperiorNip is { } superior)
        {
            yield return superior;
        }

        if (row.PreviousNip is { } previous)
        {
            yield return previous;
        }
    }

    private static Row? ReadRow(int number, RowReader reader, DateOnly today)
    {
        var row = new Row(
            number,
            reader.Nip(C.Nip, today) ?? "",
            reader.Name(C.Name, NameCharactersMax),
            reader.Code(C.Agency) ?? "",
            reader.Enum<EmployeeStatus>(C.Status),
            reader.Enum<PostKind>(C.Post),
            reader.Text(C.PostLevel),
            reader.Text(C.Rank),
            reader.Date(C.JoinedOn) ?? default,
            reader.Nip(C.PreviousNip, today),
            reader.Date(C.EffectiveOn),
            reader.Date(C.LeftOn),
            reader.Date(C.ContractFrom),
            reader.Date(C.ContractTo),
            reader.Nip(C.SuperiorNip, today));
        RequireValue(reader, C.Nip, row.Nip.Length > 0);
        RequireValue(reader, C.Agency, row.Agency.Length > 0);
        RequireValue(reader, C.JoinedOn, row.JoinedOn != default);
        return reader.IsSound ? row : null;
    }

    private static void RequireValue(RowReader reader, string field, bool hasValue)
    {
        // A value that is there but wrong was reported already.
        if (!hasValue && !reader.HasFailed(field))
        {
            reader.Fail<string>(field, "REQUIRED", $"{field} is empty: fill it in.");
        }
    }

    // Refused rows count as present too: their person is not missing from the file.
    private static ImmutableHashSet<string> ContractNips(Table table, Columns columns, DateOnly today)
    {
        var nips = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var place = columns[C.Nip];
        foreach (var row in table.Rows)
        {
            if (place < row.Cells.Length && Grains.Ids.Nip.TryParse(row.Cells[place].Text, today, out var nip, out _) && nip.IsContract)
            {
                nips.Add(nip.Digits);
            }
        }

        return nips.ToImmutable();
    }

    private static PlannedRow Submit(Row row, ImmutableHashSet<string> contractNips, ImportContext context)
    {
        // Only a new contract's number can be a renewal, so only such a row has to know who else is in the file.
        var command = new RosterRow(
            row.Nip,
            row.Name,
            new AgencyId(row.Agency),
            new Employment(row.Status, row.Post, row.PostLevel, row.Rank, row.JoinedOn, row.ContractFrom, row.ContractTo),
            row.PreviousNip,
            row.EffectiveOn,
            row.LeftOn,
            row.SuperiorNip,
            context.Today,
            row.PreviousNip is null && contractNips.Contains(row.Nip) ? contractNips : null);
        return new(row.Number, context.Submit(
            command,
            "rosterRow",
            row.Nip,
            row.Name,
            row.Agency,
            WireNames.Of(row.Status),
            WireNames.Of(row.Post),
            row.PostLevel,
            row.Rank,
            Rows.Iso(row.JoinedOn),
            row.PreviousNip,
            Rows.Iso(row.LeftOn),
            Rows.Iso(row.ContractFrom),
            Rows.Iso(row.ContractTo),
            row.SuperiorNip,
            Rows.Iso(row.EffectiveOn ?? context.Today)));
    }

    private sealed record Row(
        int Number,
        string Nip,
        string Name,
        string Agency,
        EmployeeStatus Status,
        PostKind Post,
        string? PostLevel,
        string? Rank,
        DateOnly JoinedOn,
        string? PreviousNip,
        DateOnly? EffectiveOn,
        DateOnly? LeftOn,
        DateOnly? ContractFrom,
        DateOnly? ContractTo,
        string? SuperiorNip);
}
