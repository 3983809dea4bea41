import type { BatchStatus, EmployeeStatus, FunnelStage, LearningForm, PostKind } from '../graphql/operations.js';

/** How a figure is counted, in words. */
export interface MeasureWords {
  readonly name: string;
  /** Null: neither of people nor of completions. */
  readonly family: 'people' | 'event' | null;
  readonly means: string;
  readonly numerator: string;
  readonly denominator: string | null;
}

const measures = {
  compliance: { name: '≥ 20 JP / target tercapai', family: 'people', means: 'Bagian ASN yang JP diakuinya mencapai target masing-masing: lazimnya 20 JP setahun, prorata bagi yang baru bergabung.', numerator: 'ASN yang JP diakuinya ≥ target', denominator: 'ASN dalam lingkup pada tanggal angka' },
  jpMean: { name: 'Rata-rata JP', family: 'people', means: 'Jam pelajaran yang diakui setelah batas harian, batas bulanan dan tumpang tindih; atas semua ASN, juga yang belum ikut.', numerator: 'JP diakui dari ASN dalam lingkup', denominator: 'ASN dalam lingkup pada tanggal angka' },
  completions: { name: 'Penyelesaian', family: 'event', means: 'Pembelajaran yang selesai dan terverifikasi tahun ini; yang dicabut dan yang kembar tidak dihitung.', numerator: 'penyelesaian terverifikasi', denominator: null },
  reach: { name: 'Ikut serta', family: 'people', means: 'Bagian ASN dengan sedikitnya satu penyelesaian terverifikasi tahun ini.', numerator: 'ASN dengan ≥ 1 penyelesaian', denominator: 'ASN dalam lingkup pada tanggal angka' },
  forecast: { name: 'Perkiraan akhir tahun', family: 'people', means: 'Bagian ASN yang akan mencapai target bila laju masing-masing bertahan sampai 31 Desember.', numerator: 'ASN yang diperkirakan mencapai target', denominator: 'ASN dalam lingkup pada tanggal angka' },
  headcount: { name: 'ASN dalam lingkup', family: 'people', means: 'PNS, CPNS dan PPPK yang wajib mengembangkan kompetensi, menurut daftar pegawai pada tanggal angka.', numerator: 'ASN dalam lingkup', denominator: null },
  absent: { name: 'Belum ikut serta', family: 'people', means: 'ASN dalam lingkup tanpa satu pun penyelesaian terverifikasi tahun ini.', numerator: 'ASN tanpa penyelesaian', denominator: 'ASN dalam lingkup pada tanggal angka' },
  seats: { name: 'Kursi terisi', family: 'event', means: 'Peserta yang terdaftar di angkatan; yang mundur tidak dihitung, yang menyelesaikan tanpa mendaftar dihitung.', numerator: 'peserta terdaftar', denominator: 'kursi angkatan' },
  mix: { name: 'Indeks campuran', family: 'event', means: 'Peluang bahwa dua peserta yang dipilih acak berasal dari perangkat daerah berbeda: 1 − Σ p². 0 = satu perangkat daerah saja; makin dekat ke 1, makin beragam.', numerator: '1 − Σ p² atas bagian tiap perangkat daerah', denominator: null },
  record: { name: 'JP diakui', family: 'people', means: 'Jumlah JP yang diakui dari semua penyelesaian seseorang pada tahun itu, setelah setiap batas.', numerator: 'JP diakui', denominator: 'target orang itu' },
  outcomes: { name: 'Kebutuhan, anggaran, kepuasan', family: null, means: 'Kebutuhan tertutup: kebutuhan kompetensi yang ditutup oleh penyelesaian atau asesmen. Anggaran terpakai: realisasi terhadap pagu (DPA) semua sumber. IKM: indeks kepuasan masyarakat tahun ini. Berisiko: ASN yang menurut lajunya sendiri tidak mencapai target.', numerator: 'yang tertutup, terpakai, atau berisiko', denominator: 'semua kebutuhan, pagu, atau ASN dalam lingkup' },
  funnel: { name: 'Dari kebutuhan sampai sertifikat', family: 'people', means: 'Kelompok yang sama di setiap tahap: ASN dalam lingkup pada tanggal angka yang kebutuhan kompetensinya terbuka pada suatu hari tahun ini. Tiap tahap menghitung orang dari kelompok itu yang sampai ke sana atau lebih jauh, masing-masing satu kali, di angkatan tahun ini: yang tidak batal dan yang hari pertamanya pada tahun ini; angkatan mandiri tanpa tanggal tidak termasuk. Jadi tiap tahap adalah bagian dari tahap sebelumnya, juga bila seseorang didaftarkan tanpa undangan. Bersertifikat: penyelesaian yang tidak dicabut dan bernomor sertifikat. Di luar kelompok: ASN yang ikut tanpa kebutuhan tercatat.', numerator: 'ASN dari kelompok yang sampai ke tahap itu', denominator: 'ASN dalam kelompok, tahap pertama' },
  pushes: { name: 'Kiriman mitra', family: 'event', means: 'Dikirim = diterima + diulang + ditahan; diterima = dihitung + tidak dihitung. Yang ditahan tersimpan utuh sampai diperbaiki.', numerator: 'butir kiriman', denominator: null },
} satisfies Record<string, MeasureWords>;

