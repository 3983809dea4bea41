using System.Globalization;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Partners;
using Bangkom.Grains.Programs;

namespace Bangkom.Silo.Demo;

/// <summary>A programme of the synthetic region.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its form.</param>
/// <param name="Quantity">In the form's unit.</param>
/// <param name="Partner">Who holds it.</param>
/// <param name="Competency">What it develops.</param>
internal sealed record DemoProgram(string Code, string Name, LearningForm Form, decimal Quantity, string Partner, string Competency);

/// <summary>A batch of the synthetic region with its dates.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Program">The programme.</param>
/// <param name="StartsOn">First day; null = self-paced.</param>
/// <param name="EndsOn">Last day; null = self-paced.</param>
/// <param name="Wave">Phase of the roll-out.</param>
internal sealed record DemoBatch(string Code, DemoProgram Program, DateOnly? StartsOn, DateOnly? EndsOn, int Wave);

/// <summary>Partners, programmes and batches of the synthetic region.</summary>
internal static class DemoCatalog
{
    /// <summary>The three partners, all invented: e-learning, training, and seminars.</summary>
    public static IReadOnlyList<(string Code, string Name)> Partners { get; } =
    [
        ("UBT", "Universitas Bukitintan"), ("PTN", "Politeknik Timah Nusantara"), ("IKT", "Institut Kepulauan Timur"),
    ];

    /// <summary>The catalogue.</summary>
    public static IReadOnlyList<DemoProgram> Programs { get; } =
    [
        new("EL-PELAYANAN", "Dasar Pelayanan Publik", LearningForm.ELearning, 3, "UBT", "PELAYANAN_PUBLIK"),
        new("EL-KOMUNIKASI", "Komunikasi Publik yang Efektif", LearningForm.ELearning, 2, "UBT", "KOMUNIKASI_PUBLIK"),
        new("EL-PROYEK", "Pengantar Manajemen Proyek", LearningForm.ELearning, 4, "UBT", "MANAJEMEN_PROYEK"),
        new("EL-SPBE", "Literasi Digital dan SPBE", LearningForm.ELearning, 2, "UBT", "TEKNOLOGI_INFORMASI"),
        new("EL-INTEGRITAS", "Integritas dan Antikorupsi", LearningForm.ELearning, 1, "UBT", "INTEGRITAS"),
        new("EL-DATA", "Membaca Data untuk Kebijakan", LearningForm.ELearning, 2, "UBT", "TEKNOLOGI_INFORMASI"),
        new("EL-BERAKHLAK", "Budaya Kerja BerAKHLAK", LearningForm.ELearning, 1, "UBT", "SOSIAL_KULTURAL"),
        new("EL-KEAMANAN", "Keamanan Informasi Sehari-hari", LearningForm.ELearning, 2, "UBT", "TEKNOLOGI_INFORMASI"),
        new("PL-PROYEK", "Pelatihan Manajemen Proyek Daerah", LearningForm.Technical, 24, "PTN", "MANAJEMEN_PROYEK"),
        new("PL-PELAYANAN", "Pelatihan Pelayanan Prima Lintas Perangkat Daerah", LearningForm.Technical, 16, "PTN", "PELAYANAN_PUBLIK"),
        new("PL-KOMUNIKASI", "Pelatihan Kehumasan dan Komunikasi Krisis", LearningForm.Technical, 16, "PTN", "KOMUNIKASI_PUBLIK"),
        new("PL-PENGADAAN", "Pengadaan Barang dan Jasa Tingkat Dasar", LearningForm.Technical, 30, "PTN", "PENGADAAN"),
        new("PL-ARSIP", "Bimbingan Teknis Kearsipan Dinamis", LearningForm.TechnicalGuidance, 12, "PTN", "KEARSIPAN"),
        new("PL-KEUANGAN", "Penatausahaan Keuangan Daerah", LearningForm.TechnicalGuidance, 16, "PTN", "KEUANGAN"),
        new("PL-GURU", "Penguatan Pembelajaran Berdiferensiasi", LearningForm.Functional, 20, "PTN", "PEDAGOGIK"),
        new("PL-KLINIS", "Keselamatan Pasien dan Mutu Layanan", LearningForm.Functional, 18, "PTN", "KLINIS"),
        new("PL-PENGAWAS", "Pelatihan Kepemimpinan Pengawas", LearningForm.Leadership, 40, "PTN", "KEPEMIMPINAN"),
        new("SM-INOVASI", "Seminar Inovasi Pelayanan Publik", LearningForm.Seminar, 1, "IKT", "PELAYANAN_PUBLIK"),
        new("SM-SMARTCITY", "Seminar Kota Cerdas Kepulauan", LearningForm.Seminar, 1, "IKT", "TEKNOLOGI_INFORMASI"),
        new("WS-PROSES", "Lokakarya Proses Bisnis", LearningForm.Workshop, 1, "IKT", "MANAJEMEN_PROYEK"),
        new("WS-EMPATI", "Lokakarya Empati Layanan", LearningForm.Workshop, 1, "IKT", "SOSIAL_KULTURAL"),
        new("SO-GRATIFIKASI", "Sosialisasi Pengendalian Gratifikasi", LearningForm.Socialisation, 1, "IKT", "INTEGRITAS"),
        new("SO-BENCANA", "Sosialisasi Kesiapsiagaan Bencana", LearningForm.Socialisation, 1, "IKT", "KEBENCANAAN"),
        new("CO-KINERJA", "Coaching Kinerja", LearningForm.Coaching, 1, "IKT", "KEPEMIMPINAN"),
        new("ST-REGULASI", "Belajar Mandiri Regulasi ASN", LearningForm.SelfStudy, 4, "UBT", "REGULASI"),
    ];

