import { button, h, put } from '../dom.js';
import { saveCsv } from '../csv.js';
import { say } from '../announce.js';
import { t } from '../text/text.js';
import { Panel, type PanelOptions } from './panel.js';
import { Table, type Column, type TableOptions } from './table.js';

export interface TablePanelOptions<R> extends PanelOptions {
  readonly table: TableOptions<R>;
  /** All that the marks show, as numbers: the table that the reader can ask for, and the CSV. */
  readonly plain: () => readonly Column<R>[];
  readonly file: () => string;
}

/** A block whose content is a table with marks, the same as a plain table, and as CSV. */
export class TablePanel<R> extends Panel {
  readonly table: Table<R>;
  private readonly isPlain: HTMLButtonElement;
  private readonly plainPlace = h('div', { class: 'scroll', tabindex: 0, role: 'group', hidden: true });
  private readonly marks: HTMLElement;
  private plain: Table<R> | null = null;
  private readonly columns: () => readonly Column<R>[];
  private readonly tableOptions: TableOptions<R>;
  private rows: readonly R[] = [];

  constructor(options: TablePanelOptions<R>) {
    super(options);
    this.columns = options.plain;
    this.tableOptions = options.table;
    this.table = new Table(options.table);
    this.plainPlace.setAttribute('aria-label', t.asTableOf(options.title));
    this.marks = h('div', { class: 'marks' }, this.table.element);
    this.body.append(this.marks, this.plainPlace);
    this.isPlain = button(t.asTable, () => this.toggle(), { 'aria-pressed': 'false' });
    if (options.table.sort) this.tools.prepend(this.table.applyButton);
    this.actions.append(
      this.isPlain,
      button(t.csv, () => {
        const columns = this.columns();
        saveCsv(options.file(), columns.map(c => c.label), this.table.shown.map(row => columns.map(c => c.value(row))));
        say(t.saidSaved);
      }));
  }

  show(rows: readonly R[], isLive = false): void {
    this.rows = rows;
    this.table.show(rows, isLive);
    this.plain?.show(this.table.shown, isLive);
    this.ready();
  }

  private toggle(): void {
    const isPlain = this.plainPlace.hidden;
    this.plainPlace.hidden = !isPlain;
    this.marks.hidden = isPlain;
    this.isPlain.setAttribute('aria-pressed', String(isPlain));
    put(this.isPlain, isPlain ? t.asMarks : t.asTable);
    this.plain = null;
    if (isPlain) {
      const { sort: _, ...options } = this.tableOptions;
      this.plain = new Table({ ...options, columns: this.columns() });
      this.plain.show(this.table.shown.length > 0 ? this.table.shown : this.rows);
      this.plainPlace.replaceChildren(this.plain.element);
    }
  }
}
