using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Members;
using Bangkom.Grains.Policies;
using CsvHelper;

namespace Bangkom.PartnerApi.Export;

/// <summary>
/// Members as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel reads it). A text that a spreadsheet would run as a formula is
/// written with an apostrophe before it.
/// </summary>
internal static class MembersCsv
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };
    private static readonly string[] Columns = ["name", "nip", "agency", "status", "post", "jp", "target", "missing", "lastCompletion"];

    /// <summary>Writes a page.</summary>
    /// <param name="page">The members.</param>
    /// <param name="zone">Decides the day of the last completion.</param>
    /// <param name="isFirst">True for the page with the header.</param>
    public static byte[] Write(MembersPage page, RegionZone zone, bool isFirst)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options with { WriteByteOrderMark = isFirst }, leaveOpen: true))
        {
            if (isFirst)
            {
                csv.WriteHeader(Columns);
            }

            foreach (var listed in page.Members)
            {
                csv.WriteRecord(Row(listed, zone));
            }
        }

        return bytes.ToArray();
    }

    private static string[] Row(ListedMember listed, RegionZone zone)
    {
        var (person, member) = (listed.Person, listed.Member);
        var record = member.Record;
        return
        [
            person.Name ?? "",
            Nip.Mask(person.Nip ?? ""),
            member.Agency.Value,
            WireNames.Of(member.Employment.Status),
            WireNames.Of(member.Employment.Post),
            Number(record.Jp),
            Number(record.Target),
            Number(record.Target is { } target ? Math.Max(0, target - record.Jp) : null),
            record.LastCompletionAt is { } last ? zone.DayOf(last).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
        ];
    }

    private static string Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
