import { set, svg } from '../dom.js';

/** An estimate as a dot, its interval as a whisker, and the line of nothing: whether they touch is what there is to read. */
export class Whisker {
  readonly element = svg('svg', { class: 'whisker', viewBox: '0 0 100 16', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  private readonly zero = svg('line', { class: 'tick', y1: 0, y2: 16, 'vector-effect': 'non-scaling-stroke' });
  private readonly interval = svg('path', { class: 'interval', 'vector-effect': 'non-scaling-stroke' });
  private readonly dot = svg('path', { class: 'estimate', 'vector-effect': 'non-scaling-stroke' });

  constructor() {
    this.element.append(svg('rect', { class: 'track', y: 7, width: 100, height: 2 }), this.zero, this.interval, this.dot);
  }

  /** `reach` is the value at the right end, and below zero at the left. */
  show(estimate: number, low: number, high: number, reach: number): void {
    const at = (value: number): string => (50 + Math.max(-1, Math.min(1, reach > 0 ? value / reach : 0)) * 48).toFixed(2);
    set(this.zero, { x1: 50, x2: 50 });
    set(this.interval, { d: `M${at(low)} 4v8m0-4H${at(high)}m0-4v8` });
    set(this.dot, { d: `M${at(estimate)} 8h0` });
  }
}
