import { h } from '../dom.js';
import { day, oneDecimal, percent, whole } from '../format.js';
import type { LiftLine, OutreachYear } from '../graphql/operations.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { intervalOf, twoLines } from './marks.js';
import { TablePanel } from './tablePanel.js';

type Campaign = OutreachYear['region']['campaigns'][number];

interface LiftRow { readonly key: string; readonly campaign: Campaign; readonly outcome: string; readonly lift: LiftLine }

const liftOf = ({ lift: { difference, low, high } }: LiftRow): { estimate: number; low: number; high: number } | null => difference === null || low === null || high === null ? null : { estimate: difference, low, high };

const inPoints = (value: number): string => `${value > 0 ? '+' : ''}${oneDecimal(100 * value)}`;

/** What campaigns changed: those told against those held out by chance. */
export class Campaigns extends TablePanel<LiftRow> {
  private reach = 0.1;

  constructor() {
    const w = more();
    const group = (r: LiftRow): string => `${w.told} ${percent(r.lift.told.value)} (n = ${whole(r.lift.told.denominator)}) · ${w.heldOut} ${percent(r.lift.heldOut.value)} (n = ${whole(r.lift.heldOut.denominator)})`;
    const verdict = (r: LiftRow): string => w.verdicts[r.lift.verdict] ?? r.lift.verdict;
    super({
      id: 'campaigns', title: w.campaignsTitle, class: 'campaigns', measures: [w.measures.lift],
      table: {
        label: w.campaignsTitle, key: r => r.key,
        columns: [
          { key: 'campaign', label: w.campaign, kind: 'name', value: r => r.campaign.name, cell: () => twoLines<LiftRow>(r => `${r.campaign.name}: ${r.outcome}`, r => [w.channels[r.campaign.channel], r.campaign.program?.name, w.until(day(r.campaign.outcomeTo)), r.campaign.isOver ? '' : w.growing].filter(part => part).join(' · ')) },
          {
            key: 'lift', label: w.difference, kind: 'mark', value: r => r.lift.difference, cell: () => intervalOf<LiftRow>(liftOf, r => {
              const found = liftOf(r);
              return found === null ? '–' : `${w.points(inPoints(found.estimate))} (${w.interval(inPoints(found.low), inPoints(found.high))})`;
            }, () => this.reach),
          },
          { key: 'verdict', label: w.verdict, kind: 'text', value: verdict, cell: () => twoLines<LiftRow>(verdict, group) },
        ],
      },
      plain: () => [
        { key: 'campaign', label: w.campaign, kind: 'name', value: r => r.campaign.name }, { key: 'outcome', label: w.outcome, kind: 'text', value: r => r.outcome },
        { key: 'told', label: `${w.told} (%)`, value: r => r.lift.told.value === null ? null : 100 * r.lift.told.value, text: r => percent(r.lift.told.value) }, { key: 'toldN', label: `${w.told}: n`, value: r => r.lift.told.denominator, text: r => whole(r.lift.told.denominator) },
        { key: 'held', label: `${w.heldOut} (%)`, value: r => r.lift.heldOut.value === null ? null : 100 * r.lift.heldOut.value, text: r => percent(r.lift.heldOut.value) }, { key: 'heldN', label: `${w.heldOut}: n`, value: r => r.lift.heldOut.denominator, text: r => whole(r.lift.heldOut.denominator) },
        { key: 'difference', label: w.difference, value: r => r.lift.difference, text: r => percent(r.lift.difference) }, { key: 'low', label: w.low, value: r => r.lift.low, text: r => percent(r.lift.low) }, { key: 'high', label: w.high, value: r => r.lift.high, text: r => percent(r.lift.high) },
        { key: 'verdict', label: w.verdict, kind: 'text', value: verdict }, { key: 'method', label: t.how(w.measures.lift.name), kind: 'text', value: r => w.rules[r.lift.methodCode] ?? r.lift.method },
      ],
      file: () => 'bangkom-campaigns',
    });
    this.body.append(h('p', { class: 'legend quiet' }, w.campaignLegend));
  }

  showCampaigns(campaigns: readonly Campaign[]): void {
    const w = more();
    if (campaigns.length === 0) return this.empty(w.campaignsNone);
    const rows = campaigns.flatMap<LiftRow>(campaign => [
      { key: `${campaign.code}-enrolment`, campaign, outcome: w.enrolment, lift: campaign.enrolment },
      { key: `${campaign.code}-completion`, campaign, outcome: w.completion, lift: campaign.completion },
    ]);
    this.reach = Math.max(0.05, ...rows.map(liftOf).flatMap(lift => lift === null ? [] : [Math.abs(lift.low), Math.abs(lift.high)]));
    this.say(w.campaignsFinding(whole(campaigns.filter(c => c.completion.verdict === 'EFFECT_SHOWN').length), whole(campaigns.length)), w.campaignsTitle);
    this.show(rows);
  }
}
