import { Dumbbell } from '../charts/dumbbell.js';
import { h, put } from '../dom.js';
import { oneDecimal, percent, twoDecimals, whole } from '../format.js';
import type { Satisfied } from '../graphql/operations.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { barOf, nameOrLink } from './marks.js';
import type { Cell, Column } from './table.js';
import { TablePanel } from './tablePanel.js';

/** A programme, batch or partner with what participants said of it. */
export interface Rated { readonly key: string; readonly code: string; readonly name: string; readonly href: string | null; readonly satisfaction: Satisfied | null }

type RatedKind = 'program' | 'batch' | 'partner';

/** What may be shown of a figure; too few people are said to be too few. */
const shownOf = (row: Rated, text: (s: Satisfied) => string): string => row.satisfaction === null ? '–' : row.satisfaction.suppressed ? t.suppressed : text(row.satisfaction);

/** Satisfaction, gain and transfer by programme, batch or partner. */
export class Satisfaction extends TablePanel<Rated> {
  private readonly groups = new Map<RatedKind, readonly Rated[]>();
  private readonly select: HTMLSelectElement;
  private whole: Satisfied | null = null;
  private isAsked = false;
  private readonly rest = h('p', { class: 'legend quiet' });

  constructor(year: number) {
    const w = more();
    const transferText = (s: Satisfied): string => s.transferRate.suppressed ? t.suppressed : percent(s.transferRate.value);
    const number = (key: string, label: string, value: (s: Satisfied) => number | null, text: (x: number | null) => string): Column<Rated> =>
      ({ key, label, value: r => r.satisfaction === null || r.satisfaction.suppressed ? null : value(r.satisfaction), text: r => shownOf(r, s => text(value(s))) });
    super({
      id: 'satisfaction', title: w.satisfactionTitle, class: 'satisfaction', measures: [w.measures.reaction, w.measures.gain, w.measures.transfer],
      table: {
        label: w.satisfactionTitle, key: r => r.key, sort: { by: 'index', isUp: false },
        columns: [
          { key: 'group', label: w.group, kind: 'name', value: r => r.name, cell: nameOrLink },
          { key: 'index', label: w.index, kind: 'mark', value: r => r.satisfaction?.reaction ?? null, cell: () => barOf<Rated>({ value: r => r.satisfaction?.reaction ?? null, text: r => shownOf(r, s => oneDecimal(s.reaction)), full: () => 100, small: r => r.satisfaction?.responses ? `n = ${whole(r.satisfaction.responses)}` : '' }) },
          number('nps', w.nps, s => s.nps, oneDecimal),
          number('gain', w.gainShort, s => s.learningGain, twoDecimals),
          { key: 'transfer', label: w.transferShort, kind: 'mark', value: r => r.satisfaction?.transferRate.value ?? null, cell: () => barOf<Rated>({ value: r => r.satisfaction?.transferRate.value ?? null, text: r => shownOf(r, transferText), full: () => 1, small: r => r.satisfaction?.transferRate.denominator ? w.ratioOf(whole(r.satisfaction.transferRate.numerator), whole(r.satisfaction.transferRate.denominator)) : '' }) },
        ],
      },
      plain: () => [
        { key: 'group', label: w.group, kind: 'name', value: r => r.name }, { key: 'code', label: t.code, kind: 'text', value: r => r.code },
        number('responses', w.responses, s => s.responses, whole), number('index', w.index, s => s.reaction, oneDecimal), number('nps', w.nps, s => s.nps, oneDecimal), number('gain', w.gainShort, s => s.learningGain, twoDecimals),
        number('transfer', `${w.transferShort} (%)`, s => s.transferRate.value === null ? null : s.transferRate.value * 100, oneDecimal),
        number('transferOf', `${w.transferShort}: ${t.numerator}`, s => s.transferRate.numerator, whole), number('transferAll', `${w.transferShort}: ${t.denominator}`, s => s.transferRate.denominator, whole),
      ],
      file: () => `bangkom-satisfaction-${year}`,
    });
    this.select = h('select', { id: 'group-by', change: () => this.draw() }, h('option', { value: 'program' }, w.byProgram), h('option', { value: 'batch' }, w.byBatch), h('option', { value: 'partner' }, w.byPartner));
    this.body.append(this.rest);
    this.tools.prepend(h('label', { for: 'group-by' }, w.groupBy), this.select);
  }

