import { rupiah, rupiahShort, whole } from '../format.js';
import type { YearPlan } from '../graphql/operations.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { barOf, twoLines } from './marks.js';
import { TablePanel } from './tablePanel.js';

type Line = YearPlan['lines'][number];

const PLAN_ROWS = 15;

interface PlanRow { readonly key: string; readonly plan: YearPlan; readonly line: Line }

const closing = (line: Line): string => line.closes.map(c => `${c.competency.name} (${whole(c.needs)})`).join(', ');

/** What is planned in a year: batches, what they cost, what they close. */
export class PlanLines extends TablePanel<PlanRow> {
  private readonly year: string;
  private readonly plans = new Map<string, YearPlan>();
  private most = 1;

  constructor(year: number) {
    const w = more();
    super({
      id: `plan-${year}`, title: w.planTitle(String(year)), class: 'plan', measures: [w.measures.plan],
      table: {
        label: w.planTitle(String(year)), key: r => r.key,
        columns: [
          { key: 'program', label: t.program, kind: 'name', value: r => r.line.program.name, cell: () => twoLines<PlanRow>(r => r.line.program.name, r => `${r.plan.name} · ${w.wave} ${whole(r.line.wave)}`) },
          { key: 'people', label: w.peopleAsn, value: r => r.line.people, text: r => whole(r.line.people) },
          { key: 'closes', label: w.closesNeeds, kind: 'mark', value: r => r.line.needs, cell: () => barOf<PlanRow>({ value: r => r.line.needs, text: r => whole(r.line.needs), full: () => this.most, small: r => closing(r.line) }) },
          { key: 'cost', label: w.cost, value: r => r.line.costRupiah, text: r => rupiahShort(r.line.costRupiah) },
          { key: 'each', label: w.perNeed, value: r => r.line.costPerClosedNeedRupiah, text: r => rupiahShort(r.line.costPerClosedNeedRupiah) },
        ],
      },
      plain: () => [
        { key: 'program', label: t.program, kind: 'name', value: r => r.line.program.name },
        { key: 'plan', label: w.planName, kind: 'text', value: r => r.plan.name },
        { key: 'wave', label: w.wave, value: r => r.line.wave, text: r => whole(r.line.wave) },
        { key: 'seats', label: t.seats, value: r => r.line.seats, text: r => whole(r.line.seats) },
        { key: 'people', label: w.peopleAsn, value: r => r.line.people, text: r => whole(r.line.people) },
        { key: 'needs', label: w.closesNeeds, value: r => r.line.needs, text: r => whole(r.line.needs) },
        { key: 'closes', label: w.competency, kind: 'text', value: r => closing(r.line) },
        { key: 'cost', label: w.cost, value: r => r.line.costRupiah, text: r => rupiah(r.line.costRupiah) },
        { key: 'each', label: w.perNeed, value: r => r.line.costPerClosedNeedRupiah, text: r => rupiah(r.line.costPerClosedNeedRupiah) },
        { key: 'reason', label: t.reason, kind: 'text', value: r => r.line.reason },
      ],
      file: () => `bangkom-plan-${year}`,
    });
    this.year = String(year);
  }

  /** Which plans there are; each is shown when it has come. */
  expect(codes: readonly string[]): void {
    for (const code of this.plans.keys()) if (!codes.includes(code)) this.plans.delete(code);
    if (codes.length === 0) this.empty(more().planNone(this.year));
  }

  showPlan(plan: YearPlan): void {
    const w = more();
    this.plans.set(plan.code, plan);
    const plans = [...this.plans.values()];
    const lines = plans.flatMap(p => p.lines.map((line, i) => ({ key: `${p.code}-${i}`, plan: p, line })));
    if (lines.length === 0) return this.empty(w.planNone(this.year));
    this.most = Math.max(1, ...lines.map(r => r.line.needs));
    const cost = plans.reduce((sum, p) => sum + p.costRupiah, 0);
    const ceilings = plans.filter(p => p.budgetRupiah !== null).map(p => `${p.name}: ${w.ceilingOf(rupiah(p.budgetRupiah))}`);
    this.say(w.planFinding(this.year, whole(lines.length), rupiahShort(cost), whole(lines.reduce((sum, r) => sum + r.line.needs, 0))), [w.planTitle(this.year), ...ceilings].join(' · '));
    this.show(lines.slice(0, PLAN_ROWS), false, lines);
  }
}
