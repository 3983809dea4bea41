import { agencyPath, linkNow, needsPath } from '../address.js';
import { NeedHeatPlace } from '../blocks/heat.js';
import { barOf } from '../blocks/marks.js';
import { PlanLines } from '../blocks/plan.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { Bullet } from '../charts/bullet.js';
import { h, put } from '../dom.js';
import { follow } from '../follow.js';
import { oneDecimal, percent, today, twoDecimals, whole } from '../format.js';
import { agencyNeeds, planOf, regionNeeds, type NeedLine, type RegionNeeds } from '../graphql/operations.js';
import type { Refusal } from '../graphql/refusal.js';
import { session, type Scope } from '../live.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { notFound, PageHead, type View } from './view.js';

type Level = Pick<RegionNeeds['region'], 'needCoverage' | 'jpm' | 'jpmCapped'>;

/** Needs by people × priority, with how far they are closed. */
class NeedsRanked extends TablePanel<NeedLine> {
  private most = 1;

  constructor(file: string) {
    const w = more();
    super({
      id: 'needs', title: w.needsTitle, class: 'needs', measures: [w.measures.need, w.measures.coverage],
      table: {
        label: w.needsTitle, key: n => n.competency.code, sort: { by: 'rank', isUp: true },
        columns: [
          { key: 'rank', label: w.rankNo, value: n => n.rank, text: n => whole(n.rank) },
          { key: 'competency', label: w.competency, kind: 'name', value: n => n.competency.name },
          { key: 'people', label: w.people, kind: 'mark', value: n => n.people, cell: () => barOf<NeedLine>({ value: n => n.people, text: n => whole(n.people), full: () => this.most, small: n => `ø ${oneDecimal(n.people > 0 ? n.priority / n.people : null)}` }) },
          { key: 'priority', label: w.priority, value: n => n.priority, text: n => whole(n.priority) },
          { key: 'coverage', label: w.measures.coverage.name, kind: 'mark', value: n => n.coverage.value, cell: () => barOf<NeedLine>({ value: n => n.coverage.value, text: n => n.coverage.suppressed ? t.suppressed : percent(n.coverage.value), full: () => 1, small: n => w.ratioOf(whole(n.coverage.numerator), whole(n.coverage.denominator)) }) },
          { key: 'gap', label: w.meanGap, value: n => n.meanGap.value, text: n => twoDecimals(n.meanGap.value) },
        ],
      },
      plain: () => [
        { key: 'rank', label: w.rankNo, value: n => n.rank, text: n => whole(n.rank) },
        { key: 'competency', label: w.competency, kind: 'name', value: n => n.competency.name },
        { key: 'code', label: t.code, kind: 'text', value: n => n.competency.code },
        { key: 'people', label: w.people, value: n => n.people, text: n => whole(n.people) },
        { key: 'priority', label: w.priority, value: n => n.priority, text: n => whole(n.priority) },
        { key: 'mean', label: w.meanPriority, value: n => n.people > 0 ? n.priority / n.people : null, text: n => oneDecimal(n.people > 0 ? n.priority / n.people : null) },
        { key: 'closed', label: t.numerator, value: n => n.coverage.numerator, text: n => whole(n.coverage.numerator) },
        { key: 'all', label: t.denominator, value: n => n.coverage.denominator, text: n => whole(n.coverage.denominator) },
        { key: 'gap', label: w.meanGap, value: n => n.meanGap.value, text: n => twoDecimals(n.meanGap.value) },
        { key: 'assessed', label: w.assessed, value: n => n.assessed, text: n => whole(n.assessed) },
        { key: 'stated', label: w.stated, value: n => n.stated, text: n => whole(n.stated) },
      ],
      file: () => file,
    });
  }

  showNeeds(needs: readonly NeedLine[]): void {
    const w = more();
    const first = needs[0];
    this.most = Math.max(1, ...needs.map(n => n.people));
    this.say(first ? w.needsFinding(first.competency.name, whole(first.people)) : w.needsTitle, w.needsTitle);
    if (needs.length === 0) this.empty(w.needsNone);
    else this.show(needs);
  }
}

interface Figure { readonly key: string; readonly name: string; readonly text: string; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null }