const forms: Readonly<Record<LearningForm, string>> = {
  BENCHMARKING: 'Studi banding', COACHING: 'Coaching', COMMUNITY: 'Komunitas belajar', COURSE: 'Kursus', DEGREE: 'Pendidikan formal', DISTANCE: 'Belajar jarak jauh',
  EXCHANGE: 'Pertukaran pegawai', E_LEARNING: 'E-learning', FUNCTIONAL: 'Pelatihan fungsional', INTERNSHIP: 'Magang', LEADERSHIP: 'Pelatihan kepemimpinan',
  MANAGERIAL: 'Pelatihan manajerial', MENTORING: 'Mentoring', OUTBOUND: 'Outbound', SECONDMENT: 'Detasering', SELF_STUDY: 'Belajar mandiri', SEMINAR: 'Seminar',
  SOCIALISATION: 'Sosialisasi', SOCIO_CULTURAL: 'Pelatihan sosial kultural', TECHNICAL: 'Pelatihan teknis', TECHNICAL_GUIDANCE: 'Bimbingan teknis', UPGRADING: 'Penataran', WORKSHOP: 'Lokakarya',
};

const statuses: Readonly<Record<BatchStatus, string>> = { CANCELLED: 'Batal', FINISHED: 'Selesai', OPEN: 'Pendaftaran dibuka', PLANNED: 'Direncanakan', RUNNING: 'Berjalan' };
const stages: Readonly<Record<FunnelStage, string>> = { ATTENDED: 'Hadir', CERTIFIED: 'Bersertifikat', COMPLETED: 'Tuntas', ENROLLED: 'Terdaftar', INVITED: 'Diundang', NEED: 'Kebutuhan' };
const employments: Readonly<Record<EmployeeStatus, string>> = { CPNS: 'CPNS', PNS: 'PNS', PPPK: 'PPPK', PPPK_PART_TIME: 'PPPK paruh waktu' };
const posts: Readonly<Record<PostKind, string>> = { ADMINISTRATOR: 'Administrator', FUNGSIONAL: 'Fungsional', JPT: 'Pimpinan tinggi', PELAKSANA: 'Pelaksana', PENGAWAS: 'Pengawas' };

/** Why a line was credited as it was. */
const reasons: Readonly<Record<string, string>> = {
  FULL: 'Diakui seluruhnya.', E_LEARNING_DAY_CAP: 'Batas e-learning per hari tercapai.', STUDY_DAY_CAP: 'Batas belajar per hari tercapai.',
  COACHING_MONTH_CAP: 'Batas coaching per bulan tercapai.', MENTORING_MONTH_CAP: 'Batas mentoring per bulan tercapai.',
  OVERLAP: 'Waktunya bertumpang tindih dengan pembelajaran lain; tetap dihitung sebagai penyelesaian.', DUPLICATE: 'Kembar dengan penyelesaian lain; tidak dihitung.',
  REVOKED: 'Dicabut oleh pengirim; tidak dihitung.', CORRECTED: 'Digantikan oleh koreksi; tidak dihitung.', PPPK_CAP: 'Batas JP untuk PPPK tercapai.',
};

