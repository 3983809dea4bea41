import { agencyPath, batchPath, linkNow } from '../address.js';
import { barOf, twoLines } from '../blocks/marks.js';
import { Panel } from '../blocks/panel.js';
import { linkCell, type Column } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { Bullet } from '../charts/bullet.js';
import { h, put } from '../dom.js';
import { day, oneDecimal, whole } from '../format.js';
import { ownRecord, type OwnRecord } from '../graphql/operations.js';
import { session, type Scope } from '../live.js';
import { place } from '../moment.js';
import { more } from '../text/more.js';
import { t } from '../text/text.js';
import { Lines, postOf } from './person.js';
import { PageHead, type View } from './view.js';

type Own = NonNullable<OwnRecord['viewer']['person']>;
type Duty = NonNullable<OwnRecord['viewer']['feedback']>[number];
type Invited = NonNullable<Own['invitations']>[number];
type Points = NonNullable<Own['awareness']>['winnable'][number];

/** What the reader is asked for and has not given. */
class Owed extends TablePanel<Duty> {
  constructor() {
    const w = more();
    const about = (d: Duty): string => d.batch?.name ?? d.program?.name ?? d.questionnaire?.name ?? '–';
    const asked = (d: Duty): string => [d.questionnaire?.name, d.month === null ? null : w.followUp(whole(d.month)), d.role === null ? null : w.roles[d.role], d.subjectName].filter(part => part).join(' · ');
    const rest: Column<Duty>[] = [
      { key: 'due', label: w.due, kind: 'text', value: d => d.dueOn, text: d => day(d.dueOn) },
      { key: 'closes', label: w.closes, kind: 'text', value: d => d.closesOn, text: d => day(d.closesOn) },
    ];
    super({
      id: 'owed', title: w.owedTitle, class: 'owed', measures: [w.measures.duty],
      table: { label: w.owedTitle, key: d => `${d.batch?.code}-${d.questionnaire?.code}-${d.month}-${d.role}-${d.subjectName}`, columns: [{ key: 'about', label: w.owed, kind: 'name', value: about, cell: () => twoLines<Duty>(about, asked) }, ...rest] },
      plain: () => [{ key: 'about', label: w.owed, kind: 'name', value: about }, { key: 'asked', label: t.kind, kind: 'text', value: asked }, ...rest],
      file: () => 'bangkom-owed',
    });
  }

  showDuties(duties: readonly Duty[]): void {
    const w = more();
    const open = duties.filter(d => !d.given);
    this.say(w.owedFinding(whole(open.length)), w.owedTitle);
    if (open.length === 0) this.empty(w.owedNone);
    else this.show(open);
  }
}

/** To which batches the reader is invited, and where each invitation stands. */
class OwnInvitations extends TablePanel<Invited> {
  constructor() {
    const w = more();
    const name = (i: Invited): string => i.batch?.name ?? '–';
    const rest: Column<Invited>[] = [
      { key: 'state', label: w.state, kind: 'text', value: i => w.invitations[i.state] },
      { key: 'invited', label: w.invited, kind: 'text', value: i => i.invitedOn, text: i => day(i.invitedOn) },
      { key: 'answerBy', label: w.answerBy, kind: 'text', value: i => i.answerBy, text: i => day(i.answerBy) },
    ];
    super({
      id: 'invitations', title: w.invitationsTitle, class: 'invitations', measures: [w.measures.duty],
      table: { label: w.invitationsTitle, key: i => `${i.batch?.code}-${i.invitedOn}`, columns: [{ key: 'batch', label: t.batch, kind: 'name', value: name, cell: () => linkCell<Invited>(name, i => linkNow(batchPath(i.batch?.code ?? ''))) }, ...rest] },
      plain: () => [{ key: 'batch', label: t.batch, kind: 'name', value: name }, ...rest],
      file: () => 'bangkom-invitations',
    });
  }

