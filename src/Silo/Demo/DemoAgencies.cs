using System.Globalization;

namespace Bangkom.Silo.Demo;

/// <summary>An agency of the synthetic region.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The agency above, or null.</param>
/// <param name="People">People in scope who work in it itself.</param>
/// <param name="Zeal">How readily its people learn: 1 = as the average.</param>
internal sealed record DemoAgency(string Code, string Name, string? Parent, int People, double Zeal);

/// <summary>
/// A city-size government of some 30 agencies with 3,650 people in scope: education 48 %, health 22 %, districts 8 %, secretariats
/// 5 %, order and fire 4 %, the others 13 %.
/// </summary>
internal static class DemoAgencies
{
    /// <summary>People in scope.</summary>
    public const int PeopleInScope = 3_650;

    /// <summary>An agency that merges into <see cref="MergedInto"/> in the middle of this year.</summary>
    public const string Merged = "DISPORA";

    /// <summary>Its successor.</summary>
    public const string MergedInto = "DISPAR";

    private static readonly (string Code, string Name, int People, double Zeal)[] Small =
    [
        ("BKPSDM", "Badan Kepegawaian dan Pengembangan SDM", 38, 1.5), ("BAPPEDA", "Badan Perencanaan Pembangunan Daerah", 36, 1.3),
        ("BKAD", "Badan Keuangan dan Aset Daerah", 44, 1.1), ("BPPRD", "Badan Pengelola Pajak dan Retribusi Daerah", 34, 0.9),
        ("INSPEKTORAT", "Inspektorat Daerah", 33, 1.4), ("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", 42, 0.8),
        ("DISHUB", "Dinas Perhubungan", 30, 0.7), ("DISDUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", 27, 1.2),
        ("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", 24, 1.3), ("DISKOMINFO", "Dinas Komunikasi dan Informatika", 26, 1.4),
        ("DINSOS", "Dinas Sosial", 20, 0.9), ("DLH", "Dinas Lingkungan Hidup", 28, 0.7), ("DISPERINDAG", "Dinas Perindustrian dan Perdagangan", 21, 0.9),
        ("DISPAR", "Dinas Pariwisata dan Kebudayaan", 16, 1.0), ("DISPORA", "Dinas Pemuda dan Olahraga", 15, 0.8),
        ("DPPKBP3A", "Dinas Pengendalian Penduduk, KB dan Perlindungan Anak", 15, 1.1), ("DPKP", "Dinas Pangan dan Pertanian", 18, 0.8),
        ("DISPUSIP", "Dinas Perpustakaan dan Kearsipan", 15, 1.2),
    ];

    private static readonly string[] Districts = ["RANGKUI", "BUKITINTAN", "GIRIMAYA", "PANGKALBALAM", "GABEK", "TAMANSARI", "GERUNGGANG"];

    /// <summary>Every agency, those above before those below.</summary>
    public static IReadOnlyList<DemoAgency> All { get; } = [.. Make()];

    private static IEnumerable<DemoAgency> Make()
    {
        yield return new("DISDIK", "Dinas Pendidikan", null, 92, 1.0);
        for (var korwil = 1; korwil <= 5; korwil++)
        {
            yield return new($"KORWIL-{korwil}", $"Koordinator Wilayah Pendidikan {korwil}", "DISDIK", 6, 0.9);
            for (var i = 1; i <= 7; i++)
            {
                var number = Number(((korwil - 1) * 7) + i);
                yield return new($"SDN-{number}", $"SD Negeri {number}", $"KORWIL-{korwil}", 30, 0.75 + (0.1 * (i % 6)));
            }
        }

        yield return new("SDN-01-FILIAL", "SD Negeri 01 Kelas Jauh", "SDN-01", 6, 0.6);
        for (var i = 1; i <= 10; i++)
        {
            yield return new($"SMPN-{Number(i)}", $"SMP Negeri {i}", "DISDIK", i == 1 ? 58 : 57, 0.8 + (0.06 * i));
        }

        yield return new("DINKES", "Dinas Kesehatan", null, 106, 1.2);
        for (var i = 1; i <= 9; i++)
        {
            yield return new($"PKM-{Number(i)}", $"Puskesmas {Districts[i % Districts.Length][..1]}{Districts[i % Districts.Length][1..].ToLowerInvariant()} {i}", "DINKES", 36, 0.9 + (0.08 * (i % 5)));
        }

        yield return new("RSUD", "Rumah Sakit Umum Daerah", null, 367, 1.25);
        for (var i = 0; i < Districts.Length; i++)
        {
            var name = Districts[i][..1] + Districts[i][1..].ToLowerInvariant();
            yield return new($"KEC-{Districts[i]}", $"Kecamatan {name}", null, i < 5 ? 15 : 14, 0.7 + (0.05 * i));
            for (var k = 1; k <= 3; k++)
            {
                yield return new($"KEL-{Districts[i]}-{k}", $"Kelurahan {name} {k}", $"KEC-{Districts[i]}", k == 1 && i < 2 ? 10 : 9, 0.65 + (0.05 * k));
            }
        }

        yield return new("SETDA", "Sekretariat Daerah", null, 131, 1.1);
        yield return new("SETWAN", "Sekretariat DPRD", null, 51, 0.8);
        yield return new("SATPOLPP", "Satuan Polisi Pamong Praja", null, 100, 0.6);
        yield return new("DAMKAR", "Dinas Pemadam Kebakaran dan Penyelamatan", null, 46, 0.9);
        foreach (var agency in Small)
        {
            yield return new(agency.Code, agency.Name, null, agency.People, agency.Zeal);
        }
    }

    private static string Number(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
