import { svg } from '../dom.js';

/** Columns over time, from zero: a chart whose table stands beside it, so it is hidden from those who listen. */
export function columnChart(values: readonly (number | null)[], top: number): SVGSVGElement {
  const width = 100 / Math.max(1, values.length);
  return svg('svg', { class: 'columns', viewBox: '0 0 100 40', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...values.map((value, i) => {
      const height = top > 0 ? Math.max(0, (value ?? 0) / top) * 38 : 0;
      return svg('rect', { class: 'bar', x: (i * width + width * 0.12).toFixed(2), width: (width * 0.76).toFixed(2), y: (39 - height).toFixed(2), height: height.toFixed(2) });
    }),
    svg('line', { class: 'base', x1: 0, x2: 100, y1: 39.5, y2: 39.5, 'vector-effect': 'non-scaling-stroke' }));
}