  showInvitations(invitations: readonly Invited[]): void {
    const w = more();
    this.say(w.invitationsFinding(whole(invitations.filter(i => i.state === 'INVITED').length)), w.invitationsTitle);
    if (invitations.length === 0) this.empty(w.invitationsNone);
    else this.show(invitations);
  }
}

/** What learning can still add to the reader's index. */
class OwnPoints extends TablePanel<Points> {
  private most = 1;

  constructor() {
    const w = more();
    const missing = (p: Points): string => p.missingJp === null ? '' : t.winnable(oneDecimal(p.missingJp));
    const name: Column<Points> = { key: 'by', label: w.pointsBy, kind: 'name', value: p => w.sources[p.by] };
    super({
      id: 'points', title: w.pointsTitle, class: 'points', measures: [w.measures.points],
      table: { label: w.pointsTitle, key: p => p.by, columns: [name, { key: 'points', label: w.pointsN, kind: 'mark', value: p => p.points, cell: () => barOf<Points>({ value: p => p.points, text: p => oneDecimal(p.points), full: () => this.most, small: missing }) }] },
      plain: () => [name, { key: 'points', label: w.pointsN, value: p => p.points, text: p => oneDecimal(p.points) }, { key: 'missing', label: w.missing, value: p => p.missingJp, text: p => oneDecimal(p.missingJp) }],
      file: () => 'bangkom-points',
    });
  }

  showPoints(points: readonly Points[]): void {
    const w = more();
    this.most = Math.max(1, ...points.map(p => p.points));
    if (points.length === 0) return this.empty(w.pointsNone);
    this.say(w.pointsFinding(oneDecimal(points.reduce((sum, p) => sum + p.points, 0))), w.pointsTitle);
    this.show(points);
  }
}

/** The reader's own page: the record, what is owed, what can still be won. */
export function ownView(scope: Scope): View {
  const w = more();
  const head = new PageHead(`${session?.region.name ?? ''} · ${w.ownPage}`, w.ownPage);
  const { year } = place();
  const mark = new Bullet();
  const jp = h('strong', { class: 'number' });
  const way = h('p', {});
  const sum = new Panel({ id: 'record', title: t.measures.record.name, measures: ['record'], class: 'record' });
  sum.body.append(jp, mark.element, way);
  const [points, owed, invitations, lines] = [new OwnPoints(), new Owed(), new OwnInvitations(), new Lines(`bangkom-own-${year}`)];
  const page = h('div', { class: 'page' }, head.element,
    h('div', { class: 'columns-1-1' }, h('div', { class: 'stacked' }, sum.element, points.element, invitations.element), owed.element), lines.element);
  scope.load(ownRecord, () => ({ year }), ({ viewer: { person, feedback } }) => {
    if (!person) return page.replaceChildren(head.element, h('section', { class: 'note' }, h('p', {}, w.ownNone), h('p', {}, h('a', { href: '#gate', class: 'sign-in' }, t.signIn))));
    head.show(person.name || t.erased, person.agency && h('a', { href: linkNow(agencyPath(person.agency.code)) }, person.agency.name),
      h('span', {}, postOf(person)));
    owed.showDuties(feedback ?? []);
    invitations.showInvitations(person.invitations ?? []);
    points.showPoints(person.awareness?.winnable ?? []);
    const { record, awareness } = person;
    if (!record) {
      sum.empty(t.linesNone);
      return lines.empty(t.linesNone);
    }
    sum.say(awareness?.way ? w.wayFinding(oneDecimal(awareness.way.missingJp), day(awareness.way.actBy)) : t.personFinding(oneDecimal(record.jp), oneDecimal(record.target)), t.measures.record.name);
    put(jp, `${oneDecimal(record.jp)} JP`);
    mark.show(record.jp, record.target, Math.max(1.25 * (record.target ?? 20), record.jp));
    put(way, awareness?.way ? w.way(whole(awareness.way.daysNeeded), day(awareness.way.deadline)) : t.winnableNone);
    sum.ready();
    lines.showRecord(record);
  }, refusal => [sum, points, owed, invitations, lines].forEach(block => block.fail(refusal)));
  return { element: page };
}
