import { parameter, pathParts } from './address.js';
import { loadLater } from './later.js';
import { changeReader, onLink, openSession, Scope, session, socket } from './live.js';
import { agencyView } from './pages/agency.js';
import { batchView } from './pages/batch.js';
import { personView } from './pages/person.js';
import { regionView } from './pages/region.js';
import { searchView } from './pages/search.js';
import { notFound, type Maker } from './pages/view.js';
import { dressPage, Shell } from './shell.js';
import { stamp } from './stamp.js';
import { speak, t } from './text/text.js';
import { button, h } from './dom.js';

/** Starts the page and leads from one place to the next. */

const pages: Readonly<Record<string, Maker>> = {
  '': regionView,
  agencies: agencyView,
  batches: batchView,
  people: personView,
  search: searchView,
};

/** Pages that few open: their code is asked for with the first of them. */
const laterPages: readonly string[] = ['needs', 'evaluation', 'budget', 'outreach', 'own', 'partners', 'roster'];

let scope = new Scope();
let shell: Shell | null = null;

function showPage(): void {
  scope.end();
  scope = new Scope();
  stamp(null);
  const [at = '', ...rest] = pathParts();
  if (laterPages.includes(at)) return void showLater(scope, at, rest.join('/'));
  const maker = pages[at];
  shell?.show(maker ? maker(scope, rest.join('/'), go).element : h('div', { class: 'page' }, notFound()));
}

async function showLater(of: Scope, at: string, name: string): Promise<void> {
  let element: HTMLElement;
  try {
    const { morePages } = await loadLater();
    if (of !== scope) return;
    element = (morePages[at] as Maker)(of, name, go).element;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    element = h('div', { class: 'page' }, h('section', { class: 'note' }, h('h1', {}, 'Bangkom'), h('p', {}, t.rest), button(t.again, () => location.reload())));
  }
  if (of === scope) shell?.show(element);
}

/** Goes to a place of this page; a new language means a new frame. */
function go(href: string, isBack = false): void {
  const before = parameter('lang');
  if (!isBack) history.pushState(null, '', href);
  dressPage();
  if (parameter('lang') !== before || document.documentElement.lang !== (parameter('lang') === 'en' ? 'en' : 'id')) frame();
  if (session) showPage();
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (target) target.scrollIntoView();
  else if (!isBack) {
    scrollTo(0, 0);
    shell?.main.focus({ preventScroll: true });
  }
}

function frame(): void {
  speak(parameter('lang'));
  shell?.end();
  shell = new Shell(href => go(href), changeReader);
}

document.addEventListener('click', event => {
  const link = (event.target as Element).closest('a');
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || link.origin !== location.origin) return;
  const first = link.pathname.split('/')[1] ?? '';
  if (!(first in pages || laterPages.includes(first)) || link.classList.contains('sign-in')) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  event.preventDefault();
  go(link.href);
});
addEventListener('popstate', () => go(location.href, true));
addEventListener('online', () => {
  if (socket.state === 'lost') socket.connect();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && socket.state === 'lost') socket.connect();
});
document.addEventListener('animationend', event => (event.target as Element).classList.remove('changed'));

dressPage();
frame();
onLink(() => {
  if (socket.state === 'locked') scope.end();
}, new AbortController().signal);
openSession(isFirst => {
  if (isFirst) showPage();
});
