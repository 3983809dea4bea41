import { linkNow } from '../address.js';
import { h } from '../dom.js';
import { twoDecimals, whole } from '../format.js';
import type { RegionNeeds } from '../graphql/operations.js';
import type { Refusal } from '../graphql/refusal.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { heatOf } from './marks.js';
import { Panel } from './panel.js';
import { linkCell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

type Heat = RegionNeeds['region']['needHeat'];

interface HeatLine { readonly code: string; readonly name: string; readonly people: readonly number[]; readonly gaps: readonly (number | null)[]; readonly total: number }

const HEAT_ROWS = 15;
const HEAT_COLUMNS = 7;

/** Where needs are: agencies × competencies. Its columns are known once it is loaded, so it is a place that is filled anew. */
export class NeedHeatPlace {
  readonly element = h('div', {});
  private shown: Panel;
  private filled: { readonly of: string; readonly panel: TablePanel<HeatLine> } | null = null;
  private full = 1;

  constructor() {
    const w = more();
    this.shown = new Panel({ id: 'heat', title: w.heatTitle, class: 'heat', measures: [w.measures.need] });
    this.element.append(this.shown.element);
  }

  showHeat(heat: Heat, names: ReadonlyMap<string, string>, path: (code: string) => string): void {
    const w = more();
    const lines = heat.agencies.map<HeatLine>((code, i) => ({
      code, name: names.get(code) ?? code, people: heat.columns.map(c => c.people[i] ?? 0), gaps: heat.columns.map(c => c.meanGap[i] ?? null),
      total: heat.columns.reduce((sum, c) => sum + (c.people[i] ?? 0), 0),
    })).filter(line => line.total > 0).sort((a, b) => b.total - a.total || a.code.localeCompare(b.code));
    if (lines.length === 0) return this.shown.empty(w.heatNone);
    this.full = Math.max(...lines.flatMap(line => line.people));
    const of = heat.columns.map(column => column.competency.code).join();
    if (this.filled?.of !== of) this.filled = { of, panel: this.panelOf(heat, path) };
    const { panel } = this.filled;
    const densest = lines.flatMap(line => line.people.map((people, i) => ({ line, people, i }))).sort((a, b) => b.people - a.people)[0]!;
    panel.say(w.heatFinding(densest.line.name, heat.columns[densest.i]!.competency.name, whole(densest.people)), w.heatTitle);
    panel.show(lines.slice(0, HEAT_ROWS), false, lines);
    if (this.shown === panel) return;
    this.shown = panel;
    this.element.replaceChildren(panel.element);
  }

  /** A table whose columns are these competencies. */
  private panelOf(heat: Heat, path: (code: string) => string): TablePanel<HeatLine> {
    const w = more();
    const name: Column<HeatLine> = { key: 'agency', label: t.agency, kind: 'name', value: line => line.name, cell: () => linkCell(line => line.name, line => linkNow(path(line.code))) };
    const all: Column<HeatLine> = { key: 'total', label: w.heatAll, value: line => line.total, text: line => whole(line.total) };
    const panel = new TablePanel<HeatLine>({
      id: 'heat', title: w.heatTitle, class: 'heat', measures: [w.measures.need],
      table: {
        label: w.heatTitle, key: line => line.code,
        columns: [name, ...heat.columns.slice(0, HEAT_COLUMNS).map<Column<HeatLine>>((column, i) => ({
          key: `c${i}`, label: column.competency.name, value: line => line.people[i] ?? 0, cell: () => heatOf<HeatLine>(line => line.people[i] ?? 0, () => this.full, line => `ø ${twoDecimals(line.gaps[i])}`),
        })), all],
      },
      plain: () => [
        { key: 'agency', label: t.agency, kind: 'name', value: line => line.name }, { key: 'code', label: t.code, kind: 'text', value: line => line.code },
        ...heat.columns.flatMap<Column<HeatLine>>((column, i) => [
          { key: `c${i}`, label: column.competency.name, value: line => line.people[i] ?? 0, text: line => whole(line.people[i]) },
          { key: `g${i}`, label: `${column.competency.name}: ${w.meanGap}`, value: line => line.gaps[i] ?? null, text: line => twoDecimals(line.gaps[i]) },
        ]), all,
      ],
      file: () => 'bangkom-needs-heat',
    });
    panel.body.append(h('p', { class: 'legend quiet' }, w.heatLegend));
    return panel;
  }

  fail(refusal: Refusal): void {
    this.shown.fail(refusal);
  }
}
