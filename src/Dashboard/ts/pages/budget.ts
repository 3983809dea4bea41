import { batchPath, partnerPath } from '../address.js';
import { Costs, type CostedLine } from '../blocks/costs.js';
import { barOf } from '../blocks/marks.js';
import type { Column } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { h } from '../dom.js';
import { follow } from '../follow.js';
import { finePercent, percent, rupiah, rupiahShort, twoDecimals } from '../format.js';
import { batchCosts, budgetYear, partnerCost, partnerNames, programCosts, type BudgetYear, type Operation } from '../graphql/operations.js';
import type { Refusal } from '../graphql/refusal.js';
import { seesPushes, session, type Scope } from '../live.js';
import { place } from '../moment.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { PageHead, type View } from './view.js';

type Budget = NonNullable<BudgetYear['region']['budget']>;

interface SourceLine { readonly key: string; readonly name: string; readonly planned: number | null; readonly ceiling: number | null; readonly committed: number; readonly realised: number }

const COST_PAGES = 6;

const steps = ['planned', 'ceiling', 'committed', 'realised'] as const;

/** From the plan to what was spent, by source, as bars on one scale. */
class Sources extends TablePanel<SourceLine> {
  private most = 1;

  constructor(year: number) {
    const w = more();
    const name: Column<SourceLine> = { key: 'source', label: w.source, kind: 'name', value: s => s.name };
    super({
      id: 'sources', title: w.sourcesTitle, class: 'sources', measures: [w.measures.money],
      table: {
        label: w.sourcesTitle, key: s => s.key,
        columns: [name, ...steps.map<Column<SourceLine>>(step => ({
          key: step, label: w[step], kind: 'mark', value: s => s[step], cell: () => barOf<SourceLine>({
            value: s => s[step], text: s => rupiahShort(s[step]), full: () => this.most,
            small: s => step === 'planned' || step === 'ceiling' || !s.ceiling ? '' : percent((s[step] ?? 0) / s.ceiling),
          }),
        }))],
      },
      plain: () => [name, ...steps.map<Column<SourceLine>>(step => ({ key: step, label: w[step], value: s => s[step], text: s => rupiah(s[step]) }))],
      file: () => `bangkom-budget-${year}`,
    });
  }

  showBudget(budget: Budget | null): void {
    const w = more();
    if (budget === null || budget.sources.length === 0) return this.empty(w.sourcesNone);
    const lines = budget.sources.map<SourceLine>(s => ({ key: s.source, name: w.funding[s.source], planned: s.planned, ceiling: s.ceiling, committed: s.committed, realised: s.realised }));
    const sum = (step: (typeof steps)[number]): number => lines.reduce((all, line) => all + (line[step] ?? 0), 0);
    const total: SourceLine = { key: '', name: t.totalAgency, planned: sum('planned'), ceiling: sum('ceiling'), committed: sum('committed'), realised: sum('realised') };
    this.most = Math.max(1, ...steps.map(sum));
    this.say(w.sourcesFinding(percent(sum('ceiling') > 0 ? sum('realised') / sum('ceiling') : null), rupiahShort(sum('realised')), rupiahShort(sum('ceiling'))), w.sourcesTitle);
    this.show(lines);
    this.table.showTotal(total);
  }
}

interface Check { readonly key: string; readonly name: string; readonly text: string; readonly rule: string; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null }

/** Whether enough goes to development, and what partners add. */
class Checks extends TablePanel<Check> {
  constructor(year: number) {
    const w = more();
    const name: Column<Check> = { key: 'check', label: w.check, kind: 'name', value: c => c.name };
    const rule: Column<Check> = { key: 'rule', label: w.rule, kind: 'text', value: c => c.rule };
    super({
      id: 'checks', title: w.checksTitle, class: 'checks', measures: [w.measures.floor],
      table: {
        label: w.checksTitle, key: c => c.key,
        columns: [name, { key: 'value', label: w.value, value: c => c.value, text: c => c.text }, rule],
      },
      plain: () => [
        name, { key: 'value', label: w.value, value: c => c.value, text: c => c.text },
        { key: 'numerator', label: t.numerator, value: c => c.numerator, text: c => rupiah(c.numerator) }, { key: 'denominator', label: t.denominator, value: c => c.denominator, text: c => rupiah(c.denominator) }, rule,
      ],
      file: () => `bangkom-budget-${year}-checks`,
    });
  }

