import { set, svg } from '../dom.js';

/** One bar of a ranking. */
export class Bar {
  readonly element: SVGSVGElement;
  private readonly bar = svg('rect', { class: 'bar', y: 1, height: 10, width: 0 });

  constructor() {
    this.element = svg('svg', { class: 'bullet', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, svg('rect', { class: 'track', y: 1, width: 100, height: 10 }), this.bar);
  }

  /** `full` is the value at the right end. */
  show(value: number, full: number): void {
    set(this.bar, { width: (full > 0 ? Math.min(1, value / full) * 100 : 0).toFixed(2) });
  }
}

/** Parts of a whole as one bar of 100 %: the largest first, each paler than the one before, with gaps between them. */
export class StackedBar {
  readonly element = svg('svg', { class: 'stack', viewBox: '0 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' });

  /** Parts in falling order; those after the fourth are drawn as one. */
  show(all: readonly number[]): void {
    const total = all.reduce((sum, part) => sum + part, 0);
    const rest = all.slice(4).reduce((sum, part) => sum + part, 0);
    const parts = rest > 0 ? [...all.slice(0, 4), rest] : all;
    let at = 0;
    const shades = parts.map((part, i) => {
      const width = total > 0 ? part / total * 100 : 0;
      const rect = svg('rect', { class: `part part-${Math.min(i, 4)}`, x: at.toFixed(2), y: 1, height: 10, width: Math.max(0, width - (i < parts.length - 1 ? 0.6 : 0)).toFixed(2) });
      at += width;
      return rect;
    });
    this.element.replaceChildren(...shades);
  }
}
