import { set, svg } from '../dom.js';

/** Before and after on one line: an open and a full circle, which scaling leaves round. */
export class Dumbbell {
  readonly element = svg('svg', { class: 'whisker', viewBox: '0 0 100 16', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  private readonly way = svg('line', { class: 'interval', y1: 8, y2: 8, 'vector-effect': 'non-scaling-stroke' });
  private readonly before = svg('path', { class: 'estimate', 'vector-effect': 'non-scaling-stroke' });
  private readonly hole = svg('path', { class: 'hole', 'vector-effect': 'non-scaling-stroke' });
  private readonly after = svg('path', { class: 'estimate', 'vector-effect': 'non-scaling-stroke' });

  constructor() {
    this.element.append(svg('rect', { class: 'track', y: 7, width: 100, height: 2 }), this.way, this.before, this.hole, this.after);
  }

  show(before: number, after: number, full: number): void {
    const at = (value: number): string => (2 + Math.max(0, Math.min(1, value / full)) * 96).toFixed(2);
    set(this.way, { x1: at(before), x2: at(after) });
    set(this.before, { d: `M${at(before)} 8h0` });
    set(this.hole, { d: `M${at(before)} 8h0` });
    set(this.after, { d: `M${at(after)} 8h0` });
  }
}