  showBudget(budget: Budget | null): void {
    const w = more();
    if (budget === null || budget.sources.length === 0) return this.empty(w.sourcesNone);
    const { floor, cost, sources, unassigned } = budget;
    const all = sources.reduce((sum, s) => sum + s.realised, 0);
    const partners = sources.find(s => s.source === 'PARTNER')?.realised ?? 0;
    const required = floor === null ? '' : finePercent(floor.required / 100);
    this.say(floor === null || floor.met === null ? w.floorUnknown : (floor.met ? w.floorMet : w.floorMissed)(finePercent(floor.share?.value), required), w.checksTitle);
    const of = (numerator: number | null | undefined, denominator: number | null | undefined): string => numerator === null || numerator === undefined ? '' : w.ratioOf(rupiahShort(numerator), rupiahShort(denominator));
    const blank = { numerator: null, denominator: null };
    this.show([
      ...(floor === null ? [] : [{ key: 'floor', name: w.floorName, text: finePercent(floor.share?.value), rule: w.floorRule(required, w.rules[floor.sourceCode ?? ''] ?? floor.source), value: floor.share?.value ?? null, numerator: floor.share?.numerator ?? null, denominator: floor.share?.denominator ?? null }]),
      ...(cost === null ? [] : [
        { key: 'leverage', name: w.leverage, text: twoDecimals(cost.leverage.value), rule: of(cost.leverage.numerator, cost.leverage.denominator), ...cost.leverage },
        { key: 'realisation', name: w.realisation, text: percent(cost.realisation.value), rule: of(cost.realisation.numerator, cost.realisation.denominator), ...cost.realisation },
      ]),
      { key: 'partners', name: w.partnerShare, text: percent(all > 0 ? partners / all : null), rule: of(partners, all), value: all > 0 ? partners / all : null, numerator: partners, denominator: all },
      ...(unassigned === null ? [] : [{ key: 'unassigned', name: w.unassigned, text: rupiahShort(unassigned.realised), rule: '', value: unassigned.realised, ...blank }]),
    ]);
  }
}

interface Paged { readonly edges: readonly { readonly node: CostedLine }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }

/** Asks for page after page: what something cost is dear to ask, so that few of them fit in one request. */
function askPages<TData>(
  scope: Scope, operation: Operation<TData, { readonly year: number; readonly after?: string | null }>, year: number,
  read: (data: TData) => Paged, take: (lines: readonly CostedLine[]) => void, fail: (refusal: Refusal) => void,
): void {
  const asked = new Set<string | null>();
  const askFrom = (after: string | null): void => {
    if (asked.size >= COST_PAGES || asked.has(after)) return;
    asked.add(after);
    scope.load(operation, () => ({ year, after }), data => {
      const { edges, pageInfo } = read(data);
      take(edges.map(edge => edge.node));
      if (pageInfo.hasNextPage) askFrom(pageInfo.endCursor);
    }, fail);
  };
  askFrom(null);
}

/** The budget of a year: whence it comes, how far it is spent, what it buys. */
export function budgetView(scope: Scope): View {
  const { year } = place();
  const head = new PageHead(session?.region.name ?? '', `${more().budgetPage} ${year}`);
  const sources = new Sources(year);
  const checks = new Checks(year);
  const costs = new Costs(year);
  const element = h('div', { class: 'page' }, head.element, h('div', { class: 'columns-2-1' }, sources.element, checks.element), costs.element);
  follow(scope, ['BUDGET'], year);
  scope.load(budgetYear, () => ({ year }), ({ region: { budget } }) => {
    sources.showBudget(budget);
    checks.showBudget(budget);
    costs.showAll(budget?.cost ?? null);
  }, refusal => [sources, checks].forEach(block => block.fail(refusal)));
  const fail = (refusal: Refusal): void => costs.fail(refusal);
  askPages(scope, programCosts, year, data => data.programs, lines => costs.showGroup('program', lines, null), fail);
  askPages(scope, batchCosts, year, data => data.batches, lines => costs.showGroup('batch', lines, batchPath), fail);
  const asked = new Set<string>();
  // What partners cost is for those who may see partners: whoever may not sees the rest.
  if (seesPushes()) scope.load(partnerNames, () => ({}), ({ partners: all }) => {
    for (const { code } of all) {
      if (asked.has(code)) continue;
      asked.add(code);
      scope.load(partnerCost, () => ({ code, year }), ({ partner }) => partner && costs.showGroup('partner', [partner], partnerPath), fail);
    }
  }, fail);
  return { element };
}
