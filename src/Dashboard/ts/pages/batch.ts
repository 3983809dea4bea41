import { agencyPath, linkTo, partnerPath, personPath } from '../address.js';
import { Panel } from '../blocks/panel.js';
import { linkCell, type Cell } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { wordsBlock } from '../blocks/words.js';
import { Bar, StackedBar } from '../charts/bars.js';
import { h, put } from '../dom.js';
import { day, percent, twoDecimals, whole } from '../format.js';
import { batchLive, batchWaiting, type BatchLive, type BatchWaiting } from '../graphql/operations.js';
import { seesPeople, seesPushes, session, type Scope } from '../live.js';
import { t } from '../text/text.js';
import { notFound, PageHead, type View } from './view.js';

type Batch = BatchLive['batchProgress'];
type Place = NonNullable<Batch['places']>[number];
type Waiting = NonNullable<NonNullable<BatchWaiting['batch']>['waitList']>[number];

interface Step { readonly key: string; readonly name: string; readonly people: number; readonly of: number }

function barCell<R>(value: (row: R) => number, full: (row: R) => number): Cell<R> {
  const bar = new Bar();
  const number = h('span', { class: 'value' });
  const words = h('span', { class: 'small' });
  return {
    content: [number, bar.element, words],
    show: (row, isLive) => {
      put(number, whole(value(row)), isLive);
      put(words, percent(full(row) > 0 ? value(row) / full(row) : null));
      bar.show(value(row), full(row));
    },
  };
}

/** From the seats to who completed: the same people at every step, as bars. */
class Steps extends TablePanel<Step> {
  constructor(code: string) {
    super({
      id: 'steps', title: t.stepsTitle, class: 'steps', measures: ['seats'],
      table: {
        label: t.stepsTitle, key: s => s.key,
        columns: [
          { key: 'step', label: t.step, kind: 'name', value: s => s.name },
          { key: 'people', label: t.people2, kind: 'mark', value: s => s.people, cell: () => barCell<Step>(s => s.people, s => s.of) },
        ],
      },
      plain: () => [
        { key: 'step', label: t.step, kind: 'name', value: s => s.name },
        { key: 'people', label: t.people2, value: s => s.people, text: s => whole(s.people) },
      ],
      file: () => `bangkom-${code}`,
    });
  }

  showBatch(b: Batch, isLive: boolean): void {
    const [seats, enrolled, attended, completed] = [b.seats, b.enrolled ?? 0, b.attended ?? 0, b.completed ?? 0];
    const most = Math.max(seats ?? 0, enrolled, 1);
    const steps: Step[] = [
      ...(seats === null ? [] : [{ key: 'seats', name: t.seats, people: seats, of: most }]),
      { key: 'enrolled', name: t.enrolled, people: enrolled, of: most },
      { key: 'attended', name: t.attended, people: attended, of: most },
      { key: 'completed', name: t.completed, people: completed, of: most },
      ...((b.waitListed ?? 0) > 0 ? [{ key: 'waiting', name: t.waiting, people: b.waitListed ?? 0, of: most }] : []),
    ];
    this.say(t.stepsFinding(whole(completed), whole(enrolled)), t.stepsTitle);
    this.show(steps, isLive);
  }
}

/** Whose people they are. */
class Places extends TablePanel<Place> {
  private readonly mix = new StackedBar();

  constructor(code: string) {
    super({
      id: 'places', title: t.placesTitle, class: 'places', measures: ['mix', 'seats'],
      table: {
        label: t.placesTitle, key: p => p.agency.code, sort: { by: 'enrolled', isUp: false },
        columns: [
          { key: 'agency', label: t.agency, kind: 'name', value: p => p.agency.name, cell: () => linkCell(p => p.agency.name, p => linkTo(agencyPath(p.agency.code))) },
          { key: 'quota', label: t.quota, value: p => p.quota, text: p => whole(p.quota) },
          { key: 'enrolled', label: t.enrolled, value: p => p.enrolled, text: p => whole(p.enrolled) },
          { key: 'attended', label: t.attended, value: p => p.attended, text: p => whole(p.attended) },
          { key: 'completed', label: t.completed, value: p => p.completed, text: p => whole(p.completed) },
        ],
      },
      plain: () => [
        { key: 'agency', label: t.agency, kind: 'name', value: p => p.agency.name },
        { key: 'code', label: t.code, kind: 'text', value: p => p.agency.code },
        { key: 'quota', label: t.quota, value: p => p.quota, text: p => whole(p.quota) },
        { key: 'enrolled', label: t.enrolled, value: p => p.enrolled, text: p => whole(p.enrolled) },
        { key: 'attended', label: t.attended, value: p => p.attended, text: p => whole(p.attended) },
        { key: 'completed', label: t.completed, value: p => p.completed, text: p => whole(p.completed) },
      ],
      file: () => `bangkom-${code}-agencies`,
    });
    this.body.prepend(this.mix.element);
  }

