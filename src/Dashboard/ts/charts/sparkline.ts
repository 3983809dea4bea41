import { set, svg } from '../dom.js';

/** A sparkline (Tufte): the course of a figure, its last point marked; from zero, so that heights compare. */
export class Sparkline {
  readonly element: SVGSVGElement;
  private readonly line = svg('polyline', { class: 'spark', 'vector-effect': 'non-scaling-stroke' });
  private readonly dot = svg('path', { class: 'spark-end', 'vector-effect': 'non-scaling-stroke' });

  constructor() {
    this.element = svg('svg', { class: 'sparkline', viewBox: '0 0 100 24', preserveAspectRatio: 'none', role: 'img' }, this.line, this.dot);
  }

  /** `said` is the text alternative. */
  show(values: readonly number[], said: string): void {
    const top = Math.max(1, ...values);
    const points = values.map((value, i) => [3 + 94 * i / Math.max(1, values.length - 1), 21 - 18 * value / top].map(x => x.toFixed(1)).join(','));
    set(this.line, { points: points.join(' ') });
    // A line of no length with round ends is a dot that scaling leaves round.
    set(this.dot, { d: points.length > 0 ? `M${points.at(-1)}h0` : '' });
    set(this.element, { 'aria-label': said });
  }
}
