import { Bar } from '../charts/bars.js';
import { Whisker } from '../charts/whisker.js';
import { h, put, set, svg } from '../dom.js';
import { whole } from '../format.js';
import { linkCell, type Cell } from './table.js';

/** A number with its bar and, beside it, what the number is of. */
export function barOf<R>(options: { readonly value: (row: R) => number | null; readonly text: (row: R) => string; readonly full: (row: R) => number; readonly small?: (row: R) => string }): Cell<R> {
  const bar = new Bar();
  const value = h('span', { class: 'value' });
  const small = h('span', { class: 'small aside' });
  return {
    content: options.small ? [value, small, bar.element] : [value, bar.element],
    show: (row, isLive) => {
      put(value, options.text(row), isLive);
      if (options.small) put(small, options.small(row));
      bar.show(options.value(row) ?? 0, options.full(row));
    },
  };
}

/** A text and a smaller one below it. */
export function twoLines<R>(text: (row: R) => string, small: (row: R) => string): Cell<R> {
  const above = h('span', { class: 'value' });
  const below = h('span', { class: 'small below' });
  return {
    content: [above, below],
    show: row => {
      put(above, text(row));
      put(below, small(row));
    },
  };
}

interface Named { readonly name: string; readonly code: string; readonly href: string | null }

/** A name with its code; a link where there is a page that the reader may see. */
export function nameOrLink<R extends Named>(): Cell<R> {
  const link = linkCell<R>(r => r.name, r => r.href ?? '', r => r.code);
  const plain = twoLines<R>(r => r.name, r => r.code);
  return {
    content: [...link.content, ...plain.content],
    show: (row, isLive) => {
      (row.href === null ? plain : link).show(row, isLive);
      link.content.forEach(node => (node as HTMLElement).toggleAttribute('hidden', row.href === null));
      plain.content.forEach(node => (node as HTMLElement).toggleAttribute('hidden', row.href !== null));
    },
  };
}

interface Interval { readonly estimate: number; readonly low: number; readonly high: number }

/** An interval with its numbers; of what can't be told, why. */
export function intervalOf<R>(interval: (row: R) => Interval | null, text: (row: R) => string, reach: (row: R) => number): Cell<R> {
  const whisker = new Whisker();
  const value = h('span', { class: 'value' });
  return {
    content: [value, whisker.element],
    show: row => {
      const found = interval(row);
      put(value, text(row));
      whisker.element.toggleAttribute('hidden', found === null);
      if (found) whisker.show(found.estimate, found.low, found.high, reach(row));
    },
  };
}

/** A number of a heat table: a strip below it is the denser, the more it is. */
export function heatOf<R>(value: (row: R) => number, full: () => number, small: (row: R) => string): Cell<R> {
  const strip = svg('rect', { width: 100, height: 10 });
  const number = h('span', { class: 'value' });
  const below = h('span', { class: 'small aside' });
  return {
    content: [number, below, svg('svg', { class: 'strip', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, strip)],
    show: row => {
      put(number, whole(value(row)));
      put(below, value(row) === 0 ? '' : small(row));
      set(strip, { class: `part part-${value(row) === 0 ? 4 : 3 - Math.min(3, Math.floor(4 * Math.sqrt(value(row) / (full() + 1))))}` });
    },
  };
}
