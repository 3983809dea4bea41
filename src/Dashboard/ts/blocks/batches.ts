import { batchPath, linkTo } from '../address.js';
import { StackedBar } from '../charts/bars.js';
import { Bullet } from '../charts/bullet.js';
import { monthsIn, TimeBar, type TimeWindow } from '../charts/timeline.js';
import { h, put } from '../dom.js';
import { addDays, day, month, percent, shortDay, today, twoDecimals, whole } from '../format.js';
import type { BatchCard } from '../graphql/operations.js';
import { t } from '../text/text.js';
import { linkCell, type Cell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

const TIMELINE_ROWS = 14;
const MIX_ROWS = 8;

export function seatsCell(): Cell<BatchCard> {
  const value = h('span', { class: 'value' });
  const mark = new Bullet();
  return {
    content: [value, mark.element],
    show: b => {
      put(value, b.seats === null ? whole(b.enrolled) : `${whole(b.enrolled)} / ${whole(b.seats)}`);
      mark.show(b.seats === null ? null : b.enrolled ?? 0, b.seats, b.seats ?? 1);
    },
  };
}

const dates = (b: BatchCard): string => b.startsOn === null ? t.selfPaced : b.endsOn === null || b.endsOn === b.startsOn ? shortDay(b.startsOn) : `${shortDay(b.startsOn)} – ${shortDay(b.endsOn)}`;

const nameColumn: () => Column<BatchCard> = () => ({
  key: 'batch', label: t.batch, kind: 'name', value: b => b.name,
  cell: () => linkCell<BatchCard>(b => b.name, b => linkTo(batchPath(b.code)), b => `${t.statuses[b.status]} · ${dates(b)}`),
});

/** Every number of a batch. */
export const batchColumns = (): Column<BatchCard>[] => [
  { key: 'batch', label: t.batch, kind: 'name', value: b => b.name },
  { key: 'code', label: t.code, kind: 'text', value: b => b.code },
  { key: 'program', label: t.program, kind: 'text', value: b => b.program.name },
  { key: 'status', label: t.status, kind: 'text', value: b => t.statuses[b.status] },
  { key: 'startsOn', label: t.startsOn, kind: 'text', value: b => b.startsOn, text: b => day(b.startsOn) },
  { key: 'endsOn', label: t.endsOn, kind: 'text', value: b => b.endsOn, text: b => day(b.endsOn) },
  { key: 'seats', label: t.seats, value: b => b.seats, text: b => whole(b.seats) },
  { key: 'enrolled', label: t.enrolled, value: b => b.enrolled, text: b => whole(b.enrolled) },
  { key: 'waiting', label: t.waiting, value: b => b.waitListed, text: b => whole(b.waitListed) },
  { key: 'attended', label: t.attended, value: b => b.attended, text: b => whole(b.attended) },
  { key: 'completed', label: t.completed, value: b => b.completed, text: b => whole(b.completed) },
  { key: 'mix', label: t.measures.mix.name, value: b => b.agencyMix, text: b => twoDecimals(b.agencyMix) },
];

/** Batches over time, with today's line and how full they are. */
export class BatchTimeline extends TablePanel<BatchCard> {
  private readonly labels = h('div', { class: 'months', 'aria-hidden': 'true' });
  private window: TimeWindow = { from: today(), to: today() };

  constructor(id: string, title: string) {
    super({
      id, title, class: 'timeline', measures: ['seats'],
      table: {
        label: title, key: b => b.code,
        columns: [
          nameColumn(),
          { key: 'when', label: t.when, kind: 'mark', value: b => b.startsOn, cell: () => this.timeCell() },
          { key: 'seats', label: t.seatsFilled, kind: 'mark', value: b => b.enrolled, cell: seatsCell },
          { key: 'completed', label: t.completed, value: b => b.completed, text: b => whole(b.completed) },
        ],
      },
      plain: batchColumns,
      file: () => `bangkom-batches-${this.window.from.slice(0, 4)}`,
    });
    this.body.append(h('p', { class: 'legend quiet' }, t.timelineLegend));
  }

  /** The batches around today, or those of a whole year that is over. */
  showBatches(all: readonly BatchCard[], year: number): void {
    const now = today();
    const isThisYear = year === Number(now.slice(0, 4));
    this.window = isThisYear ? { from: addDays(now, -45), to: addDays(now, 60) } : { from: `${year}-01-01`, to: `${year}-12-31` };
    const scheduled = all.filter(b => b.startsOn !== null && b.status !== 'CANCELLED').sort((a, b) => a.startsOn!.localeCompare(b.startsOn!) || a.code.localeCompare(b.code));
    const inWindow = scheduled.filter(b => b.startsOn! <= this.window.to && (b.endsOn ?? b.startsOn!) >= this.window.from);
    const open = all.filter(b => b.status === 'RUNNING' || b.status === 'OPEN');
    const free = open.reduce((sum, b) => sum + (b.seats === null ? 0 : Math.max(0, b.seats - (b.enrolled ?? 0))), 0);
    this.say(isThisYear ? t.timelineFinding(whole(open.length), whole(free)) : t.timelinePast(whole(scheduled.length), String(year)));
    if (inWindow.length === 0) this.empty(t.noBatches);
    else this.show(inWindow.slice(0, TIMELINE_ROWS));
    this.drawScale();
  }

  private timeCell(): Cell<BatchCard> {
    const bar = new TimeBar();
    const words = h('span', { class: 'small' });
    return {
      content: [bar.element, words],
      show: b => {
        bar.show(this.window, b.startsOn!, b.endsOn ?? b.startsOn!, b.status === 'FINISHED');
        put(words, dates(b));
      },
    };
  }

  /** The months' names above the bars; their places are set by script, which a strict policy allows. */
  private drawScale(): void {
    const head = this.element.querySelector('thead .when');
    if (!head) return;
    this.labels.replaceChildren(...monthsIn(this.window).filter(m => m.at < 96).map(m => {
      const label = h('span', {}, month(m.start));
      label.style.left = `${m.at}%`;
      return label;
    }));
    if (!this.labels.isConnected) head.append(this.labels);
  }
}

function mixCell(): Cell<BatchCard> {
  const bar = new StackedBar();
  const words = h('span', { class: 'small' });
  return {
    content: [bar.element, words],
    show: b => {
      const parts = [...(b.agencies ?? [])].filter(a => a.enrolled > 0).sort((x, y) => y.enrolled - x.enrolled || x.agency.code.localeCompare(y.agency.code));
      const total = parts.reduce((sum, a) => sum + a.enrolled, 0);
      bar.show(parts.map(a => a.enrolled));
      const named = parts.slice(0, 3).map(a => `${a.agency.name} ${percent(a.enrolled / total)}`);
      put(words, [...named, ...(parts.length > 3 ? [t.others(whole(parts.length - 3))] : [])].join(' · '));
    },
  };
}

/** How agencies mix in each batch: 100 % stacked bars and the index. */
export class BatchMix extends TablePanel<BatchCard> {
  constructor() {
    super({
      id: 'mix', title: t.mixTitle, class: 'mix', measures: ['mix'],
      table: {
        label: t.mixTitle, key: b => b.code,
        columns: [
          nameColumn(),
          { key: 'agencies', label: t.agencies, kind: 'mark', value: b => b.agencies?.length ?? 0, cell: mixCell },
          { key: 'index', label: t.measures.mix.name, value: b => b.agencyMix, text: b => twoDecimals(b.agencyMix) },
        ],
      },
      plain: () => [
        { key: 'batch', label: t.batch, kind: 'name', value: b => b.name },
        { key: 'code', label: t.code, kind: 'text', value: b => b.code },
        { key: 'enrolled', label: t.enrolled, value: b => b.enrolled, text: b => whole(b.enrolled) },
        { key: 'mix', label: t.measures.mix.name, value: b => b.agencyMix, text: b => twoDecimals(b.agencyMix) },
        { key: 'agencies', label: t.agencies, kind: 'text', value: b => (b.agencies ?? []).filter(a => a.enrolled > 0).map(a => `${a.agency.code} ${a.enrolled}`).join(', ') },
      ],
      file: () => 'bangkom-mix',
    });
  }

  /** The batches that run or are the nearest to today, with somebody in them. */
  showBatches(all: readonly BatchCard[]): void {
    const now = today();
    const filled = all.filter(b => b.mode === 'SCHEDULED' && b.agencyMix !== null && (b.enrolled ?? 0) > 0 && b.status !== 'CANCELLED');
    const near = [...filled].sort((a, b) => Math.abs(Date.parse(a.startsOn ?? now) - Date.parse(now)) - Math.abs(Date.parse(b.startsOn ?? now) - Date.parse(now))).slice(0, MIX_ROWS)
      .sort((a, b) => (b.agencyMix ?? 0) - (a.agencyMix ?? 0) || a.code.localeCompare(b.code));
    const lowest = near.at(-1);
    if (!lowest) {
      this.empty(t.noMix);
      return;
    }
    const mean = near.reduce((sum, b) => sum + (b.agencyMix ?? 0), 0) / near.length;
    this.say(t.mixFinding(twoDecimals(mean), whole(near.length)), t.mixTitle);
    this.show(near);
  }
}