/** How well people match their posts, and how far needs are closed. */
class Mastery extends TablePanel<Figure> {
  constructor(file: string) {
    const w = more();
    super({
      id: 'mastery', title: w.masteryTitle, class: 'mastery', measures: [w.measures.coverage, w.measures.jpm],
      table: {
        label: w.masteryTitle, key: f => f.key,
        columns: [
          { key: 'figure', label: w.figure, kind: 'name', value: f => f.name },
          {
            key: 'value', label: w.value, kind: 'mark', value: f => f.value, cell: () => {
              const value = h('span', { class: 'value' });
              const small = h('span', { class: 'small aside' });
              const mark = new Bullet();
              return {
                content: [value, small, mark.element], show: f => {
                  put(value, f.text);
                  put(small, w.ratioOf(whole(f.numerator), whole(f.denominator)));
                  mark.show(f.value, 1, Math.max(1, f.value ?? 0));
                },
              };
            },
          },
        ],
      },
      plain: () => [
        { key: 'figure', label: w.figure, kind: 'name', value: f => f.name },
        { key: 'value', label: `${w.value} (%)`, value: f => f.value === null ? null : f.value * 100, text: f => f.text },
        { key: 'numerator', label: t.numerator, value: f => f.numerator, text: f => whole(f.numerator) },
        { key: 'denominator', label: t.denominator, value: f => f.denominator, text: f => whole(f.denominator) },
      ],
      file: () => `${file}-jpm`,
    });
  }

  showLevel({ needCoverage, jpm, jpmCapped }: Level): void {
    const w = more();
    const share = (value: number | null): number | null => value === null ? null : value / 100;
    this.say(w.masteryFinding(percent(needCoverage.value), oneDecimal(jpmCapped.value)), w.masteryTitle);
    if (needCoverage.denominator === 0 && jpm.denominator === 0) return this.empty(w.needsNone);
    this.show([
      { key: 'coverage', name: w.measures.coverage.name, text: needCoverage.suppressed ? t.suppressed : percent(needCoverage.value), ...needCoverage },
      { key: 'jpm', name: w.measures.jpm.name, text: oneDecimal(jpm.value), ...jpm, value: share(jpm.value) },
      { key: 'capped', name: w.jpmCapped, text: oneDecimal(jpmCapped.value), ...jpmCapped, value: share(jpmCapped.value) },
    ]);
  }
}

/** Needs of the region with where they are and what is planned against them, or those of an agency. */
export function needsView(scope: Scope, code: string): View {
  const w = more();
  const head = new PageHead(code === '' ? session?.region.name ?? '' : w.ofAgency, code === '' ? w.needsPage : code);
  const file = code === '' ? 'bangkom-needs' : `bangkom-needs-${code}`;
  const ranked = new NeedsRanked(file);
  const mastery = new Mastery(file);
  const top = h('div', { class: 'columns-2-1' }, ranked.element, mastery.element);
  const page = h('div', { class: 'page' }, head.element, top);
  follow(scope, code === '' ? ['NEEDS', 'PLANS'] : ['NEEDS'], Number(today().slice(0, 4)));
  const fail = (refusal: Refusal): void => [ranked, mastery].forEach(block => block.fail(refusal));

  if (code !== '') {
    scope.load(agencyNeeds, () => ({ code }), ({ agency }) => {
      if (!agency) return page.replaceChildren(notFound());
      head.show(agency.name, h('a', { href: linkNow(agencyPath(code)) }, t.agencyKind), h('a', { href: linkNow('/needs') }, t.region));
      ranked.showNeeds(agency.needs.edges.map(edge => edge.node));
      mastery.showLevel(agency);
    }, fail);
    return { element: page };
  }

  const year = Number(today().slice(0, 4));
  const heat = new NeedHeatPlace();
  const plans = [year, year + 1].map(y => new PlanLines(y));
  page.append(heat.element, ...plans.map(plan => plan.element));
  const asked = new Set<string>();
  scope.load(regionNeeds, () => ({ year, next: year + 1 }), data => {
    ranked.showNeeds(data.region.needs.edges.map(edge => edge.node));
    mastery.showLevel(data.region);
    heat.showHeat(data.region.needHeat, new Map(data.region.agencies.map(a => [a.code, a.name])), needsPath);
    [data.thisYear, data.nextYear].forEach((listed, i) => {
      const shown = plans[i]!;
      shown.expect(listed.map(plan => plan.code));
      for (const { code: plan } of listed) {
        if (asked.has(plan)) continue;
        asked.add(plan);
        scope.load(planOf, () => ({ code: plan }), found => found.plan && shown.showPlan(found.plan), refusal => shown.fail(refusal));
      }
    });
  }, refusal => {
    fail(refusal);
    heat.fail(refusal);
    plans.forEach(plan => plan.fail(refusal));
  });
  return { element: page };
}
