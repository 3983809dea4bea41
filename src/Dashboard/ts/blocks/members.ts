import { linkTo, note, parameter, personPath } from '../address.js';
import { button, h } from '../dom.js';
import { instantDay, oneDecimal, whole } from '../format.js';
import { ask } from '../graphql/client.js';
import { agencyMembers, type AgencyMembers, type AgencyMembersVariables, type MemberFilter } from '../graphql/operations.js';
import { Refusal, type Source } from '../graphql/refusal.js';
import { t } from '../text/text.js';
import { linkCell, type Column } from './table.js';
import { TablePanel } from './tablePanel.js';

type Members = NonNullable<NonNullable<AgencyMembers['agency']>['members']>;
type Member = Members['edges'][number];

const PAGE_ROWS = 25;

const shows = ['all', 'absent', 'below'] as const;
type Show = (typeof shows)[number];

const filterOf = (show: Show, name: string): MemberFilter => ({
  ...(show === 'absent' ? { participated: false } : show === 'below' ? { compliant: false } : {}),
  ...(name === '' ? {} : { search: name }),
});

const memberColumns = (): Column<Member>[] => [
  { key: 'person', label: t.name, kind: 'name', value: m => m.node.name, cell: () => linkCell(m => m.node.name || t.erased, m => linkTo(personPath(m.node.id)), m => m.node.nip) },
  { key: 'unit', label: t.agency, kind: 'text', value: m => m.node.agency?.name ?? null },
  { key: 'post', label: t.post, kind: 'text', value: m => t.posts[m.node.post] },
  { key: 'status', label: t.status, kind: 'text', value: m => t.employments[m.node.status] },
  { key: 'jp', label: t.jp, value: m => m.record.jp, text: m => oneDecimal(m.record.jp) },
  { key: 'target', label: t.target, value: m => m.record.target, text: m => oneDecimal(m.record.target) },
  { key: 'reached', label: t.reached, kind: 'text', value: m => !m.record.inScope ? t.outOfScope : m.record.compliant ? t.reached : t.notReached },
];

/** The people of an agency, those of the agencies below it included: for readers who may see people. */
export class MembersBlock extends TablePanel<Member> {
  private readonly code: string;
  private readonly year: number;
  private readonly more = button(t.more, () => void this.load(true));
  private readonly select: HTMLSelectElement;
  private readonly find: HTMLInputElement;
  private members: Member[] = [];
  private cursor: string | null = null;
  private asked = 0;
  private readonly source: Source = { hasFailed: false, again: () => void this.load(false) };

  constructor(code: string, year: number) {
    super({
      id: 'members', title: t.membersTitle, class: 'members', measures: ['record', 'absent'],
      table: { label: t.membersTitle, key: m => m.node.id, columns: memberColumns() },
      plain: () => [
        ...memberColumns().map(({ cell: _, ...column }) => column),
        { key: 'nip', label: t.nip, kind: 'text', value: m => m.node.nip },
        { key: 'rank', label: t.rank, kind: 'text', value: m => m.node.rank },
        { key: 'last', label: t.lastAt, kind: 'text', value: m => m.record.lastCompletionAt, text: m => instantDay(m.record.lastCompletionAt) },
      ],
      file: () => `bangkom-${code}-${year}`,
    });
    this.code = code;
    this.year = year;
    const names: Readonly<Record<Show, string>> = { all: t.showAll, absent: t.showAbsent, below: t.showBelow };
    const shown = shows.find(show => show === parameter('show')) ?? 'all';
    this.select = h('select', { id: 'members-show', change: () => void this.load(false) }, ...shows.map(show => h('option', { value: show, selected: show === shown }, names[show])));
    let waits = 0;
    this.find = h('input', {
      id: 'members-find', type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: t.findName,
      input: () => {
        clearTimeout(waits);
        waits = setTimeout(() => void this.load(false), 300);
      },
    });
    this.tools.prepend(h('label', { for: 'members-show', class: 'unseen' }, t.show), this.select, h('label', { for: 'members-find', class: 'unseen' }, t.findName), this.find);
    this.body.append(this.more);
  }

  /** Reads the list anew, or the part after what is there. */
  async load(isMore: boolean): Promise<void> {
    const asked = ++this.asked;
    const show = shows.find(s => s === this.select.value) ?? 'all';
    note({ show: show === 'all' ? null : show });
    const variables: AgencyMembersVariables = {
      code: this.code, year: this.year, filter: filterOf(show, this.find.value.trim()), orderBy: show === 'below' ? 'JP' : 'NAME', first: PAGE_ROWS,
      after: isMore ? this.cursor : null,
    };
    try {
      const members = (await ask(agencyMembers, variables)).agency?.members;
      // An answer that was overtaken says nothing any more.
      if (!members || asked !== this.asked) return;
      this.source.hasFailed = false;
      this.members = isMore ? [...this.members, ...members.edges] : [...members.edges];
      this.cursor = members.pageInfo.endCursor;
      this.more.hidden = !members.pageInfo.hasNextPage;
      this.say(t.membersFinding(whole(members.totalCount)), t.membersTitle);
      if (this.members.length === 0) this.empty(t.membersNone);
      else this.show(this.members);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (asked !== this.asked) return;
      this.source.hasFailed = true;
      refusal.source = this.source;
      this.fail(refusal);
    }
  }
}