/** Why an item is held. */
const held: Readonly<Record<string, string>> = {
  UNKNOWN_PERSON: 'Orang tidak dikenal', UNKNOWN_PROGRAM: 'Program tidak dikenal', UNKNOWN_BATCH: 'Angkatan tidak dikenal', NOT_A_MEMBER_THEN: 'Bukan pegawai pada tanggal itu',
  IN_THE_FUTURE: 'Tanggal di masa depan', CONFLICT: 'Kunci sama, isi berbeda', INVALID: 'Isian tidak sah', UNKNOWN_ACCOUNT: 'Akun tidak dikenal', UNKNOWN_ACTIVITY: 'Aktivitas tidak dikenal',
  UNKNOWN_ITEM: 'Butir pertama tidak dikenal', CERTIFICATE_TAKEN: 'Sertifikat milik orang lain',
};

/** Why something could not be loaded. */
const troubles: Readonly<Record<string, string>> = {
  OFFLINE: 'server tidak terjangkau', UNAVAILABLE: 'server sedang sibuk', RATE_LIMITED: 'terlalu banyak permintaan sekaligus', TIMEOUT: 'server tidak menjawab pada waktunya', INTERNAL: 'ada kesalahan di server',
};

export const id = {
  code2: 'id', locale: 'id-ID', decimal: ',', measures, forms, statuses, stages, employments, posts, reasons, held,
  skip: 'Langsung ke isi', other: 'English', nav: 'Halaman', region: 'Wilayah', partners: 'Mitra', search: 'Cari', roster: 'Impor pegawai', needs: 'Kebutuhan', evaluation: 'Evaluasi', budget: 'Anggaran', outreach: 'Ajakan', own: 'Catatan saya', rest: 'Bagian halaman ini tidak dapat dimuat.',
  outcomesTitle: 'Kebutuhan, anggaran, kepuasan', outcomeNeeds: 'Kebutuhan tertutup', outcomeNeedsSaid: (n: string, all: string) => `${n} dari ${all} kebutuhan`, outcomeBudget: 'Anggaran terpakai', outcomeBudgetSaid: (n: string, all: string) => `${n} dari pagu ${all}`, outcomeIkm: 'Kepuasan publik (IKM)', outcomeIkmSaid: (band: string, n: string) => `mutu ${band}, ${n} responden`, outcomeRisk: 'Berisiko tidak mencapai target',
  funnelTitle: 'Dari kebutuhan sampai sertifikat', funnelFinding: (n: string, all: string) => `${n} dari ${all} ASN dengan kebutuhan sudah tuntas`, funnelNoNeeds: 'Belum ada kebutuhan tercatat: semua yang ikut di luar kelompok', funnelNone: 'Belum ada kebutuhan, undangan, atau peserta pada tahun ini.', funnelSkipped: (n: string) => `${n} tanpa catatan tahap ini`, funnelOutside: 'Di luar kelompok', funnelShare: 'Dari kelompok (%)', funnelBefore: 'Dari tahap sebelumnya (%)', funnelRecorded: 'Tahap ini tercatat (ASN)', funnelCohort: (year: string, on: string, n: string) => `Kelompok: ASN dalam lingkup per ${on} dengan kebutuhan terbuka pada ${year}; orang yang sama di setiap tahap, di ${n} angkatan yang mulai pada ${year}. Di luar kelompok: ikut tanpa kebutuhan tercatat.`,
  live: 'Langsung', lost: 'Terputus', paused: 'Dijeda', connecting: 'Menyambung…', locked: 'Terkunci', past: 'Masa lalu', asOf: (time: string) => `data s.d. ${time}`,
  pause: 'Jeda', resume: 'Lanjutkan', resumeWaiting: (n: string) => `Lanjutkan (${n} pembaruan menunggu)`,
  themes: { auto: 'Tema: otomatis', light: 'Tema: terang', dark: 'Tema: gelap' }, print: 'Cetak', copy: 'Salin tautan', copied: 'Tautan disalin.',
  asnKind: 'Jenis ASN', everyKind: 'semua jenis', competencyOne: 'Kompetensi', everyCompetency: 'semua kompetensi', notFiltered: 'Tidak disaring', notFilteredByKind: 'Tidak disaring menurut jenis ASN', tilesNotFiltered: 'Angka utama: tidak disaring. Angka orang tidak tersedia per jenis ASN atau kompetensi.',
  filters: 'Saringan', year: 'Tahun', moment: 'Keadaan pada akhir', known: 'seperti diketahui saat itu', reset: 'Atur ulang', filtersOn: (n: string) => `${n} saringan aktif`,
  pastTitle: (date: string) => `Anda melihat keadaan pada akhir ${date}`, pastText: 'Angka ini tidak bergerak. Kejadian sesudah tanggal itu tidak termasuk.', pastKnown: 'Angka ini tidak bergerak. Hanya yang sudah tercatat pada tanggal itu yang termasuk.', toNow: 'Kembali ke sekarang',
  lostTitle: 'Sambungan terputus', retry: 'Sambung sekarang', lostFirst: 'Server belum menjawab. Halaman ini mencoba terus dengan sendirinya.', lostNow: 'Angka di bawah adalah yang terakhir diterima. Sedang menyambung lagi…',
  lostText: (s: string, code: string | null) => `${code ? `Server menjawab ${code}. ` : ''}Angka di bawah adalah yang terakhir diterima. Menyambung lagi dalam ${s} detik.`,
  gateTitle: 'Masuk dengan kunci', gateNone: 'Server ini menunjukkan angka hanya kepada pemegang kunci.', gateRefused: 'Kunci itu ditolak: salah, dicabut, atau tidak berhak melihat angka. Coba kunci lain.',
  gateMore: 'Kunci administrator membuka daftar pegawai, mitra dan impor.', key: 'Kunci akses', open: 'Buka', forget: 'Lupakan kunci', signIn: 'Masuk dengan kunci', signedInOwn: 'Masuk dengan kunci pribadi', signedIn: (name: string) => `Masuk sebagai ${name}`,
  gateNote: 'Kunci disimpan di tab ini saja dan hilang bila tab ditutup.',
  loading: 'Memuat…', failed: (code: string) => `Blok ini tidak dapat dimuat: ${troubles[code] ?? code}.`, failedPartly: (code: string) => `Sebagian blok ini tidak dapat dimuat: ${troubles[code] ?? code}.`, stale: (code: string, at: string) => `Tidak dapat diperbarui: ${troubles[code] ?? code}. Di bawah ini keadaan pukul ${at}.`, loaded: (title: string) => `${title}: dimuat.`, rosterFailed: (code: string) => `Berkas tidak terkirim: ${troubles[code] ?? code}. Kirim sekali lagi; yang sudah masuk tidak dihitung dua kali.`, again: 'Coba lagi',
  denied: 'Blok ini memerlukan hak untuk melihat orang atau kiriman.', notFound: 'Tidak ditemukan', notFoundText: 'Tidak ada yang bernama demikian di wilayah ini.', toRegion: 'Ke halaman wilayah', needsRight: 'perlu hak', suppressed: 'disembunyikan',
  asTable: 'Lihat sebagai tabel', asMarks: 'Lihat sebagai grafik', asTableOf: (title: string) => `${title}: tabel lengkap`, csv: 'Unduh CSV', saidSaved: 'CSV diunduh.', deepLink: (title: string) => `Tautan ke: ${title}`,
  how: (title: string) => `Bagaimana ini dihitung? ${title}`, family: 'Jenis', numerator: 'Pembilang', denominator: 'Penyebut', none: 'tidak ada', nowCounted: 'Saat ini', close: 'Tutup',
  people: 'Angka orang', event: 'Angka kejadian',
  peopleMeans: 'Setiap ASN dihitung satu kali, di perangkat daerah tempatnya pada tanggal angka, dengan catatan setahun penuh.',
  eventMeans: 'Setiap penyelesaian dihitung di perangkat daerah ASN pada tanggal selesai. Keduanya berjumlah tepat menjadi angka wilayah.',
  wordsTitle: 'Arti angka dan sumbernya', sources: 'Sumber', sourcesMean: 'Daftar pegawai BKPSDM dan kiriman mitra, dicatat satu kali dalam buku besar wilayah. Aturan JP menurut kebijakan yang berlaku pada tanggalnya.',
  regionTitle: (year: string) => `Partisipasi ${year}`, kpiTitle: 'Angka utama', incomplete: 'Belum lengkap: satu fakta disisihkan, operator sudah diberi tahu.',
  ofAsn: (n: string, all: string) => `${n} dari ${all} ASN`, agenciesCount: (n: string) => `di ${n} perangkat daerah`, medianNone: 'di perangkat daerah ini', median: (m: string, total: string) => `median ${m} JP, jumlah ${total} JP`,
  credited: (jp: string) => `${jp} JP diakui`, todayCredited: (n: string, jp: string) => `${n} selesai hari ini, ${jp} JP diakui`, willReach: (n: string, all: string) => `${n} dari ${all} ASN mencapai target`,
  tickYear: (p: string) => `garis: ${p} tahun lewat`, tickTarget: (jp: string) => `garis: target rata-rata ${jp} JP`, tickPace: (times: string) => `laju JP ${times} × yang perlu (garis)`, tickAll: 'garis: semua ASN',
  fulfilled: (p: string, gone: string) => `target JP terpenuhi ${p}; garis: ${gone} tahun lewat`,
  leagueTitle: 'Perangkat daerah', leagueNone: 'Belum ada perangkat daerah dengan ASN.', leagueFinding: (n: string, all: string) => `${n} dari ${all} perangkat daerah di atas garis hari ini`, leagueSmall: (n: string) => `Perangkat daerah; ${n} dengan kurang dari 10 ASN tidak diperingkat`,
  leagueLegend: 'Batang: bagian ASN yang mencapai target. Garis dan pita: bagian tahun yang telah lewat. Garis 12 bulan: penyelesaian per bulan.',
  apply: 'Urutan berubah – terapkan', filterAgencies: 'Saring perangkat daerah', noMatch: 'Tidak ada perangkat daerah yang cocok.', total: 'Seluruh wilayah', totalAgency: 'Seluruhnya',
  sorted: (column: string, isUp: boolean) => `Diurutkan menurut ${column}, ${isUp ? 'naik' : 'turun'}.`, shown: (n: string) => `${n} perangkat daerah ditampilkan.`,
  agency: 'Perangkat daerah', agencies: 'Perangkat daerah', code: 'Kode', asn: 'ASN', participants: 'Ikut serta (ASN)', compliantCount: 'Target tercapai (ASN)', twelveMonths: '12 bulan', notYet: 'Belum ikut',
  sparkSaid: (n: number, low: string, high: string, last: string) => `${n} bulan: terendah ${low}, tertinggi ${high}, terakhir ${last}`,
  feedTitle: 'Penyelesaian terbaru', feedFinding: (n: string) => `${n} penyelesaian diterima sejak halaman dibuka`, feedWaiting: 'Menunggu penyelesaian berikutnya. Setiap yang diterima muncul di sini seketika.', feedPast: 'Umpan ini hanya ada di masa kini.', batchesPast: 'Angkatan hanya ditampilkan dalam keadaan sekarang.',
  program: 'Program', receivedAt: 'Diterima', completedAt: 'Selesai', form: 'Bentuk',
  attentionTitle: 'Perlu perhatian', attentionFinding: (n: string, shown: number) => n === '0' ? 'Tidak ada yang perlu perhatian' : `${n} hal perlu perhatian${shown === 8 ? '; delapan terberat' : ''}`, attentionNone: 'Semua perangkat daerah dan angkatan berjalan sesuai laju.', attentionSubject: 'Perangkat daerah atau angkatan', reason: 'Alasan',
  concernForecast: (p: string) => `hanya ${p} ASN diperkirakan mencapai target`, concernReach: (n: string, all: string) => `${n} dari ${all} ASN belum ikut apa pun`,
  concernEmpty: (days: string, free: string, seats: string) => `mulai ${days} hari lagi, ${free} dari ${seats} kursi kosong`, concernWaiting: (n: string) => `${n} orang di daftar tunggu`,
  concernLeft: (n: string, all: string, on: string) => `selesai ${on}: baru ${n} dari ${all} peserta tuntas`, concernAbsent: (n: string, all: string) => `berjalan, baru ${n} dari ${all} peserta hadir`,
  timelineTitle: 'Angkatan', timelineFinding: (n: string, free: string) => `${n} angkatan dibuka atau berjalan, ${free} kursi kosong`, timelinePast: (n: string, year: string) => `${n} angkatan pada ${year}`, noBatches: 'Tidak ada angkatan pada rentang ini.', timelineLegend: 'Garis tegak: hari ini. Batang: hari pertama sampai terakhir; pucat bila sudah selesai.',
  batch: 'Angkatan', when: 'Waktu', status: 'Keadaan', startsOn: 'Mulai', endsOn: 'Selesai', selfPaced: 'mandiri', seats: 'Kursi', seatsFilled: 'Kursi terisi', enrolled: 'Terdaftar', waiting: 'Menunggu', attended: 'Hadir', completed: 'Tuntas', others: (n: string) => `${n} lainnya`,
  mixTitle: 'Campuran perangkat daerah per angkatan', mixFinding: (index: string, n: string) => `Campuran ${n} angkatan terdekat: indeks rata-rata ${index}`, noMix: 'Belum ada angkatan dengan peserta.',
  absentTitle: 'Belum ikut serta', absentFinding: (n: string, where: string) => `${n} ASN belum ikut serta, terbanyak di ${where}`, absentNone: 'Semua ASN sudah ikut serta.', who: 'Siapa', openList: 'Buka daftar',
  emptyTitle: 'Belum ada data', emptyText: 'Masukkan perangkat daerah, lalu daftar pegawai. Halaman ini terisi dengan sendirinya.', emptyLink: 'Impor perangkat daerah dan pegawai',
  agencyKind: 'Perangkat daerah', below: 'Di bawah', closedOn: (date: string) => `Ditutup ${date}`, unitsTitle: 'Unit di bawahnya', unitsFinding: (n: string) => `${n} unit di bawahnya`,
  trendTitle: 'Perjalanan tahun ini', trendNone: 'Belum ada angka per bulan.', trendFinding: (now: string, before: string) => `Target tercapai ${now}, sebulan lalu ${before}`, monthLabel: 'Bulan',
  membersTitle: 'Pegawai', membersFinding: (n: string) => `${n} pegawai dalam daftar ini`, membersNone: 'Tidak ada pegawai yang cocok.', show: 'Tampilkan', showAll: 'semua', showAbsent: 'belum ikut serta', showBelow: 'di bawah target', more: 'Tampilkan lebih banyak', findName: 'Cari nama', name: 'Nama', nip: 'NIP', post: 'Jabatan', rank: 'Golongan', jp: 'JP', target: 'Target', reached: 'Tercapai', notReached: 'Belum', outOfScope: 'di luar lingkup', lastAt: 'Terakhir',
  batchKind: 'Angkatan', stepsTitle: 'Dari pendaftaran sampai tuntas', stepsFinding: (n: string, all: string) => `${n} dari ${all} peserta tuntas`, step: 'Tahap', people2: 'Peserta', placesTitle: 'Peserta per perangkat daerah', placesFinding: (n: string, index: string) => `${n} perangkat daerah, indeks campuran ${index}`, quota: 'Kuota', waitTitle: 'Daftar tunggu', waitFinding: (n: string) => `${n} orang menunggu kursi`, waitNone: 'Tidak ada yang menunggu.', since: 'Sejak', place: 'Urutan', nobody: 'Belum ada peserta.', partner: 'Mitra', dates: 'Tanggal', wave: 'Gelombang',
  personKind: 'Catatan belajar', personFinding: (jp: string, target: string) => `${jp} JP diakui dari target ${target} JP`, linesTitle: 'Penyelesaian', linesFinding: (n: string, claimed: string, credited: string) => `${n} penyelesaian: ${claimed} JP diajukan, ${credited} JP diakui`, linesNone: 'Belum ada penyelesaian tahun ini.', winnable: (jp: string) => `Masih kurang ${jp} JP sampai target.`, winnableNone: 'Target tercapai.', winnableCap: (jp: string) => `Batas JP tahun ini: ${jp} JP.`, title: 'Judul', claimed: 'Diajukan', creditedJp: 'Diakui', why: 'Mengapa', limit: (n: string) => `Batas: ${n}.`, otherLine: (title: string) => `Lihat: ${title}.`, certificate: 'Sertifikat', source: 'Sumber', erased: 'Nama sudah dihapus',
  partnersTitle: 'Mitra', partnersFinding: (n: string, waiting: string) => `${n} mitra, ${waiting} butir ditahan`, sent: 'Dikirim', accepted: 'Diterima', counted: 'Dihitung', repeated: 'Diulang', quarantined: 'Ditahan', partnersNone: 'Belum ada mitra.',
  partnerKind: 'Mitra', statementTitle: 'Neraca kiriman', statementFinding: (accepted: string, sent: string) => `${accepted} dari ${sent} butir diterima`, receiptsTitle: 'Tanda terima', receiptsFinding: (n: string) => `${n} tanda terima`, receiptsNone: 'Belum ada kiriman.', items: 'Butir', position: 'Posisi',
  heldTitle: 'Karantina', heldFinding: (n: string) => n === '0' ? 'Tidak ada yang ditahan' : `${n} butir ditahan`, heldNone: 'Semua yang dikirim diterima.', itemKey: 'Kunci butir', message: 'Pesan', action: 'Tindakan', replay: 'Coba lagi', replayAll: 'Coba semua lagi', repair: 'Perbaiki', allReasons: 'semua alasan', repairTitle: (key: string) => `Perbaiki butir ${key}`, sendRepair: 'Kirim perbaikan', cancel: 'Batal', raw: 'Butir asli', replayed: (accepted: string, still: string) => `${accepted} diterima, ${still} masih ditahan.`, outcome: { ACCEPTED: 'Diterima.', REPEATED: 'Sudah pernah diterima.', QUARANTINED: 'Masih ditahan:', REFUSED: 'Ditolak:' }, quantity: 'Jumlah (satuan bentuknya)', newNip: 'NIP', keysTitle: 'Kunci mitra', keysFinding: (n: string) => `${n} kunci aktif`, keysNone: 'Belum ada kunci yang diterbitkan.', keyLive: 'aktif', keyDead: 'dicabut', system: 'Sistem', networks: 'Jaringan', seenFrom: 'Dipakai dari', anywhere: 'dari mana saja',
  searchTitle: 'Cari', searchLabel: 'Nama perangkat daerah, angkatan, program', searchNip: 'NIP (18 angka)', searchNipNote: 'NIP tidak muncul di alamat; pembukaan catatan dicatat.', searchFinding: (n: string) => `${n} ditemukan`, searchNone: 'Tidak ada yang cocok.', searchHint: 'Ketik sedikitnya dua huruf.', kind: 'Jenis', openRecord: 'Buka catatan', nipWrong: 'NIP terdiri atas 18 angka.', nipUnknown: 'Tidak ada pegawai dengan NIP itu.',
  rosterTitle: 'Impor perangkat daerah dan pegawai', rosterWhat: 'Berkas', rosterAgencies: 'Perangkat daerah (code, name, parent)', rosterPeople: 'Daftar pegawai (nip, name, agency, status, post, rank, joinedOn)', rosterFile: 'Pilih berkas CSV atau XLSX', rosterDry: 'Periksa saja, jangan simpan', rosterSend: 'Kirim', rosterNote: 'Berkas yang sama boleh dikirim ulang: tidak ada yang berubah.', rosterProgress: (n: string, all: string) => `${n} dari ${all} baris`, rosterDone: (rows: string, accepted: string, repeated: string, refused: string) => `${rows} baris: ${accepted} diterima, ${repeated} sudah ada, ${refused} ditolak`, rosterDryDone: 'Hanya diperiksa; tidak ada yang disimpan.', rosterErrors: 'Baris yang harus diperbaiki', rosterNoFile: 'Pilih berkas dahulu.', row: 'Baris', field: 'Kolom', rosterSending: 'Mengirim…', rosterWaiting: 'Belum ada berkas dikirim.',
  saidLive: 'Tersambung; angka diperbarui langsung.', saidLost: 'Sambungan terputus; mencoba lagi.', saidPaused: 'Pembaruan dijeda.', saidResumed: 'Pembaruan dilanjutkan.', saidKey: 'Kunci diperlukan.', explorer: 'Penjelajah GraphQL', health: 'Kesiapan server',
};
