import { agencyPath, linkNow, linkTo, needsPath } from '../address.js';
import { BatchTimeline } from '../blocks/batches.js';
import { Funnel } from '../blocks/funnel.js';
import { Feed } from '../blocks/feed.js';
import { League, type AgencyLine } from '../blocks/league.js';
import { MembersBlock } from '../blocks/members.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { Tiles } from '../blocks/tiles.js';
import { wordsBlock } from '../blocks/words.js';
import { columnChart } from '../charts/columns.js';
import { h } from '../dom.js';
import { day, month, percent, whole, yearGone } from '../format.js';
import { agencyFunnel, agencyLive, agencyPage, type AgencyPage, type Figures } from '../graphql/operations.js';
import { seesPeople, seesPlanning, session, type Scope } from '../live.js';
import { place, twelveMonthsBefore } from '../moment.js';
import { stamp } from '../stamp.js';
import { t } from '../text/text.js';
import { notFound, PageHead, type View } from './view.js';

type Agency = NonNullable<AgencyPage['agency']>;

interface Month { readonly start: string; readonly completions: number | null; readonly compliance: number | null; readonly compliant: number | null; readonly headcount: number | null }

/** Twelve months of an agency: completions of each, and the share that had reached its target by its end. */
class Trend extends TablePanel<Month> {
  private readonly chart = h('div', { class: 'chart' });

  constructor(code: string) {
    super({
      id: 'trend', title: t.trendTitle, class: 'trend compact', measures: ['completions', 'compliance'],
      table: {
        label: t.trendTitle, key: m => m.start,
        columns: [
          { key: 'month', label: t.monthLabel, kind: 'name', value: m => m.start, cell: monthName },
          { key: 'completions', label: t.measures.completions.name, value: m => m.completions, text: m => whole(m.completions) },
          { key: 'compliance', label: t.measures.compliance.name, value: m => m.compliance, text: m => percent(m.compliance) },
        ],
      },
      plain: () => [
        { key: 'month', label: t.monthLabel, kind: 'name', value: m => m.start.slice(0, 7) },
        { key: 'completions', label: t.measures.completions.name, value: m => m.completions, text: m => whole(m.completions) },
        { key: 'compliant', label: t.compliantCount, value: m => m.compliant, text: m => whole(m.compliant) },
        { key: 'headcount', label: t.asn, value: m => m.headcount, text: m => whole(m.headcount) },
      ],
      file: () => `bangkom-${code}-months`,
    });
    this.body.prepend(this.chart);
  }

  showMonths(agency: Agency): void {
    const { completions, compliance } = agency;
    const months = completions?.starts.map<Month>((start, i) => {
      const at = compliance?.starts.indexOf(start) ?? -1;
      return { start, completions: completions.values[i] ?? null, compliance: compliance?.values[at] ?? null, compliant: compliance?.numerators?.[at] ?? null, headcount: compliance?.denominators?.[at] ?? null };
    }) ?? [];
    if (months.length === 0) return this.empty(t.trendNone);
    this.chart.replaceChildren(columnChart(months.map(m => m.completions), Math.max(1, ...months.map(m => m.completions ?? 0))));
    this.say(t.trendFinding(percent(months.at(-1)?.compliance), percent(months.at(-2)?.compliance)), t.trendTitle);
    this.show(months);
  }
}

function monthName(): { readonly content: readonly Node[]; readonly show: (m: Month) => void } {
  const name = h('span', {});
  return { content: [name], show: m => { name.textContent = month(m.start); } };
}

/** An agency: its figures live, its units, its batches, its people. */
export function agencyView(scope: Scope, code: string): View {
  const { year, at, on } = place();
  const head = new PageHead(`${session?.region.name ?? ''} · ${t.agencyKind}`, code);
  const tiles = new Tiles(t.kpiTitle);
  const trend = new Trend(code);
  const units = new League({ id: 'units', title: t.unitsTitle, hasMonths: false, file: () => `bangkom-${code}-${on}` });
  const batches = new BatchTimeline('batches', t.timelineTitle);
  const feed = new Feed();
  const funnel = at === null ? new Funnel(`bangkom-${code}-funnel-${year}`) : null;
  const members = seesPeople() && at === null ? new MembersBlock(code, year) : null;
  const body = h('div', { class: 'figures' }, tiles.element,
    h('div', { class: 'columns-2-1' }, h('div', { class: 'stacked' }, units.element, funnel?.element ?? null, batches.element), h('div', { class: 'stacked' }, trend.element, feed.element)),
    members?.element ?? null);
  const page = h('div', { class: 'page' }, head.element, body, wordsBlock());

  let figures: Figures | null = null;
  let agency: Agency | null = null;

  function draw(isLive: boolean): void {
    if (!figures) return;
    stamp(figures.recordedAt);
    tiles.show(figures, agency?.day?.values[0] ?? null, 0, isLive);
    if (!agency) return;
    const gone = yearGone(figures.year, figures.figuresOn);
    const lines = agency.children.flatMap<AgencyLine>(unit => unit.participation === null ? [] : [{ code: unit.code, name: unit.name, figures: unit.participation, months: null, gone }]);
    units.element.hidden = lines.length === 0;
    units.showLines(lines, { code: '', name: t.totalAgency, figures, months: null, gone }, isLive);
    units.say(t.unitsFinding(whole(lines.length)), t.unitsTitle);
  }

  const refresh = scope.load(agencyPage, () => ({ code, year, from: twelveMonthsBefore(on), to: on, at }), data => {
    agency = data.agency;
    if (!agency) {
      page.replaceChildren(notFound());
      return;
    }
    const link = (to: { readonly code: string; readonly name: string }): Node => h('a', { href: linkTo(agencyPath(to.code)) }, to.name);
    head.show(agency.name, agency.parent && h('span', {}, `${t.below} `, link(agency.parent)), agency.closedOn && h('span', {}, t.closedOn(day(agency.closedOn)), agency.successor && ' → ', agency.successor && link(agency.successor)), h('a', { href: linkNow(needsPath(code)) }, t.needs));
    figures = agency.participation ?? figures;
    trend.showMonths(agency);
    if (at === null) batches.showBatches(agency.batches, year);
    draw(false);
  }, refusal => [tiles, trend, units, batches].forEach(block => block.fail(refusal)));

  if (at === null) {
    const askFunnel = seesPlanning() ? scope.load(agencyFunnel, () => ({ code, year }), data => funnel?.showFunnel(data.agency?.funnel ?? null, false), refusal => funnel?.fail(refusal)) : funnel?.deny();
    let hasNews = false;
    scope.watch(agencyLive, { code, year }, ({ agencyParticipation }, isFirst) => {
      figures = agencyParticipation.participation;
      hasNews ||= !isFirst;
    }, draw, refusal => tiles.fail(refusal));
    scope.every(15_000, () => {
      if (!hasNews) return;
      hasNews = false;
      refresh();
      askFunnel?.();
    });
    feed.listen(scope, code);
    void members?.load(false);
  } else {
    feed.empty(t.feedPast);
    batches.empty(t.batchesPast);
  }
  return { element: page };
}
