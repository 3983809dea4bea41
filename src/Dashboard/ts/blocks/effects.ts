import { h } from '../dom.js';
import { twoDecimals, whole } from '../format.js';
import type { EffectLine, ProgramEffects } from '../graphql/operations.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { intervalOf, twoLines } from './marks.js';
import { TablePanel } from './tablePanel.js';

interface EffectRow { readonly key: string; readonly program: string; readonly measure: string; readonly effect: EffectLine }

const told = ({ effect: { estimate, low, high } }: EffectRow): { estimate: number; low: number; high: number } | null => estimate === null || low === null || high === null ? null : { estimate, low, high };

/** What may be read of it: an association, none shown, or why nothing is told. */
function reading(row: EffectRow): string {
  const w = more();
  const found = told(row);
  if (row.effect.refusal !== null) return w.refusals[row.effect.refusal];
  return found === null ? '–' : found.low > 0 ? w.associationUp : found.high < 0 ? w.associationDown : w.associationNone;
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${twoDecimals(value)}`;

/** Where trained staff go with more satisfied people: each comparison as a dot with its interval. */
export class EffectsBlock extends TablePanel<EffectRow> {
  private readonly programs = new Map<string, readonly EffectRow[]>();
  private reach = 1;

  constructor() {
    const w = more();
    super({
      id: 'effects', title: w.effectTitle, class: 'effects', measures: [w.measures.effect],
      table: {
        label: w.effectTitle, key: r => r.key,
        columns: [
          { key: 'program', label: w.effectName, kind: 'name', value: r => r.program, cell: () => twoLines<EffectRow>(r => r.program, r => r.measure) },
          {
            key: 'interval', label: w.effectMark, kind: 'mark', value: r => r.effect.estimate, cell: () => intervalOf<EffectRow>(told, r => {
              const found = told(r);
              return found === null ? '–' : `${signed(found.estimate)} (${w.interval(signed(found.low), signed(found.high))})`;
            }, () => this.reach),
          },
          { key: 'reading', label: w.effectWords, kind: 'text', value: reading, cell: () => twoLines<EffectRow>(reading, r => w.comparing(whole(r.effect.trained), whole(r.effect.notTrained))) },
        ],
      },
      plain: () => [
        { key: 'program', label: t.program, kind: 'name', value: r => r.program }, { key: 'measure', label: w.figure, kind: 'text', value: r => r.measure },
        { key: 'estimate', label: w.estimate, value: r => r.effect.estimate, text: r => twoDecimals(r.effect.estimate) }, { key: 'low', label: w.low, value: r => r.effect.low, text: r => twoDecimals(r.effect.low) }, { key: 'high', label: w.high, value: r => r.effect.high, text: r => twoDecimals(r.effect.high) },
        { key: 'p', label: 'p', value: r => r.effect.p, text: r => twoDecimals(r.effect.p) },
        { key: 'trained', label: w.trained, value: r => r.effect.trained, text: r => whole(r.effect.trained) }, { key: 'notTrained', label: w.notTrained, value: r => r.effect.notTrained, text: r => whole(r.effect.notTrained) },
        { key: 'reading', label: w.effectWords, kind: 'text', value: reading },
      ],
      file: () => 'bangkom-effect',
    });
    this.body.append(h('p', { class: 'legend quiet' }, w.effectLegend));
  }

  showProgram(code: string, name: string, found: ProgramEffects): void {
    const w = more();
    this.programs.set(code, (['ikm', 'competence', 'behaviour'] as const).map(measure => ({ key: `${code}-${measure}`, program: name, measure: w.effectMeasures[measure], effect: found[measure] })).filter((row): row is EffectRow => row.effect !== null));
    const all = [...this.programs.entries()].sort(([a], [b]) => a.localeCompare(b)).flatMap(([, rows]) => rows);
    const known = all.map(told).filter(interval => interval !== null);
    this.reach = Math.max(0.1, ...known.flatMap(interval => [Math.abs(interval.low), Math.abs(interval.high)]));
    this.say(w.effectFinding(whole(known.filter(interval => interval.low > 0 || interval.high < 0).length), whole(all.length)), w.effectTitle);
    this.show(all);
  }
}
