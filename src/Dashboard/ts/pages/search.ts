import { agencyPath, batchPath, linkTo, personPath } from '../address.js';
import { linkCell, textCell } from '../blocks/table.js';
import { TablePanel } from '../blocks/tablePanel.js';
import { button, h } from '../dom.js';
import { day, whole } from '../format.js';
import { ask } from '../graphql/client.js';
import { personOfNip, places } from '../graphql/operations.js';
import { Refusal } from '../graphql/refusal.js';
import { seesPeople, session, type Scope } from '../live.js';
import { t } from '../text/text.js';
import { PageHead, type View } from './view.js';

interface Found { readonly key: string; readonly kind: string; readonly name: string; readonly more: string; readonly path: string | null }

const FOUND_MAX = 30;

/** A person is found by NIP alone; it goes in the body of a request and stands in no address. */
function nipForm(go: (href: string) => void): HTMLElement {
  const input = h('input', { id: 'nip', type: 'text', inputmode: 'numeric', autocomplete: 'off', spellcheck: 'false', maxlength: 18, 'aria-describedby': 'nip-note nip-problem' });
  const problem = h('p', { id: 'nip-problem', class: 'flag', role: 'alert' });
  const send = async (): Promise<void> => {
    problem.textContent = '';
    if (!/^\d{18}$/.test(input.value.trim())) {
      problem.textContent = t.nipWrong;
      return;
    }
    try {
      const { personByNip: person } = await ask(personOfNip, { nip: input.value.trim() });
      if (person) go(linkTo(personPath(person.id)));
      else problem.textContent = t.nipUnknown;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      problem.textContent = refusal.message || t.failed(refusal.code);
    }
  };
  return h('form', { class: 'note search-form', submit: event => { event.preventDefault(); void send(); } },
    h('label', { for: 'nip' }, t.searchNip), input, h('button', { type: 'submit', class: 'first' }, t.openRecord), problem,
    h('p', { id: 'nip-note', class: 'quiet' }, t.searchNipNote));
}

/** Agencies, batches and programmes by name or code, and people by NIP. What is typed stays out of the address. */
export function searchView(scope: Scope, _: string, go: (href: string) => void): View {
  const head = new PageHead(session?.region.name ?? '', t.searchTitle);
  const list = new TablePanel<Found>({
    id: 'found', title: t.searchTitle, class: 'found',
    table: {
      label: t.searchTitle, key: f => f.key,
      columns: [
        { key: 'name', label: t.name, kind: 'name', value: f => f.name, cell: () => {
          const link = linkCell<Found>(f => f.name, f => linkTo(f.path ?? '/'));
          const text = textCell<Found>(f => f.name);
          return { content: [...link.content, ...text.content], show: (f, isLive) => {
            (f.path === null ? text : link).show(f, isLive);
            (link.content[0] as HTMLElement).hidden = f.path === null;
            (text.content[0] as HTMLElement).hidden = f.path !== null;
          } };
        } },
        { key: 'kind', label: t.kind, kind: 'text', value: f => f.kind },
        { key: 'more', label: t.code, kind: 'text', value: f => f.more },
      ],
    },
    plain: () => [{ key: 'name', label: t.name, kind: 'name', value: f => f.name }, { key: 'kind', label: t.kind, kind: 'text', value: f => f.kind }, { key: 'more', label: t.code, kind: 'text', value: f => f.more }],
    file: () => 'bangkom-found',
  });
  const input = h('input', { id: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const form = h('form', { class: 'note search-form', role: 'search', submit: event => event.preventDefault() }, h('label', { for: 'q' }, t.searchLabel), input);
  let all: readonly Found[] = [];

  function find(): void {
    const words = input.value.toLocaleLowerCase(t.locale).split(/\s+/).filter(word => word !== '');
    if (words.join('').length < 2) {
      list.say(t.searchTitle);
      list.empty(t.searchHint);
      return;
    }
    const found = all.filter(f => words.every(word => `${f.name} ${f.more}`.toLocaleLowerCase(t.locale).includes(word)));
    list.say(t.searchFinding(whole(found.length)), t.searchTitle);
    if (found.length === 0) list.empty(t.searchNone);
    else list.show(found.slice(0, FOUND_MAX));
  }

  input.addEventListener('input', find);
  scope.load(places, () => ({}), data => {
    all = [
      ...data.region.agencies.map(a => ({ key: `a-${a.code}`, kind: t.agency, name: a.name, more: a.code, path: agencyPath(a.code) })),
      ...data.batches.edges.map(({ node: b }) => ({ key: `b-${b.code}`, kind: t.batch, name: b.name, more: [b.code, t.statuses[b.status], b.startsOn && day(b.startsOn)].filter(Boolean).join(' · '), path: batchPath(b.code) })),
      ...data.programs.edges.map(({ node: p }) => ({ key: `p-${p.code}`, kind: t.program, name: p.name, more: `${p.code} · ${t.forms[p.form]}`, path: null })),
    ];
    find();
  }, refusal => list.fail(refusal));
  return { element: h('div', { class: 'page' }, head.element, h('div', { class: 'columns-1-1' }, form, seesPeople() ? nipForm(go) : h('p', { class: 'note' }, button(t.signIn, () => document.querySelector<HTMLElement>('a.sign-in')?.click()), ' ', t.needsRight, ': ', t.searchNip)), list.element) };
}
