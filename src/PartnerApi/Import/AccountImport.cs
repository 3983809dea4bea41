using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Mappings;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>The file that says who a partner's accounts are: <c>homePage,name,nip</c>, or <c>email,nip</c>.</summary>
/// <param name="partner">Whose accounts.</param>
internal sealed class AccountImport(PartnerId partner) : IImportKind
{
    private static readonly ImmutableArray<string> Required = ["nip"];
    private static readonly ImmutableArray<string> Optional = ["homePage", "name", "email"];

    public string Source => Sources.AccountImport;

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
            "name",
            row => row.Account,
            row => row.Number,
            (a, b) => a.Nip == b.Nip);
        return (new ImportPlan(table.Rows.Length, [.. rows.Select(row => Submit(row, context))], [.. errors]), null);
    }

    private static Row? ReadRow(int number, RowReader reader, DateOnly today)
    {
        var (homePage, name, email) = (reader.Text("homePage"), reader.Text("name"), reader.Text("email"));
        var nip = reader.Nip("nip", today);
        if (nip is null && !reader.HasFailed("nip"))
        {
            reader.Fail<string>("nip", "REQUIRED", "nip is empty: fill it in.");
        }

        if (email is null == (homePage is null && name is null) || homePage is null != name is null)
        {
            reader.Fail<string>("name", "REQUIRED", "Fill in either homePage and name, or email.");
        }

        return reader.IsSound ? new Row(number, email is null ? Account.At(homePage!, name!) : Account.Email(email), nip!) : null;
    }

    // A mapping may change and change back: that a row is known already is seen from what is mapped, never from a row sent before.
    private PlannedRow Submit(Row row, ImportContext context) => new(row.Number, context.Submit(
        new MapAccount(partner, row.Account, row.Nip, null),
        "accountRow",
        partner.Value,
        row.Account.HomePage,
        row.Account.Name,
        row.Nip,
        context.Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

    private sealed record Row(int Number, Account Account, string Nip);
}
