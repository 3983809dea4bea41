import { agencyPath, linkTo } from '../address.js';
import type { Slice } from '../filters.js';
import { h } from '../dom.js';
import { oneDecimal, whole } from '../format.js';
import { sliceLive, sliceNames, type AggregateFilter } from '../graphql/operations.js';
import type { Scope } from '../live.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { barOf } from './marks.js';
import { linkCell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

interface Line { readonly code: string; readonly name: string; readonly completions: number; readonly jp: number; readonly people: number }

const SLICE_ROWS = 12;

/** Completions of one kind of ASN or in one competency, by agency: event figures, which alone can be narrowed exactly. */
class Sliced extends TablePanel<Line> {
  private most = 1;

  constructor(title: string, file: string) {
    const w = more();
    const name: Column<Line> = { key: 'agency', label: t.agency, kind: 'name', value: l => l.name };
    const rest: readonly Column<Line>[] = [
      { key: 'jp', label: t.creditedJp, value: l => l.jp, text: l => oneDecimal(l.jp) },
      { key: 'people', label: w.sliceReached, value: l => l.people, text: l => whole(l.people) },
    ];
    super({
      id: 'slice', title, class: 'slice', measures: [w.measures.slice],
      table: {
        label: title, key: l => l.code,
        columns: [{ ...name, cell: () => linkCell<Line>(l => l.name, l => linkTo(agencyPath(l.code))) }, { key: 'completions', label: t.measures.completions.name, kind: 'mark', value: l => l.completions, cell: () => barOf<Line>({ value: l => l.completions, text: l => whole(l.completions), full: () => this.most }) }, ...rest],
      },
      plain: () => [name, { key: 'code', label: t.code, kind: 'text', value: l => l.code }, { key: 'completions', label: t.measures.completions.name, value: l => l.completions, text: l => whole(l.completions) }, ...rest],
      file: () => file,
    });
  }

  showLines(lines: readonly Line[], isLive: boolean): void {
    this.most = Math.max(1, ...lines.map(l => l.completions));
    if (lines.length === 0) this.empty(more().sliceNone);
    else {
      const all = [...lines].sort((a, b) => b.completions - a.completions || a.code.localeCompare(b.code));
      this.show(all.slice(0, SLICE_ROWS), isLive, all);
    }
  }
}

/** Puts what a slice holds into a place of the page, and tells which programmes belong to its competency. */
export function showSlice(scope: Scope, place: HTMLElement, slice: Slice, year: number, isPast: boolean, take: (programs: ReadonlySet<string>) => void): void {
  const w = more();
  const says = (): string => [slice.status && t.employments[slice.status], slice.competency && competency].filter(part => part).join(' · ');
  const block = new Sliced(w.sliceTitle, `bangkom-slice-${year}`);
  block.body.append(h('p', { class: 'legend quiet' }, w.sliceLegend));
  place.replaceChildren(block.element);
  let competency = slice.competency;
  const names = new Map<string, string>();
  const programs = new Set<string>();

  function watch(): void {
    const filter: AggregateFilter = { ...(slice.status && { status: [slice.status] }), ...(slice.competency !== null && { program: [...programs] }) };
    if (slice.competency !== null && programs.size === 0) {
      block.say(says(), w.sliceTitle);
      return block.empty(w.sliceNoProgram);
    }
    const days = isPast ? { from: `${year}-01-01`, to: `${year}-12-31` } : {};
    let lines: Line[] = [];
    scope.watch(sliceLive, { by: ['AGENCY'], filter, ...days }, ({ aggregate: a }) => {
      const codes = a.keys[0]?.codes ?? [];
      lines = codes.flatMap((code, i) => code === null ? [] : [{ code, name: names.get(code) ?? code, completions: a.completions[i] ?? 0, jp: a.jpCredited[i] ?? 0, people: a.peopleReached[i] ?? 0 }]).filter(l => l.completions > 0);
    }, isLive => block.showLines(lines, isLive), refusal => block.fail(refusal));
    let whose = '';
    // People of several agencies count once in the whole: it is asked for, not added up.
    scope.watch(sliceLive, { by: [], filter, ...days }, ({ aggregate: a }) => {
      whose = w.sliceFinding(says(), whole(a.completions[0] ?? 0), oneDecimal(a.jpCredited[0] ?? 0), whole(a.peopleReached[0] ?? 0));
    }, () => block.say(whose, w.sliceTitle), () => undefined);
  }

  let isWatching = false;
  const asked = new Set<string | null>();
  const askFrom = (after: string | null): void => {
    if (asked.has(after)) return;
    asked.add(after);
    scope.load(sliceNames, () => ({ after }), ({ competencies, region, programs: page }) => {
      competency = competencies.find(c => c.code === slice.competency)?.name ?? competency;
      region.agencies.forEach(a => names.set(a.code, a.name));
      page.edges.map(edge => edge.node).filter(p => p.competencies.includes(slice.competency ?? '') || p.closes.some(c => c.competency.code === slice.competency)).forEach(p => programs.add(p.code));
      if (page.pageInfo.hasNextPage) return askFrom(page.pageInfo.endCursor);
      take(programs);
      if (!isWatching) watch();
      isWatching = true;
    }, refusal => block.fail(refusal));
  };
  askFrom(null);
}
