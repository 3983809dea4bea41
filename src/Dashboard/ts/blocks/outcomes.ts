import { linkNow } from '../address.js';
import { Bullet } from '../charts/bullet.js';
import { h, put } from '../dom.js';
import { oneDecimal, percent, rupiahShort, whole } from '../format.js';
import { regionOutcomes } from '../graphql/operations.js';
import type { Scope } from '../live.js';
import { t } from '../text/text.js';
import { TablePanel } from './tablePanel.js';
import { linkCell } from './table.js';

interface Outcome { readonly key: string; readonly name: string; readonly path: string; readonly number: string; readonly said: string; readonly value: number | null }

/** What else is known of the region: needs closed, budget spent, the public's satisfaction, who is at risk; each leads to its page. */
export class Outcomes extends TablePanel<Outcome> {
  private readonly found: (competencies: readonly { readonly code: string; readonly name: string }[]) => void;

  /** `found` is told the catalogue's competencies, which the same answer brings. */
  constructor(year: number, found: (competencies: readonly { readonly code: string; readonly name: string }[]) => void) {
    super({
      id: 'outcomes', title: t.outcomesTitle, class: 'outcomes', measures: ['outcomes'],
      table: {
        label: t.outcomesTitle, key: o => o.key,
        columns: [
          { key: 'name', label: t.outcomesTitle, kind: 'name', value: o => o.name, cell: () => linkCell<Outcome>(o => o.name, o => linkNow(o.path)) },
          {
            key: 'figure', label: t.nowCounted, kind: 'mark', value: o => o.value, cell: () => {
              const number = h('span', { class: 'value' });
              const said = h('span', { class: 'small aside' });
              const mark = new Bullet();
              return {
                content: [number, said, mark.element], show: o => {
                  put(number, o.number);
                  put(said, o.said);
                  mark.show(o.value, null);
                },
              };
            },
          },
        ],
      },
      plain: () => [
        { key: 'name', label: t.outcomesTitle, kind: 'name', value: o => o.name },
        { key: 'value', label: `${t.nowCounted} (%)`, value: o => o.value === null ? null : 100 * o.value, text: o => o.number },
        { key: 'said', label: t.why, kind: 'text', value: o => o.said },
      ],
      file: () => `bangkom-outcomes-${year}`,
    });
    this.found = found;
  }

  load(scope: Scope, year: number): void {
    scope.load(regionOutcomes, () => ({ year, from: `${year}-Q1`, to: `${year}-Q4` }), ({ region: { needCoverage, budget, outreach }, ikm, competencies }) => {
      this.found(competencies);
      const sources = budget?.sources ?? [];
      const [spent, ceiling] = [sources.reduce((sum, s) => sum + s.realised, 0), sources.reduce((sum, s) => sum + (s.ceiling ?? 0), 0)];
      const share = ceiling > 0 ? spent / ceiling : null;
      const risk = outreach?.atRisk;
      this.show([
        { key: 'needs', name: t.outcomeNeeds, path: '/needs', number: percent(needCoverage.value), said: t.outcomeNeedsSaid(whole(needCoverage.numerator), whole(needCoverage.denominator)), value: needCoverage.value },
        { key: 'budget', name: t.outcomeBudget, path: '/budget', number: percent(share), said: t.outcomeBudgetSaid(rupiahShort(spent), rupiahShort(ceiling)), value: share },
        { key: 'ikm', name: t.outcomeIkm, path: '/evaluation', number: oneDecimal(ikm?.index), said: t.outcomeIkmSaid(ikm?.band ?? '–', whole(ikm?.respondents)), value: ikm?.index == null ? null : ikm.index / 100 },
        { key: 'risk', name: t.outcomeRisk, path: '/outreach', number: percent(risk?.value), said: t.ofAsn(whole(risk?.numerator), whole(risk?.denominator)), value: risk?.value ?? null },
      ]);
      this.say([`${t.outcomeNeeds} ${percent(needCoverage.value)}`, `${t.outcomeBudget} ${percent(share)}`, `IKM ${oneDecimal(ikm?.index)}`].join(' · '), t.outcomesTitle);
    }, refusal => this.fail(refusal));
  }
}
