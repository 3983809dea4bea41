import { h, put } from '../dom.js';
import { day, percent, whole } from '../format.js';
import type { FunnelStage, FunnelSteps } from '../graphql/operations.js';
import { t } from '../text/text.js';
import { barOf, twoLines } from './marks.js';
import { TablePanel } from './tablePanel.js';

interface Step { readonly stage: FunnelStage; readonly people: number; readonly recorded: number; readonly outside: number; readonly all: number; readonly before: number }

/** From needs to certificates: the same people at every step, as bars on one scale. */
export class Funnel extends TablePanel<Step> {
  private readonly cohort = h('p', { class: 'legend quiet' });

  constructor(file: string) {
    const name = (s: Step): string => t.stages[s.stage];
    super({
      id: 'funnel', title: t.funnelTitle, class: 'funnel', measures: ['funnel'],
      table: {
        label: t.funnelTitle, key: s => s.stage,
        columns: [
          { key: 'step', label: t.step, kind: 'name', value: name, cell: () => twoLines<Step>(name, s => s.people > s.recorded ? t.funnelSkipped(whole(s.people - s.recorded)) : '') },
          { key: 'people', label: t.asn, kind: 'mark', value: s => s.people, cell: () => barOf<Step>({ value: s => s.people, text: s => whole(s.people), full: s => s.all, small: s => s.stage === 'NEED' ? '' : percent(s.all > 0 ? s.people / s.all : null) }) },
          { key: 'outside', label: t.funnelOutside, value: s => s.outside, text: s => s.stage === 'NEED' ? '–' : `+${whole(s.outside)}` },
        ],
      },
      plain: () => [
        { key: 'step', label: t.step, kind: 'name', value: name },
        { key: 'people', label: t.asn, value: s => s.people, text: s => whole(s.people) },
        { key: 'share', label: t.funnelShare, value: s => s.all > 0 ? 100 * s.people / s.all : null, text: s => percent(s.all > 0 ? s.people / s.all : null) },
        { key: 'before', label: t.funnelBefore, value: s => s.before > 0 ? 100 * s.people / s.before : null, text: s => percent(s.before > 0 ? s.people / s.before : null) },
        { key: 'recorded', label: t.funnelRecorded, value: s => s.recorded, text: s => whole(s.recorded) },
        { key: 'outside', label: t.funnelOutside, value: s => s.outside, text: s => whole(s.outside) },
      ],
      file: () => file,
    });
    this.body.append(this.cohort);
  }

  showFunnel(funnel: FunnelSteps | null, isLive: boolean): void {
    const steps = funnel?.steps ?? [];
    const all = steps[0]?.people ?? 0;
    const lines = steps.map<Step>((s, i) => ({ ...s, all, before: steps[i - 1]?.people ?? all }));
    if (funnel === null || lines.every(s => s.people + s.outside === 0)) return this.empty(t.funnelNone);
    const completed = lines.find(s => s.stage === 'COMPLETED')?.people ?? 0;
    this.say(all === 0 ? t.funnelNoNeeds : t.funnelFinding(whole(completed), whole(all)), t.funnelTitle);
    put(this.cohort, t.funnelCohort(String(funnel.year), day(funnel.figuresOn), whole(funnel.batches)));
    this.show(lines, isLive);
  }
}
