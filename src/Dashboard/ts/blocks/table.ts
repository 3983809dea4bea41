import { arrange, button, h, put } from '../dom.js';
import { t } from '../text/text.js';
import { say } from '../announce.js';

export type Value = string | number | null;

/** What stands in a cell, and how it follows its row. */
export interface Cell<R> {
  readonly content: readonly Node[];
  readonly show: (row: R, isLive: boolean) => void;
}

export interface Column<R> {
  readonly key: string;
  readonly label: string;
  /** For sorting and CSV. */
  readonly value: (row: R) => Value;
  /** What is read; left out: the value as text. */
  readonly text?: (row: R) => string;
  readonly cell?: () => Cell<R>;
  readonly kind?: 'name' | 'number' | 'text' | 'mark';
  /** Small agencies stand last in its order. */
  readonly ranks?: boolean;
  readonly isSorted?: false;
}

export interface TableOptions<R> {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly key: (row: R) => string;
  readonly sort?: { readonly by: string; readonly isUp: boolean };
  readonly isRanked?: (row: R) => boolean;
}

interface Line<R> { readonly element: HTMLTableRowElement; readonly cells: readonly Cell<R>[] }

/** A text that is put in place. */
export function textCell<R>(text: (row: R) => string): Cell<R> {
  const span = h('span', { class: 'value' });
  return { content: [span], show: (row, isLive) => put(span, text(row), isLive) };
}

/** A link that is put in place. */
export function linkCell<R>(text: (row: R) => string, href: (row: R) => string, small?: (row: R) => string): Cell<R> {
  const anchor = h('a', {});
  const below = h('span', { class: 'small' });
  return {
    content: small ? [anchor, below] : [anchor],
    show: row => {
      put(anchor, text(row));
      if (anchor.getAttribute('href') !== href(row)) anchor.setAttribute('href', href(row));
      if (small) put(below, small(row));
    },
  };
}

/**
 * A real table whose cells are mended in place. With `sort` its heads are buttons, and its order stays while figures move, so that
 * no row jumps under a pointer: a button offers the new order. Roles are written out because on a phone each row is a card.
 */
export class Table<R> {
  readonly element: HTMLTableElement;
  readonly applyButton: HTMLButtonElement;
  private readonly options: TableOptions<R>;
  private readonly body = h('tbody', { role: 'rowgroup' });
  private readonly foot = h('tfoot', { role: 'rowgroup' });
  private readonly heads = new Map<string, HTMLTableCellElement>();
  private readonly lines = new Map<string, Line<R>>();
  private total: Line<R> | null = null;
  private rows = new Map<string, R>();
  private order: string[] = [];
  private sort: { by: string; isUp: boolean } | null;
  private filter: (row: R) => boolean = () => true;

  constructor(options: TableOptions<R>) {
    this.options = options;
    this.sort = options.sort ? { ...options.sort } : null;
    this.applyButton = button(t.apply, () => this.apply(), { class: 'first apply', hidden: true });
    this.element = h('table', { role: 'table', 'aria-label': options.label },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...options.columns.map(column => this.head(column)))),
      this.body);
  }

  /** Rows in the order shown, filtered. */
  get shown(): R[] {
    return this.order.map(key => this.rows.get(key)).filter((row): row is R => row !== undefined && this.filter(row));
  }

  /** Shows rows; their order changes when rows came or went, and otherwise when the reader wants it. */
  show(rows: readonly R[], isLive = false): void {
    this.rows = new Map(rows.map(row => [this.options.key(row), row]));
    let hasChanged = rows.length !== this.order.length;
    for (const key of this.lines.keys()) {
      if (!this.rows.has(key)) this.lines.delete(key);
    }
    for (const [key, row] of this.rows) {
      let line = this.lines.get(key);
      if (!line) {
        this.lines.set(key, line = this.line());
        hasChanged = true;
      }
      line.cells.forEach(cell => cell.show(row, isLive));
    }
    if (hasChanged || this.sort === null) this.arrange();
    else this.applyButton.hidden = this.sorted().join('\n') === this.order.join('\n');
    this.sift();
  }

  /** The row below all others. */
  showTotal(row: R, isLive = false): void {
    if (!this.total) {
      this.total = this.line();
      this.foot.append(this.total.element);
      this.element.append(this.foot);
    }
    this.total.cells.forEach(cell => cell.show(row, isLive));
  }

  /** Shows some of the rows; answers how many. */
  sift(filter: (row: R) => boolean = this.filter): number {
    this.filter = filter;
    let count = 0;
    for (const [key, line] of this.lines) {
      const row = this.rows.get(key);
      line.element.hidden = row === undefined || !filter(row);
      if (!line.element.hidden) count++;
    }
    return count;
  }

  private apply(): void {
    this.arrange();
    (this.sort && this.heads.get(this.sort.by)?.querySelector('button'))?.focus();
  }

  private arrange(): void {
    this.order = this.sorted();
    arrange(this.body, this.order.flatMap(key => this.lines.get(key)?.element ?? []));
    for (const [key, head] of this.heads) {
      if (key === this.sort?.by) head.setAttribute('aria-sort', this.sort.isUp ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
    this.applyButton.hidden = true;
  }

  private sorted(): string[] {
    const keys = [...this.rows.keys()];
    const { sort } = this;
    const column = this.options.columns.find(c => c.key === sort?.by);
    if (!sort || !column) return keys;
    const names = new Intl.Collator(t.locale, { numeric: true });
    const isRanked = (row: R): boolean => !column.ranks || ((this.options.isRanked?.(row) ?? true) && column.value(row) !== null);
    return [...this.rows].sort(([aKey, a], [bKey, b]) => {
      if (isRanked(a) !== isRanked(b)) return isRanked(a) ? -1 : 1;
      const [x, y] = [column.value(a), column.value(b)];
      const compared = typeof x === 'string' || typeof y === 'string' ? names.compare(String(x ?? ''), String(y ?? '')) : (x ?? -1) - (y ?? -1);
      return (sort.isUp ? compared : -compared) || names.compare(aKey, bKey);
    }).map(([key]) => key);
  }

  private head(column: Column<R>): HTMLTableCellElement {
    const head = h('th', { scope: 'col', role: 'columnheader', class: `${column.kind ?? 'number'} ${column.key}` });
    if (!this.sort || column.isSorted === false) {
      head.append(h('span', { class: 'plain' }, column.label));
    } else {
      this.heads.set(column.key, head);
      head.append(h('button', {
        type: 'button',
        click: () => {
          this.sort = { by: column.key, isUp: this.sort?.by === column.key ? !this.sort.isUp : column.kind === 'name' };
          this.arrange();
          say(t.sorted(column.label, this.sort.isUp));
        },
      }, h('span', {}, column.label), h('span', { class: 'arrow', 'aria-hidden': 'true' })));
    }
    return head;
  }

  private line(): Line<R> {
    const cells = this.options.columns.map(column => column.cell?.() ?? textCell<R>(column.text ?? (row => String(column.value(row) ?? '–'))));
    const element = h('tr', { role: 'row' }, ...this.options.columns.map((column, i) => column.kind === 'name'
      ? h('th', { scope: 'row', role: 'rowheader', class: `name ${column.key}` }, ...cells[i]!.content)
      : h('td', { role: 'cell', class: `${column.kind ?? 'number'} ${column.key}`, 'data-label': column.label }, ...cells[i]!.content)));
    return { element, cells };
  }
}
