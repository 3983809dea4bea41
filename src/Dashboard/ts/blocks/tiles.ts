import { Bullet } from '../charts/bullet.js';
import { h, put } from '../dom.js';
import { oneDecimal, percent, twoDecimals, whole, yearGone } from '../format.js';
import type { Figures } from '../graphql/operations.js';
import type { Refusal } from '../graphql/refusal.js';
import { t, type Measure } from '../text/text.js';
import { howButton } from './how.js';
import { BlockState } from './state.js';

interface Reading {
  readonly number: string;
  readonly said: string;
  readonly tick: string;
  readonly value: number | null;
  readonly target: number | null;
  readonly full?: number;
}

type Read = (p: Figures, today: number | null, agencies: number) => Reading;

const share = (p: Figures): number => yearGone(p.year, p.figuresOn);

const readings: readonly (readonly [Measure, Read])[] = [
  ['compliance', p => ({
    number: percent(p.compliance.value), said: t.ofAsn(whole(p.compliance.numerator), whole(p.compliance.denominator)),
    tick: t.tickYear(percent(share(p))), value: p.compliance.value, target: share(p),
  })],
  ['jpMean', p => {
    const target = p.headcount > 0 && p.fulfilment.denominator !== null ? p.fulfilment.denominator / p.headcount : null;
    return {
      number: oneDecimal(p.jpMean), said: t.median(oneDecimal(p.jpMedian), whole(p.jpTotal)), tick: t.tickTarget(oneDecimal(target)),
      value: p.jpMean, target, full: Math.max(1.25 * (target ?? 20), p.jpMean ?? 0),
    };
  }],
  ['completions', (p, today) => {
    return {
      number: whole(p.completions), said: today === null ? t.credited(whole(p.jpCredited)) : t.todayCredited(whole(today), whole(p.jpCredited)),
      tick: t.tickPace(twoDecimals(p.pace.value)), value: p.pace.value, target: 1, full: Math.max(2, p.pace.value ?? 0),
    };
  }],
  ['reach', p => ({
    number: percent(p.reach.value), said: t.ofAsn(whole(p.reach.numerator), whole(p.reach.denominator)),
    tick: t.tickYear(percent(share(p))), value: p.reach.value, target: share(p),
  })],
  ['forecast', p => {
    const all = p.headcount > 0 ? p.forecastCompliant / p.headcount : null;
    return { number: percent(all), said: t.willReach(whole(p.forecastCompliant), whole(p.headcount)), tick: t.tickAll, value: all, target: 1 };
  }],
  ['headcount', (p, _, agencies) => ({
    number: whole(p.headcount), said: agencies > 0 ? t.agenciesCount(whole(agencies)) : t.medianNone,
    tick: t.fulfilled(percent(p.fulfilment.value), percent(share(p))), value: p.fulfilment.value, target: share(p),
  })],
];

/** The figures of a region or an agency as large numbers, each with a bullet graph and how it is counted. */
export class Tiles {
  readonly element: HTMLElement;
  private readonly title = h('h2', { id: 'kpi-title', class: 'unseen' });
  private readonly flag = h('p', { class: 'flag', hidden: true }, t.incomplete);
  private readonly tiles: readonly { readonly read: Read; readonly mark: Bullet; readonly number: Element; readonly said: Element; readonly tick: Element }[];
  private readonly state: BlockState;
  private shown: { p: Figures; today: number | null; agencies: number } | null = null;

  constructor(title: string) {
    put(this.title, title);
    const list = h('ul', { class: 'tiles' });
    this.tiles = readings.map(([measure, read]) => {
      const tile = { read, mark: new Bullet(), number: h('strong', { class: 'number' }, '–'), said: h('span', { class: 'said' }), tick: h('span', { class: 'small' }) };
      const { name } = t.measures[measure];
      list.append(h('li', { 'data-measure': measure },
        h('div', { class: 'tile-head' }, h('h3', {}, name), howButton(name, [measure], () => this.shown === null ? '–' : this.now(read))),
        tile.number, tile.said, tile.mark.element, tile.tick));
      return tile;
    });
    this.element = h('section', { id: 'kpi', class: 'kpi', 'aria-labelledby': 'kpi-title' }, this.title, this.flag);
    // While they load they stand empty, so that nothing jumps.
    this.state = new BlockState(this.element, () => title, hasContent => { list.hidden = !hasContent && this.element.dataset['state'] !== 'loading'; });
    this.state.element.hidden = true;
    this.element.append(this.state.element, list);
  }

  show(p: Figures, today: number | null, agencies: number, isLive = false): void {
    this.shown = { p, today, agencies };
    this.flag.hidden = !p.incomplete;
    this.state.ready();
    for (const tile of this.tiles) {
      const reading = tile.read(p, today, agencies);
      put(tile.number, reading.number, isLive);
      put(tile.said, reading.said);
      put(tile.tick, reading.tick);
      tile.mark.show(reading.value, reading.target, reading.full);
    }
  }

  fail(refusal: Refusal): void {
    this.state.fail(refusal);
  }

  private now(read: Read): string {
    const { p, today, agencies } = this.shown!;
    const reading = read(p, today, agencies);
    return `${reading.number} – ${reading.said}`;
  }
}
