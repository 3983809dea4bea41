// The start page: an ordinary client of /graphql over one WebSocket. It asks once and is told what changes.

const id = {
  locale: 'id-ID', skip: 'Langsung ke isi', other: 'English', yearTitle: y => `Partisipasi ${y}`,
  live: 'Langsung', lost: 'Terputus', paused: 'Dijeda', connecting: 'Menyambung…', locked: 'Terkunci', asOf: t => `data s.d. ${t}`,
  pause: 'Jeda', resume: 'Lanjutkan', theme: { auto: 'Tema: otomatis', light: 'Tema: terang', dark: 'Tema: gelap' },
  lostTitle: 'Sambungan terputus', retry: 'Sambung sekarang',
  lostText: (s, code) => `${code ? `Server menjawab ${code}. ` : ''}Angka di bawah adalah yang terakhir diterima. Menyambung lagi dalam ${s} detik.`,
  lostNow: 'Angka di bawah adalah yang terakhir diterima. Sedang menyambung lagi…',
  gateTitle: 'Kunci diperlukan', gateNone: 'Server ini menunjukkan angka hanya kepada pemegang kunci.',
  gateRefused: 'Kunci itu ditolak: salah, dicabut, atau tidak berhak melihat angka. Coba kunci lain.',
  key: 'Kunci akses', open: 'Buka', forget: 'Lupakan kunci', gateNote: 'Kunci disimpan di tab ini saja dan hilang bila tab ditutup.',
  emptyTitle: 'Belum ada data', emptyText: 'Masukkan perangkat daerah, lalu daftar pegawai. Halaman ini terisi dengan sendirinya.',
  emptyAgencies: 'Perangkat daerah', emptyRoster: 'Daftar pegawai',
  emptyNote: 'Berkas yang sama boleh dikirim ulang: tidak ada yang berubah. Tambahkan ?dryRun=true untuk melihat akibatnya dahulu.',
  incomplete: 'Belum lengkap: satu fakta disisihkan, operator sudah diberi tahu.',
  tileHeadcount: 'ASN dalam lingkup', tileReach: 'Ikut serta', tileCompliance: '≥ 20 JP / target tercapai', tileMean: 'Rata-rata JP',
  tileCompletions: 'Penyelesaian', tileForecast: 'Perkiraan akhir tahun',
  people: 'angka orang', event: 'angka kejadian',
  ofAsn: (n, all) => `${n} dari ${all} ASN`, agencies: (n, on) => `${n} perangkat daerah, per ${on}`,
  median: (m, total) => `median ${m} JP, jumlah ${total} JP`, credited: (jp, per) => `${per} per ASN, ${jp} JP diakui`,
  willReach: (n, all) => `${n} dari ${all} ASN mencapai target`,
  tickYear: p => `garis: ${p} tahun lewat`, tickTarget: jp => `garis: target rata-rata ${jp} JP`, tickOne: 'garis: satu penyelesaian per ASN',
  tickAll: 'garis: semua ASN', fulfilled: (p, tick) => `target JP ${p}; ${tick}`,
  leagueTitle: 'Perangkat daerah', finding: (n, all, small) => `${n} dari ${all} di atas garis ketercapaian hari ini${small ? `; ${small} di bawah 10 ASN tidak diperingkat` : ''}`,
  apply: 'Urutan berubah – terapkan', filter: 'Saring perangkat daerah', csv: 'Unduh CSV', nothing: 'Tidak ada perangkat daerah yang cocok.',
  colName: 'Perangkat daerah', colN: 'ASN', colReach: 'Ikut serta', colCompliance: 'Target tercapai', colMean: 'Rata-rata JP', colCompletions: 'Penyelesaian',
  csvHeads: ['Kode', 'Perangkat daerah', 'ASN', 'Ikut serta', 'Ikut serta (%)', 'Target tercapai', 'Target tercapai (%)', 'Rata-rata JP', 'Penyelesaian'],
  total: 'Seluruh wilayah', legend: p => `Batang: capaian dari ASN dalam lingkup. Garis: bagian tahun yang telah lewat (${p}).`,
  sorted: (c, up) => `Diurutkan menurut ${c}, ${up ? 'naik' : 'turun'}.`, shown: n => `${n} perangkat daerah ditampilkan.`,
  saidLive: 'Tersambung; angka diperbarui langsung.', saidLost: 'Sambungan terputus; mencoba lagi.', saidPaused: 'Pembaruan dijeda.', saidResumed: 'Pembaruan dilanjutkan.',
  saidKey: 'Kunci diperlukan.', saidSaved: 'CSV diunduh.', explorer: 'Penjelajah GraphQL', health: 'Kesiapan server',
  wordsTitle: 'Arti angka', words: [
    ['Angka orang', 'Setiap ASN dihitung satu kali, di perangkat daerah tempatnya pada tanggal angka, dengan catatan setahun penuh.'],
    ['Angka kejadian', 'Setiap penyelesaian dihitung di perangkat daerah ASN pada tanggal selesai. Keduanya berjumlah tepat menjadi angka wilayah.'],
    ['Ikut serta', 'ASN dengan sedikitnya satu penyelesaian terverifikasi tahun ini, dibagi ASN dalam lingkup.'],
    ['Target tercapai', 'ASN yang JP diakuinya mencapai target masing-masing (lazimnya 20 JP setahun), dibagi ASN dalam lingkup.'],
    ['JP', 'Jam pelajaran yang diakui setelah batas dan tumpang tindih diperhitungkan. Rata-rata dan median atas semua ASN, juga yang belum ikut.'],
    ['Perkiraan akhir tahun', 'ASN yang akan mencapai target bila lajunya sendiri bertahan sampai 31 Desember.'],
  ],
};