  showBatch(b: Batch, isLive: boolean): void {
    const places = b.places ?? [];
    this.say(t.placesFinding(whole(places.length), twoDecimals(b.agencyMix)), t.placesTitle);
    if (places.length === 0) return this.empty(t.nobody);
    this.mix.show(places.map(p => p.enrolled).filter(n => n > 0).sort((a, c) => c - a));
    this.show(places, isLive);
  }
}

/** Who waits for a seat. */
class WaitList extends TablePanel<Waiting> {
  constructor(code: string) {
    super({
      id: 'waiting', title: t.waitTitle, class: 'waiting', measures: ['seats'],
      table: {
        label: t.waitTitle, key: w => String(w.place),
        columns: [
          { key: 'person', label: t.name, kind: 'name', value: w => w.person?.name ?? t.erased, cell: () => linkCell(w => w.person?.name || t.erased, w => linkTo(personPath(w.person?.id ?? ''))) },
          { key: 'agency', label: t.agency, kind: 'text', value: w => w.agency?.name ?? null },
          { key: 'place', label: t.place, value: w => w.place, text: w => whole(w.place) },
          { key: 'since', label: t.since, kind: 'text', value: w => w.since, text: w => day(w.since) },
        ],
      },
      plain: () => [
        { key: 'person', label: t.name, kind: 'name', value: w => w.person?.name ?? t.erased },
        { key: 'agency', label: t.agency, kind: 'text', value: w => w.agency?.name ?? null },
        { key: 'place', label: t.place, value: w => w.place },
        { key: 'since', label: t.since, kind: 'text', value: w => w.since },
      ],
      file: () => `bangkom-${code}-waiting`,
    });
  }
}

/** A batch: how full it is, who of which agency comes and completes. */
export function batchView(scope: Scope, code: string): View {
  const head = new PageHead(`${session?.region.name ?? ''} · ${t.batchKind}`, code);
  const steps = new Steps(code);
  const places = new Places(code);
  const waiting = new WaitList(code);
  const page = h('div', { class: 'page' }, head.element, h('div', { class: 'columns-1-1' }, h('div', { class: 'stacked' }, steps.element, waiting.element), places.element), wordsBlock());
  let batch: Batch | null = null;

  const askWaiting = seesPeople() ? scope.load(batchWaiting, () => ({ code }), data => {
    const list = data.batch?.waitList ?? [];
    waiting.say(t.waitFinding(whole(list.length)), t.waitTitle);
    if (list.length === 0) waiting.empty(t.waitNone);
    else waiting.show(list);
  }, refusal => waiting.fail(refusal)) : waiting.deny();

  scope.watch(batchLive, { code }, data => {
    // One who moves up and one who comes leave their number as it was.
    if (batch && seesPeople()) askWaiting?.();
    batch = data.batchProgress;
  }, isLive => {
    if (!batch) return;
    head.show(batch.name,
      h('span', {}, t.statuses[batch.status]), h('span', {}, batch.startsOn === null ? t.selfPaced : `${day(batch.startsOn)} – ${day(batch.endsOn)}`),
      h('span', {}, batch.program.name),
      batch.partner && (seesPushes() ? h('a', { href: linkTo(partnerPath(batch.partner.code)) }, batch.partner.name) : h('span', {}, batch.partner.name)));
    steps.showBatch(batch, isLive);
    places.showBatch(batch, isLive);
  }, refusal => {
    if (refusal.code === 'NOT_FOUND') page.replaceChildren(notFound());
    else [steps, places].forEach((block: Panel) => block.fail(refusal));
  });
  return { element: page };
}
