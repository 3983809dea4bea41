import { personPath, linkTo } from '../address.js';
import { Campaigns } from '../blocks/campaigns.js';
import { barOf } from '../blocks/marks.js';
import { linkCell } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { h, put } from '../dom.js';
import { follow } from '../follow.js';
import { day, oneDecimal, percent, today, whole } from '../format.js';
import { outreachYear, peopleAtRisk, type OutreachYear, type PeopleAtRisk } from '../graphql/operations.js';
import { seesPeople, session, type Scope } from '../live.js';
import { place } from '../moment.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { PageHead, type View } from './view.js';

type Outreach = NonNullable<OutreachYear['region']['outreach']>;
type ReasonLine = Outreach['reasons'][number];
type AtRisk = NonNullable<PeopleAtRisk['region']['outreach']>['peopleAtRisk']['edges'][number]['node'];

const RISK_ROWS = 12;

/** Why people take no part, as they say. */
class AbsenceReasons extends TablePanel<ReasonLine> {
  private most = 1;
  private sum = 0;

  constructor(year: number) {
    const w = more();
    super({
      id: 'reasons', title: w.reasonsTitle, class: 'reasons', measures: [w.measures.absence],
      table: {
        label: w.reasonsTitle, key: r => r.reason,
        columns: [
          { key: 'reason', label: w.reason, kind: 'name', value: r => w.absences[r.reason] },
          { key: 'people', label: w.peopleAsn, kind: 'mark', value: r => r.people, cell: () => barOf<ReasonLine>({ value: r => r.people, text: r => whole(r.people), full: () => this.most, small: r => percent(this.sum > 0 ? r.people / this.sum : null) }) },
        ],
      },
      plain: () => [
        { key: 'reason', label: w.reason, kind: 'name', value: r => w.absences[r.reason] },
        { key: 'people', label: w.peopleAsn, value: r => r.people, text: r => whole(r.people) },
        { key: 'share', label: `${w.share} (%)`, value: r => this.sum > 0 ? 100 * r.people / this.sum : null, text: r => percent(this.sum > 0 ? r.people / this.sum : null) },
      ],
      file: () => `bangkom-absence-${year}`,
    });
  }

  showOutreach(outreach: Outreach | null): void {
    const w = more();
    const reasons = outreach?.reasons ?? [];
    this.sum = reasons.reduce((sum, r) => sum + r.people, 0);
    this.most = Math.max(1, ...reasons.map(r => r.people));
    if (this.sum === 0) return this.empty(w.reasonsNone);
    this.say(w.reasonsFinding(whole(outreach?.nonParticipants.numerator), whole(outreach?.nonParticipants.denominator), w.absences[reasons[0]!.reason]), w.reasonsTitle);
    this.show(reasons);
  }
}

/** Who will miss the target, those who must act first on top. */
class RiskList extends TablePanel<AtRisk> {
  private readonly rule = h('p', { class: 'legend quiet' });
  private readonly rest = h('p', { class: 'legend quiet' });

  constructor(year: number) {
    const w = more();
    const actBy = (p: AtRisk): string => p.way.actBy < today() ? `${day(p.way.actBy)} (${w.tooLate})` : day(p.way.actBy);
    super({
      id: 'risk', title: w.riskTitle, class: 'risk', measures: [w.measures.risk],
      table: {
        label: w.riskTitle, key: p => p.person.id,
        columns: [
          { key: 'person', label: t.name, kind: 'name', value: p => p.person.name || t.erased, cell: () => linkCell<AtRisk>(p => p.person.name || t.erased, p => linkTo(personPath(p.person.id)), p => p.agency?.name ?? '') },
          { key: 'jp', label: t.jp, kind: 'mark', value: p => p.jp, cell: () => barOf<AtRisk>({ value: p => p.jp, text: p => `${oneDecimal(p.jp)} / ${oneDecimal(p.target)}`, full: p => p.target ?? 20 }) },
          { key: 'missing', label: w.missing, value: p => p.way.missingJp, text: p => oneDecimal(p.way.missingJp) },
          { key: 'actBy', label: w.actBy, kind: 'text', value: p => p.way.actBy, text: actBy },
        ],
      },
      plain: () => [
        { key: 'person', label: t.name, kind: 'name', value: p => p.person.name || t.erased }, { key: 'agency', label: t.agency, kind: 'text', value: p => p.agency?.name ?? null },
        { key: 'jp', label: t.jp, value: p => p.jp, text: p => oneDecimal(p.jp) }, { key: 'target', label: t.target, value: p => p.target, text: p => oneDecimal(p.target) }, { key: 'missing', label: w.missing, value: p => p.way.missingJp, text: p => oneDecimal(p.way.missingJp) },
        { key: 'days', label: w.daysNeeded, value: p => p.way.daysNeeded, text: p => whole(p.way.daysNeeded) }, { key: 'actBy', label: w.actBy, kind: 'text', value: p => p.way.actBy }, { key: 'deadline', label: w.deadline, kind: 'text', value: p => p.way.deadline },
      ],
      file: () => `bangkom-risk-${year}`,
    });
    this.body.append(this.rest, this.rule);
  }

  showRule(outreach: Outreach | null): void {
    const w = more();
    this.say(outreach === null ? w.riskTitle : w.riskFinding(whole(outreach.atRisk.numerator), whole(outreach.atRisk.denominator)), w.riskTitle);
    put(this.rule, outreach === null ? '' : w.riskRule(w.rules[outreach.ruleCode] ?? outreach.rule));
  }

  showPeople(found: NonNullable<PeopleAtRisk['region']['outreach']>['peopleAtRisk'] | null): void {
    const w = more();
    const people = found?.edges.map(edge => edge.node) ?? [];
    if (people.length === 0) return this.empty(w.riskNone);
    const drawn = people.slice(0, RISK_ROWS);
    put(this.rest, w.riskMore(whole(drawn.length), whole(found?.totalCount), whole(people.length)));
    this.show(drawn, false, people);
  }
}

/** Who is not reached and why, who must hurry, and what was gained by asking them. */
export function outreachView(scope: Scope): View {
  const { year } = place();
  const head = new PageHead(session?.region.name ?? '', `${more().outreachPage} ${year}`);
  const reasons = new AbsenceReasons(year);
  const risk = new RiskList(year);
  const campaigns = new Campaigns();
  const element = h('div', { class: 'page' }, head.element, h('div', { class: 'columns-1-1' }, reasons.element, risk.element), campaigns.element);
  follow(scope, ['OUTREACH'], year);
  scope.load(outreachYear, () => ({ year }), ({ region }) => {
    reasons.showOutreach(region.outreach);
    risk.showRule(region.outreach);
    campaigns.showCampaigns(region.campaigns);
  }, refusal => [reasons, campaigns].forEach(block => block.fail(refusal)));
  if (seesPeople()) scope.load(peopleAtRisk, () => ({ year }), ({ region }) => risk.showPeople(region.outreach?.peopleAtRisk ?? null), refusal => risk.fail(refusal));
  else risk.deny();
  return { element };
}
