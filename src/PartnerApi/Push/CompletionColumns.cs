using System.Collections.Immutable;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Push;

/// <summary>Columns of a file of completions: an item's properties, by their own names or those of an Indonesian spreadsheet.</summary>
internal static class CompletionColumns
{
    /// <summary>Why a row was not accepted; written by the rows to mend, and read over when they come again.</summary>
    public const string Reason = "reason";

    /// <summary>What to mend.</summary>
    public const string Message = "message";

    private const string Ignored = "";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["kunci"] = "key",
        ["aksi"] = "action",
        ["tindakan"] = "action",
        ["dari"] = "of",
        ["kodeprogram"] = "program",
        ["angkatan"] = "batch",
        ["kodeangkatan"] = "batch",
        ["judul"] = "title",
        ["namapelatihan"] = "title",
        ["namakegiatan"] = "title",
        ["judulpelatihan"] = "title",
        ["pelatihan"] = "title",
        ["bentuk"] = "form",
        ["bentukpelatihan"] = "form",
        ["jenis"] = "form",
        ["jenispelatihan"] = "form",
        ["lingkup"] = "scope",
        ["cakupan"] = "scope",
        ["jumlah"] = "quantity",
        ["jp"] = "quantity",
        ["jumlahjp"] = "quantity",
        ["jampelajaran"] = "quantity",
        ["mulai"] = "startedAt",
        ["tanggalmulai"] = "startedAt",
        ["tglmulai"] = "startedAt",
        ["selesai"] = "completedAt",
        ["tanggalselesai"] = "completedAt",
        ["tglselesai"] = "completedAt",
        ["sertifikat"] = "certificate",
        ["nomorsertifikat"] = "certificate",
        ["nosertifikat"] = "certificate",
        ["penerbit"] = "issuer",
        ["nilai"] = "score",

        // What a list of participants has besides; none of it is kept.
        ["no"] = Ignored,
        ["nomor"] = Ignored,
        ["nomorurut"] = Ignored,
        ["nama"] = Ignored,
        ["namalengkap"] = Ignored,
        ["namapeserta"] = Ignored,
        ["name"] = Ignored,
        ["instansi"] = Ignored,
        ["unitkerja"] = Ignored,
        ["alasan"] = Ignored,
        ["pesan"] = Ignored,
        [Reason] = Ignored,
        [Message] = Ignored,
    };

    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["tugasbelajar"] = "DEGREE",
        ["izinbelajar"] = "DEGREE",
        ["pelatihankepemimpinan"] = "LEADERSHIP",
        ["kepemimpinan"] = "LEADERSHIP",
        ["pelatihanmanajerial"] = "MANAGERIAL",
        ["pelatihanteknis"] = "TECHNICAL",
        ["teknis"] = "TECHNICAL",
        ["pelatihanfungsional"] = "FUNCTIONAL",
        ["fungsional"] = "FUNCTIONAL",
        ["sosialkultural"] = "SOCIO_CULTURAL",
        ["kursus"] = "COURSE",
        ["penataran"] = "UPGRADING",
        ["bimtek"] = "TECHNICAL_GUIDANCE",
        ["bimbinganteknis"] = "TECHNICAL_GUIDANCE",
        ["seminar"] = "SEMINAR",
        ["konferensi"] = "SEMINAR",
        ["sosialisasi"] = "SOCIALISATION",
        ["lokakarya"] = "WORKSHOP",
        ["workshop"] = "WORKSHOP",
        ["elearning"] = "E_LEARNING",
        ["belajarmandiri"] = "SELF_STUDY",
        ["magang"] = "INTERNSHIP",
    };

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal) { ["nasional"] = "NATIONAL", ["internasional"] = "INTERNATIONAL" };

    static CompletionColumns()
    {
        foreach (var field in Enum.GetValues<PushField>())
        {
            Names[Plain(PushFields.Name(field))] = PushFields.Name(field);
        }
    }

    /// <summary>A file's header in the items' own names; a column that is read over has a name of its own.</summary>
    /// <param name="header">As the file has it.</param>
    /// <param name="known">Every name that can be in it.</param>
    /// <returns>The header, or why the file is refused.</returns>
    public static (ImmutableArray<string> Header, Refusal? Refusal) Translate(ImmutableArray<string> header, out ImmutableArray<string> known)
    {
        var names = ImmutableArray.CreateBuilder<string>(header.Length);
        known = [.. Enum.GetValues<PushField>().Select(PushFields.Name)];
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i].Length > 0 && !Names.ContainsKey(Plain(header[i])))
            {
                return ([], new(400, "UNKNOWN_COLUMN", $"Column {i + 1} has a name that is not known; nothing was stored. The columns are {PushFields.List}, or nip, judul, bentuk, jp, tanggal mulai, tanggal selesai, nomor sertifikat, penerbit, nilai, kode program, angkatan."));
            }

            var name = header[i].Length > 0 ? Names[Plain(header[i])] : Ignored;
            if (name == Ignored)
            {
                name = $"({i + 1})";
                known = known.Add(name);
            }

            names.Add(name);
        }

        return (names.MoveToImmutable(), null);
    }

    /// <summary>True for a column that the rows to mend write anew.</summary>
    public static bool IsAnswer(string header) => Plain(header) is Reason or Message;

    /// <summary>True for the column of keys.</summary>
    public static bool IsKey(string header) => Names.GetValueOrDefault(Plain(header)) == "key";

    /// <summary>A value in the items' own words.</summary>
    public static string Value(PushField field, string text) => field switch
    {
        PushField.Form => Forms.GetValueOrDefault(Plain(text), text.ToUpperInvariant()),
        PushField.Scope => Scopes.GetValueOrDefault(Plain(text), text.ToUpperInvariant()),
        _ => text,
    };

    /// <summary>Letters and digits alone, in lower case: <c>Tanggal Mulai</c>, <c>tanggal_mulai</c> and <c>TANGGALMULAI</c> are one name.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
