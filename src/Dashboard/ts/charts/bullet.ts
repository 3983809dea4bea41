import { set, svg } from '../dom.js';

/** A bullet graph (Few): the measure as a bar, the target as a tick, what is expected by now as a band in the same hue. */
export class Bullet {
  readonly element: SVGSVGElement;
  private readonly band = svg('rect', { class: 'band', y: 2, height: 8, width: 0 });
  private readonly bar = svg('rect', { class: 'bar', y: 4, height: 4, width: 0 });
  private readonly tick = svg('line', { class: 'tick', y1: 0, y2: 12, 'vector-effect': 'non-scaling-stroke' });

  constructor() {
    const track = svg('rect', { class: 'track', y: 2, width: 100, height: 8 });
    this.element = svg('svg', { class: 'bullet', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, track, this.band, this.bar, this.tick);
  }

  /** `full` is the value at the right end. */
  show(value: number | null, target: number | null, full = 1): void {
    const part = (x: number): string => (Math.max(0, Math.min(1, full > 0 ? x / full : 0)) * 100).toFixed(2);
    set(this.bar, { width: part(value ?? 0) });
    set(this.band, { width: part(target ?? 0) });
    set(this.tick, { x1: part(target ?? 0), x2: part(target ?? 0), visibility: target === null ? 'hidden' : 'visible' });
  }
}
