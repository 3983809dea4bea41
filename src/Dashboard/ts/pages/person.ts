import { agencyPath, batchPath, linkTo } from '../address.js';
import { Panel } from '../blocks/panel.js';
import { linkCell, type Cell, type Column } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { Bullet } from '../charts/bullet.js';
import { h, put } from '../dom.js';
import { exact, instantDay, oneDecimal, shortDay, whole } from '../format.js';
import { agencyMoves, personRecord, type LearningLine, type PersonRecord } from '../graphql/operations.js';
import { seesPeople, session, type Scope } from '../live.js';
import { place } from '../moment.js';
import { t } from '../text/text.js';
import { deniedNote, notFound, PageHead, type View } from './view.js';

type Record = NonNullable<NonNullable<PersonRecord['person']>['record']>;

/** Why a line was credited as it was: the rule, its limit, and the line that it met. */
function whyOf(line: LearningLine, titles: ReadonlyMap<string, string>): string {
  const limit = line.limit === null ? null : t.limit(line.limitOn === null ? exact(line.limit) : `${exact(line.limit)}, ${shortDay(line.limitOn)}`);
  const other = line.other === null ? null : t.otherLine(titles.get(line.other) ?? line.other);
  return [t.reasons[line.reason] ?? line.reason, limit, other].filter(part => part !== null).join(' ');
}

function creditCell(): Cell<LearningLine> {
  const value = h('span', { class: 'value' });
  const mark = new Bullet();
  return {
    content: [value, mark.element],
    show: line => {
      put(value, `${exact(line.credited)} / ${exact(line.claimed)}`);
      mark.show(line.credited, null, line.claimed);
    },
  };
}

/** Employment, post, its level and rank, in a line; a level is a code of words. */
export const postOf = ({ status, post, postLevel, rank }: Pick<NonNullable<PersonRecord['person']>, 'status' | 'post' | 'postLevel' | 'rank'>): string =>
  [t.employments[status], t.posts[post], postLevel && postLevel[0] + postLevel.slice(1).toLowerCase().replaceAll('_', ' '), rank].filter(part => part).join(' · ');

/** Each completion with what was claimed, what was credited, and why. */
export class Lines extends TablePanel<LearningLine> {
  private titles: ReadonlyMap<string, string> = new Map();

  constructor(file: string) {
    const why: Column<LearningLine> = { key: 'why', label: t.why, kind: 'text', value: l => whyOf(l, this.titles) };
    super({
      id: 'lines', title: t.linesTitle, class: 'lines', measures: ['record'],
      table: {
        label: t.linesTitle, key: l => l.id,
        columns: [
          { key: 'title', label: t.title, kind: 'name', value: l => l.title, cell: titleCell },
          { key: 'credit', label: `${t.creditedJp} / ${t.claimed}`, kind: 'mark', value: l => l.credited, cell: creditCell },
          why,
        ],
      },
      plain: () => [
        { key: 'title', label: t.title, kind: 'name', value: l => l.title },
        { key: 'day', label: t.completedAt, kind: 'text', value: l => l.completedAt.slice(0, 10), text: l => instantDay(l.completedAt) },
        { key: 'form', label: t.form, kind: 'text', value: l => t.forms[l.form] },
        { key: 'claimed', label: t.claimed, value: l => l.claimed, text: l => exact(l.claimed) },
        { key: 'credited', label: t.creditedJp, value: l => l.credited, text: l => exact(l.credited) },
        why,
        { key: 'agency', label: t.agency, kind: 'text', value: l => l.agency?.name ?? null },
        { key: 'program', label: t.program, kind: 'text', value: l => l.program?.name ?? null },
        { key: 'certificate', label: t.certificate, kind: 'text', value: l => l.certificate },
        { key: 'source', label: t.source, kind: 'text', value: l => l.source },
      ],
      file: () => file,
    });
  }

  showRecord(record: Record): void {
    this.titles = new Map(record.lines.map(line => [line.id, line.title]));
    const claimed = record.lines.reduce((sum, line) => sum + line.claimed, 0);
    this.say(t.linesFinding(whole(record.lines.length), oneDecimal(claimed), oneDecimal(record.jp)), t.linesTitle);
    if (record.lines.length === 0) this.empty(t.linesNone);
    else this.show([...record.lines].reverse());
  }
}

function titleCell(): Cell<LearningLine> {
  const cell = linkCell<LearningLine>(l => l.title, l => linkTo(batchPath(l.batch?.code ?? '')));
  const plain = h('span', {});
  const small = h('span', { class: 'small' });
  return {
    content: [...cell.content, plain, small],
    show: (line, isLive) => {
      if (line.batch) cell.show(line, isLive);
      (cell.content[0] as HTMLElement).hidden = !line.batch;
      plain.hidden = line.batch !== null;
      put(plain, line.batch ? '' : line.title);
      put(small, `${instantDay(line.completedAt)} · ${t.forms[line.form]}`);
    },
  };
}

/** A person's own record: opening it is logged. */
export function personView(scope: Scope, id: string): View {
  const head = new PageHead(`${session?.region.name ?? ''} · ${t.personKind}`, t.personKind);
  if (!seesPeople()) return { element: h('div', { class: 'page' }, head.element, deniedNote()) };
  const { year } = place();
  const mark = new Bullet();
  const jp = h('strong', { class: 'number' });
  const winnable = h('p', {});
  const sum = new Panel({ id: 'record', title: t.measures.record.name, measures: ['record'], class: 'record' });
  sum.body.append(jp, mark.element, winnable);
  const lines = new Lines(`bangkom-record-${year}`);
  const page = h('div', { class: 'page' }, head.element, sum.element, lines.element);
  let followed: string | null = null;
  scope.load(personRecord, () => ({ id, year }), ({ person }) => {
    if (!person) {
      page.replaceChildren(notFound());
      return;
    }
    head.show(person.name || t.erased,
      h('span', {}, person.nip), person.agency && h('a', { href: linkTo(agencyPath(person.agency.code)) }, person.agency.name),
      h('span', {}, postOf(person)));
    if (person.agency && person.agency.code !== followed) {
      followed = person.agency.code;
      scope.refreshOn(agencyMoves, { code: followed });
    }
    const { record } = person;
    if (!record) return sum.empty(t.linesNone);
    sum.say(t.personFinding(oneDecimal(record.jp), oneDecimal(record.target)), t.measures.record.name);
    put(jp, `${oneDecimal(record.jp)} JP`);
    mark.show(record.jp, record.target, Math.max(1.25 * (record.target ?? 20), record.jp));
    const missing = record.target === null ? 0 : record.target - record.jp;
    put(winnable, `${missing > 0 ? t.winnable(oneDecimal(missing)) : t.winnableNone}${record.cap === null ? '' : ` ${t.winnableCap(oneDecimal(record.cap))}`}`);
    sum.ready();
    lines.showRecord(record);
  }, refusal => [sum, lines].forEach(block => block.fail(refusal)));
  return { element: page };
}