  showAll(all: Satisfied | null, groups: Readonly<Partial<Record<RatedKind, readonly Rated[]>>>): void {
    this.whole = all;
    this.isAsked = true;
    for (const [kind, rows] of Object.entries(groups)) this.groups.set(kind as RatedKind, rows);
    this.draw();
  }

  showMore(kind: RatedKind, rows: readonly Rated[]): void {
    this.groups.set(kind, rows);
    this.draw();
  }

  private draw(): void {
    if (!this.isAsked) return;
    const w = more();
    const all = this.whole;
    const rows = (this.groups.get(this.select.value as RatedKind) ?? []).filter(r => r.satisfaction !== null);
    this.say(all === null || all.suppressed ? w.satisfactionTitle : w.satisfactionFinding(oneDecimal(all.reaction), whole(all.responses), oneDecimal(all.nps)), w.satisfactionTitle);
    if (rows.length === 0) this.empty(w.satisfactionNone);
    else {
      // Who may be told of stands first; where all are too few, that is said of each.
      const told = rows.filter(r => !r.satisfaction?.suppressed);
      put(this.rest, told.length > 0 && told.length < rows.length ? w.hiddenRest(whole(rows.length - told.length)) : '');
      this.show(told.length > 0 ? told : rows, false, rows);
    }
  }
}

interface Gained { readonly key: string; readonly name: string; readonly dimension: string; readonly isHidden: boolean; readonly before: number | null; readonly after: number | null; readonly gain: number | null; readonly people: number | null }

function dumbbellCell(): Cell<Gained> {
  const value = h('span', { class: 'value' });
  const mark = new Dumbbell();
  return {
    content: [value, mark.element],
    show: row => {
      put(value, row.isHidden ? t.suppressed : `${oneDecimal(row.before)} → ${oneDecimal(row.after)}`);
      mark.element.toggleAttribute('hidden', row.before === null || row.after === null);
      mark.show(row.before ?? 0, row.after ?? 0, 100);
    },
  };
}

/** Tests before and after by programme and dimension, as dumbbells. */
export class LearningGains extends TablePanel<Gained> {
  constructor(year: number) {
    const w = more();
    const number = (key: string, label: string, value: (g: Gained) => number | null, text: (x: number | null) => string): Column<Gained> =>
      ({ key, label, value, text: g => g.isHidden ? t.suppressed : text(value(g)) });
    const name: Column<Gained> = { key: 'program', label: t.program, kind: 'name', value: g => g.name };
    const dimension: Column<Gained> = { key: 'dimension', label: w.dimension, kind: 'text', value: g => g.dimension };
    super({
      id: 'learning', title: w.learningTitle, class: 'learning', measures: [w.measures.gain],
      table: {
        label: w.learningTitle, key: g => g.key,
        columns: [name, dimension, { key: 'marks', label: w.beforeAfter, kind: 'mark', value: g => g.after, cell: dumbbellCell }, number('gain', w.gain, g => g.gain, twoDecimals), number('people', w.peopleN, g => g.people, whole)],
      },
      plain: () => [name, dimension, number('before', w.before, g => g.before, oneDecimal), number('after', w.after, g => g.after, oneDecimal), number('gain', w.gain, g => g.gain, twoDecimals), number('people', w.peopleN, g => g.people, whole)],
      file: () => `bangkom-gain-${year}`,
    });
    this.body.append(h('p', { class: 'legend quiet' }, w.learningLegend));
  }

  showPrograms(programs: readonly Rated[]): void {
    const w = more();
    // A dimension that nobody was tested in is hidden as one of too few is: of a programme without any told, nothing is listed.
    const rows = programs.filter(p => p.satisfaction?.learning.some(l => !l.suppressed)).flatMap(p => (p.satisfaction?.learning ?? []).map<Gained>(l => ({
      key: `${p.code}-${l.dimension}`, name: p.name, dimension: w.dimensions[l.dimension], isHidden: l.suppressed, before: l.preMean, after: l.postMean, gain: l.classGain, people: l.people,
    })));
    const best = rows.filter(r => r.gain !== null).sort((a, b) => b.gain! - a.gain!)[0];
    this.say(best ? w.learningFinding(`${best.name}, ${best.dimension}`, twoDecimals(best.gain)) : w.learningTitle, w.learningTitle);
    if (rows.length === 0) this.empty(w.learningNone);
    else this.show(rows.filter(r => !r.isHidden), false, rows);
  }
}
