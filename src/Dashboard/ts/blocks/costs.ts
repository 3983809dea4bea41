import { linkNow } from '../address.js';
import { button, h, put } from '../dom.js';
import { percent, rupiah, rupiahShort, whole } from '../format.js';
import type { Money } from '../graphql/operations.js';
import { seesPushes } from '../live.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { barOf, nameOrLink } from './marks.js';
import type { Column } from './table.js';
import { TablePanel } from './tablePanel.js';

/** A programme, batch or partner with what it cost. */
export interface CostedLine { readonly code: string; readonly name: string; readonly cost: Money | null }

interface Costed extends CostedLine { readonly href: string | null }

type CostKind = 'program' | 'batch' | 'partner';

/** What was spent for each person, hour and gap, by programme, batch or partner. */
export class Costs extends TablePanel<Costed> {
  private readonly select: HTMLSelectElement;
  private readonly groups = new Map<CostKind, Map<string, Costed>>([['program', new Map()], ['batch', new Map()], ['partner', new Map()]]);
  private most = 1;
  private showsFree = false;
  private readonly free = button('', () => this.toggleFree(), { 'aria-pressed': 'false', hidden: true });

  constructor(year: number) {
    const w = more();
    const unit = (key: string, label: string, ratio: (m: Money) => Money['perJp'] | null, isFull = false): Column<Costed> => ({
      key, label, value: c => c.cost === null ? null : ratio(c.cost)?.value ?? null,
      text: c => c.cost !== null && ratio(c.cost)?.suppressed ? t.suppressed : (isFull ? rupiah : rupiahShort)(c.cost === null ? null : ratio(c.cost)?.value),
    });
    const units = (isFull: boolean): Column<Costed>[] => [unit('participant', w.perParticipant, m => m.perParticipant, isFull), unit('jp', w.perJp, m => m.perJp, isFull), unit('gap', w.perGap, m => m.perClosedGap, isFull)];
    const completed: Column<Costed> = { key: 'completed', label: w.completed, value: c => c.cost?.completed ?? null, text: c => whole(c.cost?.completed) };
    super({
      id: 'costs', title: w.costsTitle, class: 'costs', measures: [w.measures.unitCost],
      table: {
        label: w.costsTitle, key: c => c.code, sort: { by: 'realised', isUp: false },
        columns: [
          { key: 'group', label: w.group, kind: 'name', value: c => c.name, cell: nameOrLink },
          { key: 'realised', label: w.realised, kind: 'mark', value: c => c.cost?.realised ?? null, cell: () => barOf<Costed>({ value: c => c.cost?.realised ?? 0, text: c => rupiahShort(c.cost?.realised), full: () => this.most, small: c => percent(c.cost?.realisation.value) }) },
          completed, ...units(false),
        ],
      },
      plain: () => [
        { key: 'group', label: w.group, kind: 'name', value: c => c.name }, { key: 'code', label: t.code, kind: 'text', value: c => c.code },
        { key: 'committed', label: w.committed, value: c => c.cost?.committed ?? null, text: c => rupiah(c.cost?.committed) }, { key: 'realised', label: w.realised, value: c => c.cost?.realised ?? null, text: c => rupiah(c.cost?.realised) },
        completed, { key: 'hours', label: 'JP', value: c => c.cost?.jp ?? null, text: c => whole(c.cost?.jp) }, ...units(true),
      ],
      file: () => `bangkom-cost-${year}`,
    });
    this.select = h('select', { id: 'cost-by', change: () => this.draw() }, h('option', { value: 'program' }, w.byProgram), h('option', { value: 'batch' }, w.byBatch), seesPushes() && h('option', { value: 'partner' }, w.byPartner));
    this.tools.prepend(h('label', { for: 'cost-by' }, w.groupBy), this.select, this.free);
  }

  showAll(all: Money | null): void {
    const w = more();
    this.say(all === null ? w.costsTitle : w.costsFinding(rupiah(all.perParticipant.value), rupiah(all.perJp.value)), w.costsTitle);
  }

  /** Some of a group: they come page by page. */
  showGroup(kind: CostKind, lines: readonly CostedLine[], path: ((code: string) => string) | null): void {
    for (const line of lines) this.groups.get(kind)?.set(line.code, { ...line, href: path === null ? null : linkNow(path(line.code)) });
    if (kind === this.select.value) this.draw();
  }

  private draw(): void {
    const all = [...this.groups.get(this.select.value as CostKind)?.values() ?? []].filter(c => c.cost !== null);
    const dear = all.filter(c => c.cost !== null && (c.cost.committed > 0 || c.cost.realised > 0));
    this.free.hidden = dear.length === all.length;
    put(this.free, this.showsFree ? more().costsDear : more().costsFree(whole(all.length - dear.length)));
    this.most = Math.max(1, ...all.map(c => c.cost?.realised ?? 0));
    const rows = this.showsFree ? all : dear;
    if (rows.length === 0) this.empty(more().costsNone);
    else this.show(rows, false, all);
  }

  /** What cost nothing stands behind a button; tables and files hold all. */
  private toggleFree(): void {
    this.showsFree = !this.showsFree;
    this.free.setAttribute('aria-pressed', String(this.showsFree));
    this.draw();
  }
}