    /// <summary>Batches of this year and the two before: one self-paced of each e-learning, and the trainings in waves.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static IReadOnlyList<DemoBatch> Batches(DateOnly today)
    {
        var batches = Programs.Where(p => p.Form == LearningForm.ELearning).Select(p => new DemoBatch($"{p.Code}-MANDIRI", p, null, null, 1)).ToList();
        var trainings = Programs.Where(p => p.Code.StartsWith("PL-", StringComparison.Ordinal)).ToArray();
        for (var year = today.Year - 2; year <= today.Year; year++)
        {
            for (var i = 0; i < 27; i++)
            {
                var program = trainings[i % trainings.Length];
                var starts = new DateOnly(year, 1, 12).AddDays(i * 12);
                var days = Math.Max(2, (int)(program.Quantity / 8));
                batches.Add(new DemoBatch(string.Create(CultureInfo.InvariantCulture, $"{program.Code}-{year}-{(i / trainings.Length) + 1}"), program, starts, starts.AddDays(days - 1), (i / trainings.Length) + 1));
            }
        }

        return batches;
    }

    /// <summary>What defines all this.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static IEnumerable<Command> Definitions(DateOnly today) => Partners
        .Select(p => (Command)new DefinePartner(new PartnerId(p.Code), p.Name))
        .Concat(DemoNeeds.Definitions(today))
        .Concat(Programs.Select(p => new DefineProgram(
            new ProgramId(p.Code), p.Name, p.Form, p.Quantity, [p.Competency], [DemoNeeds.Closes(p)], DemoNeeds.CostOf(p).Each, DemoNeeds.CostOf(p).Batch,
            Mode: p.Form is LearningForm.ELearning or LearningForm.SelfStudy ? BatchMode.SelfPaced : BatchMode.Scheduled)))
        .Concat(Batches(today).Select(b => new ScheduleBatch(new BatchId(b.Code), new BatchPlan(
            b.StartsOn is null ? $"{b.Program.Name} (mandiri)" : $"{b.Program.Name}, angkatan {b.Wave}",
            new ProgramId(b.Program.Code),
            new PartnerId(b.Program.Partner),
            b.Wave,
            b.StartsOn is null ? BatchMode.SelfPaced : BatchMode.Scheduled,
            b.StartsOn,
            b.EndsOn,
            b.StartsOn is null ? null : 40))));
}