/** @type {typeof id} */
const en = {
  locale: 'en', skip: 'Skip to content', other: 'Bahasa Indonesia', yearTitle: y => `Participation ${y}`,
  live: 'Live', lost: 'Disconnected', paused: 'Paused', connecting: 'Connecting…', locked: 'Locked', asOf: t => `data up to ${t}`,
  pause: 'Pause', resume: 'Resume', theme: { auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark' },
  lostTitle: 'Connection lost', retry: 'Reconnect now',
  lostText: (s, code) => `${code ? `The server answered ${code}. ` : ''}The figures below are the last received. Trying again in ${s} s.`,
  lostNow: 'The figures below are the last received. Connecting again…',
  gateTitle: 'A key is needed', gateNone: 'This server shows its figures to holders of a key only.',
  gateRefused: 'That key was refused: wrong, revoked, or without the right to see figures. Try another.',
  key: 'Access key', open: 'Open', forget: 'Forget the key', gateNote: 'The key is kept in this tab only and is gone when the tab closes.',
  emptyTitle: 'No data yet', emptyText: 'Import the agencies, then the roster. This page fills by itself.',
  emptyAgencies: 'Agencies', emptyRoster: 'Roster',
  emptyNote: 'The same file may be sent again: nothing changes. Add ?dryRun=true to see first what would happen.',
  incomplete: 'Incomplete: a fact was set aside, an operator has been told.',
  tileHeadcount: 'Civil servants in scope', tileReach: 'Taking part', tileCompliance: '≥ 20 JP / target reached', tileMean: 'Mean JP',
  tileCompletions: 'Completions', tileForecast: 'Year-end forecast',
  people: 'people’s figure', event: 'event figure',
  ofAsn: (n, all) => `${n} of ${all} ASN`, agencies: (n, on) => `${n} agencies, on ${on}`,
  median: (m, total) => `median ${m} JP, sum ${total} JP`, credited: (jp, per) => `${per} per ASN, ${jp} JP credited`,
  willReach: (n, all) => `${n} of ${all} ASN will reach their target`,
  tickYear: p => `tick: ${p} of year gone`, tickTarget: jp => `tick: mean target ${jp} JP`, tickOne: 'tick: one completion per ASN',
  tickAll: 'tick: everyone', fulfilled: (p, tick) => `${p} of target JP; ${tick}`,
  leagueTitle: 'Agencies', finding: (n, all, small) => `${n} of ${all} above today’s compliance tick${small ? `; ${small} under 10 ASN not ranked` : ''}`,
  apply: 'Order changed – apply', filter: 'Filter agencies', csv: 'Download CSV', nothing: 'No agency matches.',
  colName: 'Agency', colN: 'ASN', colReach: 'Taking part', colCompliance: 'Target reached', colMean: 'Mean JP', colCompletions: 'Completions',
  csvHeads: ['Code', 'Agency', 'ASN', 'Taking part', 'Taking part (%)', 'Target reached', 'Target reached (%)', 'Mean JP', 'Completions'],
  total: 'Whole region', legend: p => `Bar: share of the ASN in scope. Tick: share of the year gone (${p}).`,
  sorted: (c, up) => `Sorted by ${c}, ${up ? 'ascending' : 'descending'}.`, shown: n => `${n} agencies shown.`,
  saidLive: 'Connected; figures update live.', saidLost: 'Connection lost; trying again.', saidPaused: 'Updates paused.', saidResumed: 'Updates resumed.',
  saidKey: 'A key is needed.', saidSaved: 'CSV downloaded.', explorer: 'GraphQL explorer', health: 'Server readiness',
  wordsTitle: 'What the figures mean', words: [
    ['People’s figure', 'Each ASN (civil servant) counts once, in the agency held on the figure’s date, with the whole year’s record.'],
    ['Event figure', 'Each completion counts at the agency held on its completion date. Both add up exactly to the region.'],
    ['Taking part', 'ASN with at least one verified completion this year, divided by the ASN in scope.'],
    ['Target reached', 'ASN whose credited JP reached their own target (20 JP a year as a rule), divided by the ASN in scope.'],
    ['JP', 'Learning hours (jam pelajaran) credited after caps and overlaps. Mean and median are over all ASN, also those not yet taking part.'],
    ['Year-end forecast', 'ASN who will reach their target if they keep their own pace until 31 December.'],
  ],
};

const ratio = '{numerator denominator value}';
const watching = `subscription { regionParticipation {
  participation { year figuresOn headcount participants compliant jpMean jpMedian jpTotal completions jpCredited forecastCompliant
    position recordedAt incomplete reach${ratio} compliance${ratio} fulfilment${ratio} pace${ratio} }
  agencies { agency { code name } participation { headcount participants compliant jpMean completions reach${ratio} compliance${ratio} position } } } }`;

const $ = name => document.getElementById(name);
const query = new URLSearchParams(location.search);
const store = (area, name, value) => {
  // A browser may refuse storage altogether; the page then forgets, and works.
  try {
    if (value === null) area().removeItem(name);
    else if (value !== undefined) area().setItem(name, value);
    return area().getItem(name);
  } catch { return null; }
};
const savedKey = value => store(() => sessionStorage, 'bangkom.key', value);
const savedTheme = value => store(() => localStorage, 'bangkom.theme', value);

let t = query.get('lang') === 'en' ? en : id;
let theme = savedTheme() ?? 'auto';
let link = 'connecting';
let paused = false;
let key = savedKey();
let region = { name: '', zone: 'Asia/Jakarta' };
// What arrived last, and what is shown: they differ while paused.
let whole = null;
const arrived = new Map();
let shown = null;
let agencies = new Map();
const rows = new Map();
let order = [];
let sort = { by: 'compliance', up: false };

// --- Formats -------------------------------------------------------------------------------------------------

const formats = new Map();
const format = (value, options) => {
  if (value === null || value === undefined) return '–';
  const name = t.locale + JSON.stringify(options);
  if (!formats.has(name)) formats.set(name, new Intl.NumberFormat(t.locale, options));
  return formats.get(name).format(value);
};
const whole0 = value => format(value, { maximumFractionDigits: 0 });
const one = value => format(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = value => format(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const day = date => new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
const zones = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

function clock(instant) {
  const at = new Date(instant);
  const inZone = options => new Intl.DateTimeFormat(t.locale, { ...options, timeZone: region.zone }).format(at);
  const dayOf = moment => new Intl.DateTimeFormat('sv', { timeZone: region.zone }).format(moment);
  const zone = zones[region.zone] ?? inZone({ timeZoneName: 'short' }).split(' ').pop();
  const date = dayOf(at) === dayOf(new Date()) ? '' : `${inZone({ dateStyle: 'medium' })} `;
  return `${date}${inZone({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })} ${zone}`;
}

/** Share of the figures' year that is gone, its date included. */
function yearGone() {
  const start = Date.UTC(shown.year, 0, 1);
  return Math.min(1, (Date.parse(`${shown.figuresOn}T00:00:00Z`) - start + 86400000) / (Date.UTC(shown.year + 1, 0, 1) - start));
}

// --- Drawing -------------------------------------------------------------------------------------------------

function make(tag, attributes = {}, ...children) {
  const node = ['svg', 'rect', 'line'].includes(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Only what differs is touched, and only figures that moved while live are highlighted. */
function put(node, text, isLive = false) {
  if (node.textContent === text) return;
  node.textContent = text;
  const cell = node.closest('td') ?? node;
  if (isLive) {
    cell.classList.remove('changed');
    requestAnimationFrame(() => cell.classList.add('changed'));
  }
}

function bullet() {
  const track = make('rect', { class: 'track', width: 100, height: 6, y: 3 });
  const bar = make('rect', { class: 'bar', width: 0, height: 6, y: 3 });
  const tick = make('line', { class: 'tick', x1: 0, x2: 0, y1: 0, y2: 12, 'vector-effect': 'non-scaling-stroke' });
  const svg = make('svg', { class: 'bullet', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, track, bar, tick);
  return {
    svg,
    set(value, target, full = 1) {
      const part = x => Math.max(0, Math.min(1, (x ?? 0) / full)) * 100;
      bar.setAttribute('width', part(value).toFixed(2));
      for (const end of ['x1', 'x2']) tick.setAttribute(end, part(target).toFixed(2));
      tick.setAttribute('visibility', target === null ? 'hidden' : 'visible');
    },
  };
}

const tiles = [
  { label: 'tileHeadcount', kind: 'people', show: p => [whole0(p.headcount), t.agencies(whole0(agencies.size), day(p.figuresOn)),
    t.fulfilled(percent(p.fulfilment.value), t.tickYear(percent(yearGone()))), p.fulfilment.value, yearGone(), 1] },
  { label: 'tileReach', kind: 'people', show: p => [percent(p.reach.value), t.ofAsn(whole0(p.reach.numerator), whole0(p.reach.denominator)),
    t.tickYear(percent(yearGone())), p.reach.value, yearGone(), 1] },
  { label: 'tileCompliance', kind: 'people', show: p => [percent(p.compliance.value), t.ofAsn(whole0(p.compliance.numerator), whole0(p.compliance.denominator)),
    t.tickYear(percent(yearGone())), p.compliance.value, yearGone(), 1] },
  { label: 'tileMean', kind: 'people', show: p => {
    const target = p.headcount && p.fulfilment.denominator ? p.fulfilment.denominator / p.headcount : null;
    return [one(p.jpMean), t.median(one(p.jpMedian), whole0(p.jpTotal)), t.tickTarget(one(target)), p.jpMean, target, Math.max(1.25 * (target ?? 20), p.jpMean ?? 0)];
  } },
  { label: 'tileCompletions', kind: 'event', show: p => {
    const each = p.headcount ? p.completions / p.headcount : null;
    return [whole0(p.completions), t.credited(whole0(p.jpCredited), one(each)), t.tickOne, each, 1, Math.max(2, each ?? 0)];
  } },
  { label: 'tileForecast', kind: 'people', show: p => {
    const share = p.headcount ? p.forecastCompliant / p.headcount : null;
    return [percent(share), t.willReach(whole0(p.forecastCompliant), whole0(p.headcount)), t.tickAll, share, 1, 1];
  } },
];

for (const tile of tiles) {
  tile.number = make('strong', { class: 'number' });
  tile.said = make('span', { class: 'said' });
  tile.tick = make('span', { class: 'small' });
  tile.bullet = bullet();
  $('tiles').append(make('li', {}, make('h3', { 'data-t': tile.label }), make('span', { class: 'kind', 'data-t': tile.kind }), tile.number, tile.said, tile.bullet.svg, tile.tick));
}

const columns = [
  { by: 'name', label: 'colName', value: a => a.agency.name },
  { by: 'headcount', label: 'colN', value: a => a.participation.headcount },
  { by: 'reach', label: 'colReach', value: a => a.participation.reach.value, ranks: true },
  { by: 'compliance', label: 'colCompliance', value: a => a.participation.compliance.value, ranks: true },
  { by: 'jpMean', label: 'colMean', value: a => a.participation.jpMean, ranks: true },
  { by: 'completions', label: 'colCompletions', value: a => a.participation.completions },
];

for (const column of columns) {
  const button = make('button', { type: 'button' }, make('span', { 'data-t': column.label }), make('span', { class: 'arrow', 'aria-hidden': 'true' }));
  button.addEventListener('click', () => {
    sort = { by: column.by, up: sort.by === column.by ? !sort.up : column.by === 'name' };
    arrange();
    say(t.sorted(t[column.label], sort.up));
  });
  column.head = make('th', { scope: 'col', role: 'columnheader', class: column.by }, button);
  $('heads').append(column.head);
}

/** Under ten people a share says little: such an agency is listed last, whatever its figure. */
function sortedCodes() {
  const column = columns.find(c => c.by === sort.by);
  const names = new Intl.Collator(t.locale, { numeric: true });
  const isRanked = a => !column.ranks || (a.participation.headcount >= 10 && column.value(a) !== null);
  return [...agencies.values()].sort((a, b) => {
    if (isRanked(a) !== isRanked(b)) return isRanked(a) ? -1 : 1;
    const [x, y] = [column.value(a), column.value(b)];
    const compared = column.by === 'name' ? names.compare(x, y) : (x ?? -1) - (y ?? -1);
    return (sort.up ? compared : -compared) || names.compare(a.agency.name, b.agency.name);
  }).map(a => a.agency.code);
}

function newRow(isTotal) {
  const name = make('th', { scope: 'row', role: 'rowheader', class: 'name' });
  const row = { line: make('tr', { role: 'row' }, name), name, cells: {} };
  for (const { by, label } of columns.slice(1)) {
    const text = make('span', { class: 'value' });
    const cell = make('td', { role: 'cell', class: by, 'data-label': label }, text);
    row.cells[by] = { cell, text, bullet: by === 'reach' || by === 'compliance' ? bullet() : null };
    if (row.cells[by].bullet) {
      row.cells[by].words = make('span', { class: 'small' });
      cell.append(row.cells[by].bullet.svg, row.cells[by].words);
    }
    row.line.append(cell);
  }
  if (isTotal) row.line.className = 'total';
  return row;
}

function fill(row, name, p, isLive) {
  put(row.name, name);
  put(row.cells.headcount.text, whole0(p.headcount), isLive);
  put(row.cells.jpMean.text, one(p.jpMean), isLive);
  put(row.cells.completions.text, whole0(p.completions), isLive);
  for (const by of ['reach', 'compliance']) {
    const { text, words, bullet: mark } = row.cells[by];
    put(text, percent(p[by].value), isLive);
    put(words, `${whole0(p[by].numerator)} / ${whole0(p[by].denominator)}`);
    mark.set(p[by].value, yearGone());
  }
  for (const { by, label } of columns.slice(1)) row.cells[by].cell.dataset.label = t[label];
}

const total = newRow(true);
$('total').append(total.line);

function arrange() {
  order = sortedCodes();
  $('rows').append(...order.map(code => rows.get(code)?.line).filter(Boolean));
  for (const { by, head } of columns) {
    if (by === sort.by) head.setAttribute('aria-sort', sort.up ? 'ascending' : 'descending');
    else head.removeAttribute('aria-sort');
  }
  $('apply').hidden = true;
}

function sift() {
  const wanted = $('filter').value.trim().toLocaleLowerCase(t.locale);
  let count = 0;
  for (const [code, row] of rows) {
    const isShown = `${row.name.textContent} ${code}`.toLocaleLowerCase(t.locale).includes(wanted);
    row.line.hidden = !isShown;
    count += isShown ? 1 : 0;
  }
  $('nothing').hidden = count > 0 || rows.size === 0;
  return count;
}

/** Shows what arrived last. */
function adopt(isLive) {
  shown = whole;
  agencies = new Map(arrived);
  draw(isLive);
}

/** Draws the figures shown; isLive highlights what moved. */
function draw(isLive = false) {
  $('figures').hidden = $('empty').hidden = true;
  if (!shown) return;
  const isEmpty = shown.headcount === 0;
  $('empty').hidden = !isEmpty;
  $('figures').hidden = isEmpty && agencies.size === 0;
  $('incomplete').hidden = !shown.incomplete;
  put($('asof'), shown.recordedAt ? t.asOf(clock(shown.recordedAt)) : '');
  put($('kpi-title'), t.yearTitle(shown.year));
  for (const tile of tiles) {
    const [number, said, tick, value, target, full] = tile.show(shown);
    put(tile.number, number, isLive);
    put(tile.said, said);
    put(tile.tick, tick);
    tile.bullet.set(value, target, full);
  }
  for (const [code, row] of rows) {
    if (!agencies.has(code)) { row.line.remove(); rows.delete(code); }
  }
  let isNew = order.length === 0;
  for (const [code, a] of agencies) {
    if (!rows.has(code)) { rows.set(code, newRow(false)); isNew = true; }
    fill(rows.get(code), a.agency.name, a.participation, isLive);
  }
  fill(total, t.total, shown, isLive);
  const ranked = [...agencies.values()].filter(a => a.participation.headcount >= 10 && a.participation.compliance.value !== null);
  put($('finding'), t.finding(whole0(ranked.filter(a => a.participation.compliance.value >= yearGone()).length), whole0(ranked.length), agencies.size - ranked.length));
  put($('legend-text'), t.legend(percent(yearGone())));
  if (isNew) arrange();
  else $('apply').hidden = sortedCodes().join() === order.join();
  sift();
}

// --- Words and state -----------------------------------------------------------------------------------------

/** One polite region: connection, pause and what the reader did; never a tick. */
const say = text => { $('status').textContent = text; };

function drawState() {
  const state = paused && link === 'live' ? 'paused' : link;
  $('state').dataset.state = state;
  put($('word'), t[state]);
  put($('pause'), paused ? t.resume : t.pause);
  $('forget').hidden = !key;
}

function speak() {
  document.documentElement.lang = t === en ? 'en' : 'id';
  for (const node of document.querySelectorAll('[data-t]')) put(node, t[node.dataset.t]);
  const other = t === en ? 'id' : 'en';
  const there = new URLSearchParams(location.search);
  there.set('lang', other);
  Object.entries({ href: `?${there}`, hreflang: other, lang: other }).forEach(([n, v]) => $('language').setAttribute(n, v));
  put($('language'), t.other);
  put($('theme'), t.theme[theme]);
  put($('region'), region.name ? ` · ${region.name}` : '');
  document.title = region.name ? `Bangkom · ${region.name}` : 'Bangkom';
  $('filter').placeholder = t.filter;
  $('words').replaceChildren(...t.words.map(([word, meaning]) => make('div', {}, make('dt', {}, word), make('dd', {}, meaning))));
  for (const what of ['agencies', 'roster']) {
    $(`curl-${what}`).textContent = `curl -H "Authorization: Bearer $BANGKOM_ADMIN_KEY" \\\n  -H 'Content-Type: text/csv' --data-binary @${what}.csv \\\n  ${location.origin}/import/${what}`;
  }
  put($('gate-text'), key ? t.gateRefused : t.gateNone);
  drawState();
  if (shown) draw();
}

function dress() {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  put($('theme'), t.theme[theme]);
}

// --- The socket ----------------------------------------------------------------------------------------------

const isRefusal = code => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
let socket = null;
let attempts = 0;
let timer = 0;

function connect() {
  clearTimeout(timer);
  $('lost-text').textContent = t.lostNow;
  const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`, 'graphql-transport-ws');
  socket = mine;
  let isFirst = true;
  let isOver = false;
  let heard = Date.now();
  const send = message => { if (mine.readyState === WebSocket.OPEN) mine.send(JSON.stringify(message)); };
  // A dead network closes nothing: silence after a ping does.
  const pulse = setInterval(() => {
    if (Date.now() - heard > 25000) end();
    else if (Date.now() - heard > 10000) send({ type: 'ping' });
  }, 5000);

  function end(code) {
    if (isOver) return;
    isOver = true;
    clearInterval(pulse);
    mine.close();
    if (socket !== mine) return;
    if (isRefusal(code)) refuse();
    else retry(code);
  }

  mine.addEventListener('open', () => send({ type: 'connection_init', payload: key ? { Authorization: `Bearer ${key}` } : {} }));
  mine.addEventListener('close', event => end(event.code === 4403 || event.code === 4401 ? 'UNAUTHENTICATED' : undefined));
  mine.addEventListener('message', event => {
    if (isOver || socket !== mine) return;
    heard = Date.now();
    const message = JSON.parse(event.data);
    if (message.type === 'ping') send({ type: 'pong' });
    else if (message.type === 'connection_ack') {
      send({ id: 'region', type: 'subscribe', payload: { query: '{ region { name zone } }' } });
      send({ id: 'figures', type: 'subscribe', payload: { query: watching } });
    } else if (message.type === 'error' || message.payload?.errors) {
      const errors = message.payload.errors ?? message.payload;
      end(errors[0]?.extensions?.code ?? 'INTERNAL');
    } else if (message.type === 'next' && message.id === 'region') {
      region = message.payload.data.region;
      speak();
    } else if (message.type === 'next') {
      take(message.payload.data.regionParticipation, isFirst);
      isFirst = false;
    } else if (message.type === 'complete' && message.id === 'figures') end();
  });
}

/** The first event of a subscription holds every agency, later ones those that changed. */
function take(update, isFirst) {
  if (isFirst) arrived.clear();
  for (const a of update.agencies) arrived.set(a.agency.code, a);
  whole = update.participation;
  attempts = 0;
  if (link !== 'live') {
    link = 'live';
    $('lost').hidden = $('gate').hidden = true;
    say(t.saidLive);
    drawState();
  }
  if (!paused || !shown) adopt(shown !== null);
}

function retry(code) {
  const wait = Math.min(10000, 500 * 2 ** attempts++) * (0.8 + Math.random() * 0.2);
  if (link !== 'lost') say(t.saidLost);
  link = 'lost';
  drawState();
  $('lost').hidden = false;
  $('lost-text').textContent = t.lostText(Math.max(1, Math.round(wait / 1000)), code);
  timer = setTimeout(connect, wait);
}

function refuse() {
  link = 'locked';
  whole = shown = null;
  order = [];
  $('lost').hidden = true;
  $('gate').hidden = false;
  put($('asof'), '');
  put($('gate-text'), key ? t.gateRefused : t.gateNone);
  draw();
  drawState();
  say(key ? t.gateRefused : t.saidKey);
  if (key) $('key').focus();
}

function reconnect() {
  attempts = 0;
  const old = socket;
  socket = null;
  old?.close();
  connect();
}

// --- What the reader does ------------------------------------------------------------------------------------

/** A spreadsheet would run a text that begins like a formula; a quote in front keeps it a text. */
const csvText = text => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function download() {
  const number = (value, places) => value === null || value === undefined ? '' : Number(value.toFixed(places)).toString().replace('.', t === id ? ',' : '.');
  const lines = order.filter(code => agencies.has(code) && !rows.get(code)?.line.hidden).map(code => {
    const { agency, participation: p } = agencies.get(code);
    const share = r => number(r.value === null ? null : r.value * 100, 1);
    return [csvText(agency.code), csvText(agency.name), number(p.headcount, 0), number(p.reach.numerator, 0), share(p.reach),
      number(p.compliance.numerator, 0), share(p.compliance), number(p.jpMean, 2), number(p.completions, 0)];
  });
  const text = `\uFEFF${[t.csvHeads.map(csvText), ...lines].map(line => line.join(';')).join('\r\n')}\r\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  make('a', { href: url, download: `bangkom-${shown.figuresOn}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  say(t.saidSaved);
}

let sifting = 0;
$('filter').addEventListener('input', () => {
  const count = sift();
  clearTimeout(sifting);
  sifting = setTimeout(() => say(t.shown(whole0(count))), 600);
});
$('apply').addEventListener('click', () => {
  arrange();
  columns.find(c => c.by === sort.by).head.firstChild.focus();
});
$('csv').addEventListener('click', download);
$('pause').addEventListener('click', () => {
  paused = !paused;
  drawState();
  say(paused ? t.saidPaused : t.saidResumed);
  if (!paused && whole) adopt(true);
});
$('language').addEventListener('click', event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, '', event.currentTarget.href);
  t = t === en ? id : en;
  speak();
});
$('theme').addEventListener('click', () => {
  theme = { auto: 'light', light: 'dark', dark: 'auto' }[theme] ?? 'auto';
  savedTheme(theme);
  dress();
});
$('gate-form').addEventListener('submit', event => {
  event.preventDefault();
  key = $('key').value.trim();
  savedKey(key);
  $('key').value = '';
  reconnect();
});
$('forget').addEventListener('click', () => {
  key = savedKey(null);
  refuse();
  reconnect();
});
$('retry').addEventListener('click', reconnect);
window.addEventListener('online', () => { if (link === 'lost') reconnect(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden && link === 'lost') reconnect(); });
document.addEventListener('animationend', event => event.target.classList.remove('changed'));

dress();
speak();
connect();
