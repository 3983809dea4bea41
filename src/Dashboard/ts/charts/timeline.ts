import { addDays, daysBetween, shortDay, today } from '../format.js';
import { set, svg } from '../dom.js';

/** The days that a timeline shows. */
export interface TimeWindow { readonly from: string; readonly to: string }

const placeOf = (window: TimeWindow, date: string): number =>
  Math.max(0, Math.min(100, daysBetween(window.from, date) / Math.max(1, daysBetween(window.from, window.to)) * 100));

/** First days of the months inside a window, with their place in percent. */
export function monthsIn(window: TimeWindow): { readonly start: string; readonly at: number }[] {
  const months = [];
  let start = `${window.from.slice(0, 7)}-01`;
  while (start <= window.to) {
    if (start >= window.from) months.push({ start, at: placeOf(window, start) });
    start = `${addDays(start, 32).slice(0, 7)}-01`;
  }
  return months;
}

/** One row of a timeline: from its first to its last day, with today's line and faint lines between months. */
export class TimeBar {
  readonly element = svg('svg', { class: 'timebar', viewBox: '0 0 100 20', preserveAspectRatio: 'none', role: 'img' });
  private readonly span = svg('rect', { class: 'bar', y: 6, height: 8, width: 0 });
  private readonly now = svg('line', { class: 'now', y1: 0, y2: 20, 'vector-effect': 'non-scaling-stroke' });
  private readonly grid = svg('g');

  constructor() {
    this.element.append(this.grid, this.span, this.now);
  }

  show(window: TimeWindow, from: string, to: string, isOver: boolean): void {
    const [start, end] = [placeOf(window, from), placeOf(window, addDays(to, 1))];
    set(this.span, { x: start.toFixed(2), width: Math.max(0.8, end - start).toFixed(2), class: isOver ? 'bar over' : 'bar' });
    const at = placeOf(window, today()).toFixed(2);
    set(this.now, { x1: at, x2: at, visibility: today() < window.from || today() > window.to ? 'hidden' : 'visible' });
    this.grid.replaceChildren(...monthsIn(window).map(m => svg('line', { class: 'grid', x1: m.at.toFixed(2), x2: m.at.toFixed(2), y1: 0, y2: 20, 'vector-effect': 'non-scaling-stroke' })));
    set(this.element, { 'aria-label': `${shortDay(from)} – ${shortDay(to)}` });
  }
}
