import { linkTo } from '../address.js';
import { Absent } from '../blocks/absent.js';
import { Attention } from '../blocks/attention.js';
import { BatchMix, BatchTimeline } from '../blocks/batches.js';
import { concernsOf } from '../blocks/concerns.js';
import { Funnel } from '../blocks/funnel.js';
import { Feed } from '../blocks/feed.js';
import { League, type AgencyLine } from '../blocks/league.js';
import { Outcomes } from '../blocks/outcomes.js';
import { Tiles } from '../blocks/tiles.js';
import { wordsBlock } from '../blocks/words.js';
import { h } from '../dom.js';
import { offerSlices, sliceAsked } from '../filters.js';
import { today, yearGone } from '../format.js';
import { regionBatches, regionFunnel, regionLive, regionPast, regionTrends, type BatchCard, type Figures, type RegionTrends, type RowFigures } from '../graphql/operations.js';
import type { Refusal } from '../graphql/refusal.js';
import { loadLater } from '../later.js';
import { session, type Scope } from '../live.js';
import { place, twelveMonthsBefore } from '../moment.js';
import { stamp } from '../stamp.js';
import { t } from '../text/text.js';
import { PageHead, type View } from './view.js';

/** How often what is not watched is asked anew while figures move, in milliseconds. */
const TRENDS_EVERY_MS = 15_000;

interface Row { readonly agency: { readonly code: string; readonly name: string }; readonly participation: RowFigures | null }

/** The region: where it stands, who leads, what needs attention, what comes. */
export function regionView(scope: Scope, _: string, go: (href: string) => void): View {
  const { year, at, on } = place();
  const head = new PageHead(session?.region.name ?? '', t.regionTitle(String(year)));
  const tiles = new Tiles(t.kpiTitle);
  const league = new League({ id: 'league', title: t.leagueTitle, hasMonths: true, file: () => `bangkom-${on}` });
  const feed = new Feed();
  const attention = new Attention();
  const timeline = new BatchTimeline('batches', t.timelineTitle);
  const mix = new BatchMix();
  const absent = new Absent();
  const funnel = at === null ? new Funnel(`bangkom-funnel-${year}`) : null;
  const slice = at === null ? sliceAsked() : null;
  const slicePlace = h('div', {}, slice && h('p', { class: 'quiet' }, t.loading));
  const outcomes = at === null ? new Outcomes(year, found => offerSlices(go, found)) : null;
  const figuresPart = h('div', { class: 'figures' }, slice && slicePlace, slice && h('p', { class: 'exempt' }, t.tilesNotFiltered), tiles.element,
    h('div', { class: 'columns-2-1' }, league.element, h('div', { class: 'stacked' }, attention.element, outcomes?.element ?? null, feed.element)),
    funnel?.element ?? null,
    timeline.element,
    h('div', { class: 'columns-1-1' }, mix.element, absent.element));
  const empty = h('section', { class: 'note', hidden: true }, h('h2', {}, t.emptyTitle), h('p', {}, t.emptyText), h('p', {}, h('a', { href: linkTo('/roster') }, t.emptyLink)));

  const rows = new Map<string, Row>();
  let all: Figures | null = null;
  let trends: RegionTrends['region'] | null = null;
  let batches: readonly BatchCard[] | null = null;
  let programs: ReadonlySet<string> | null = null;
  const monthsOf = new Map<string, AgencyLine['months']>();

  function draw(isLive: boolean): void {
    if (!all) return;
    const isEmpty = all.headcount === 0 && rows.size === 0;
    empty.hidden = !isEmpty;
    figuresPart.hidden = isEmpty;
    stamp(all.recordedAt);
    const gone = yearGone(all.year, all.figuresOn);
    tiles.show(all, trends?.day?.values[0] ?? null, rows.size, isLive);
    const lines = [...rows.values()].flatMap<AgencyLine>(({ agency, participation }) => participation === null ? []
      : [{ code: agency.code, name: agency.name, figures: participation, months: monthsOf.get(agency.code) ?? null, gone }]);
    const total: AgencyLine = { code: '', name: t.total, figures: all, months: trends?.months ?? null, gone };
    league.showLines(lines, total, isLive);
    absent.showLines(lines, isLive);
    if (batches) attention.showConcerns(concernsOf(lines, batches, on));
  }

  function drawBatches(): void {
    // Without the programmes of the competency nothing is shown of it yet.
    if (batches === null || (slice?.competency && programs === null)) return;
    const shown = programs === null ? batches : batches.filter(b => programs?.has(b.program.code));
    timeline.showBatches(shown, year);
    mix.showBatches(shown);
  }

  if (slice) {
    for (const block of [league, attention, feed, absent, ...(funnel ? [funnel] : []), ...(outcomes ? [outcomes] : [])]) block.exempt(t.notFiltered);
    if (slice.status) [timeline, mix].forEach(block => block.exempt(slice.competency ? t.notFilteredByKind : t.notFiltered));
    loadLater().then(({ moreBlocks }) => scope.hasEnded || moreBlocks.showSlice(scope, slicePlace, slice, year, year < Number(today().slice(0, 4)), found => {
      if (slice.competency) programs = found;
      drawBatches();
    }), () => slicePlace.replaceChildren(h('p', { class: 'flag' }, t.rest)));
  }
  if (at === null) offerSlices(go, []);

  const failAll = (refusal: Refusal): void => [tiles, league, absent].forEach(block => block.fail(refusal));
  const askTrends = scope.load(regionTrends, () => ({ from: twelveMonthsBefore(on), to: on, at }), data => {
    trends = data.region;
    data.region.agencies.forEach(a => monthsOf.set(a.code, a.series));
    draw(false);
  }, refusal => league.fail(refusal));

  if (at === null) {
    const askBatches = scope.load(regionBatches, () => ({ year }), data => {
      batches = data.batches.edges.map(edge => edge.node);
      drawBatches();
      draw(false);
    }, refusal => [timeline, mix, attention].forEach(block => block.fail(refusal)));
    const askFunnel = scope.load(regionFunnel, () => ({ year }), ({ region }) => funnel?.showFunnel(region.funnel, false), refusal => funnel?.fail(refusal));
    let hasNews = false;
    scope.watch(regionLive, { year }, ({ regionParticipation: update }, isFirst) => {
      if (isFirst) rows.clear();
      hasNews ||= !isFirst;
      all = update.participation;
      update.agencies.forEach(row => rows.set(row.agency.code, row));
    }, draw, failAll);
    scope.every(TRENDS_EVERY_MS, () => {
      if (!hasNews) return;
      hasNews = false;
      askTrends();
      askBatches();
      askFunnel();
    });
    feed.listen(scope, null);
    outcomes?.load(scope, year);
  } else {
    // A batch is known as it stands now: beside figures of the past it would mislead.
    batches = [];
    feed.empty(t.feedPast);
    [timeline, mix].forEach(block => block.empty(t.batchesPast));
    scope.load(regionPast, () => ({ year, at }), ({ region }) => {
      all = region.participation;
      rows.clear();
      region.agencies.forEach(({ code, name, participation }) => rows.set(code, { agency: { code, name }, participation }));
      draw(false);
    }, failAll);
  }
  return { element: h('div', { class: 'page' }, head.element, empty, figuresPart, wordsBlock()) };
}
