import { linkHere, linkNow, linkTo, parameter, pathParts } from './address.js';
import { say, statusRegion } from './announce.js';
import { arrange, button, h, put, svg } from './dom.js';
import { filterPlace } from './filters.js';
import { day, today, whole } from './format.js';
import { onLink, paused, seesOwn, seesPeople, seesPushes, session, setPaused, socket, updatesWaiting } from './live.js';
import { place, travelDay } from './moment.js';
import { saveKey, savedKey, savedTheme } from './storage.js';
import { stampElement } from './stamp.js';
import { t } from './text/text.js';

/** Pages whose figures are those of now. */
const NOW_ONLY: readonly string[] = ['needs', 'evaluation', 'budget', 'outreach', 'own'];

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** The theme that the address asks for, else the one kept in this browser. */
const chosenTheme = (): Theme => THEMES.find(theme => theme === (parameter('theme') ?? savedTheme())) ?? 'auto';

export function dressPage(): void {
  const theme = chosenTheme();
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** The frame around every page: who it is, whether it is live, where one can go, and what stands in the way. */
export class Shell {
  readonly main = h('main', { id: 'main', class: 'wrap', tabindex: -1 });
  private readonly go: (href: string) => void;
  private readonly forget: () => void;
  private readonly word = h('strong', { id: 'word' });
  private readonly state = h('p', { class: 'state', id: 'state', 'data-state': 'connecting' });
  private readonly pauseButton = button('', () => this.togglePause(), { id: 'pause' });
  private readonly lostText = h('p', { id: 'lost-text' });
  private readonly lost: HTMLElement;
  private readonly gate: HTMLElement;
  private readonly gateText = h('p', { id: 'gate-text' });
  private readonly keyInput = h('input', { id: 'key', type: 'password', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', required: true, 'aria-describedby': 'gate-text gate-note' });
  private readonly nav = h('nav', { 'aria-label': t.nav, class: 'nav' });
  private readonly filters = h('form', { class: 'filters wrap', 'aria-label': t.filters });
  private readonly page = h('div', {});
  private readonly banner = h('section', { class: 'note past', hidden: true });
  private readonly ends = new AbortController();
  private readonly foot = h('footer', { class: 'wrap' });
  private readonly brand = h('a', { class: 'brand', href: linkTo('/') });
  private wanted = false;
  private said = '';

  constructor(go: (href: string) => void, enter: () => void) {
    this.go = go;
    this.forget = () => {
      saveKey(null);
      enter();
    };
    this.state.append(
      svg('svg', { class: 'dot', viewBox: '0 0 12 12', 'aria-hidden': 'true' },
        svg('circle', { class: 'on', cx: 6, cy: 6, r: 5 }), svg('path', { class: 'off', d: 'M2 2l8 8M10 2l-8 8' }), svg('path', { class: 'rest', d: 'M3 1v10M9 1v10' })),
      this.word, stampElement);
    this.lost = h('section', { id: 'lost', class: 'note warn', 'aria-labelledby': 'lost-title', hidden: true },
      h('div', {}, h('h2', { id: 'lost-title' }, t.lostTitle), this.lostText), button(t.retry, () => socket.connect()));
    const form = h('form', {
      id: 'gate-form',
      submit: event => {
        event.preventDefault();
        saveKey(this.keyInput.value.trim());
        this.keyInput.value = '';
        this.wanted = false;
        enter();
      },
    }, h('label', { for: 'key' }, t.key), this.keyInput, h('button', { type: 'submit', class: 'first' }, t.open));
    this.gate = h('section', { id: 'gate', class: 'note', 'aria-labelledby': 'gate-title', hidden: true },
      h('h2', { id: 'gate-title' }, t.gateTitle), this.gateText, form, h('p', { id: 'gate-note', class: 'quiet' }, t.gateNote));
    document.body.replaceChildren(
      h('a', { class: 'skip', href: '#main' }, t.skip),
      h('header', { class: 'top' }, h('div', { class: 'wrap' },
        h('div', {}, this.brand, this.state), this.tools(), this.nav)),
      statusRegion, this.filters, this.main, this.foot);
    this.main.append(this.lost, this.gate, this.banner, this.page);
    document.addEventListener('click', event => {
      if ((event.target as Element).closest('a.sign-in')) {
        event.preventDefault();
        this.askForKey();
      }
    }, { signal: this.ends.signal });
    onLink(() => this.draw(), this.ends.signal);
    this.foot.append(
      h('nav', { 'aria-label': 'Bangkom' }, h('a', { href: '/graphql' }, t.explorer), h('a', { href: '/health/ready' }, t.health)),
      h('div', { class: 'tools who' }));
  }

  /** Another frame takes its place. */
  end(): void {
    this.ends.abort();
  }

  /** Shows a page; the address says which. */
  show(element: Element): void {
    this.page.replaceChildren(element);
    this.draw();
  }

  private tools(): HTMLElement {
    const theme = button(t.themes[chosenTheme()], () => {
      const next = THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length] ?? 'auto';
      savedTheme(next);
      history.replaceState(null, '', linkHere({ theme: null }));
      dressPage();
      put(theme, t.themes[next]);
    }, { id: 'theme' });
    const other = t.code2 === 'id' ? 'en' : 'id';
    const language = h('a', { class: 'button', id: 'language', href: linkHere({ lang: other }), hreflang: other, lang: other }, t.other);
    return h('div', { class: 'tools' }, this.pauseButton, language, theme,
      button(t.print, () => print(), { id: 'print' }),
      button(t.copy, () => void navigator.clipboard.writeText(location.href).then(() => say(t.copied)), { id: 'copy' }));
  }

  private togglePause(): void {
    setPaused(!paused());
    say(paused() ? t.saidPaused : t.saidResumed);
  }

  private askForKey(): void {
    this.wanted = true;
    this.draw();
    this.keyInput.focus();
  }

  private draw(): void {
    const isPast = travelDay() !== null;
    const state = socket.state !== 'live' ? socket.state : paused() ? 'paused' : isPast ? 'past' : 'live';
    this.state.dataset['state'] = state;
    document.documentElement.dataset['link'] = socket.state;
    // Until it is known who reads, nothing is drawn that would have to make room.
    if (session !== null || socket.state !== 'connecting') document.documentElement.dataset['known'] = '';
    put(this.word, t[state]);
    put(this.pauseButton, paused() ? (updatesWaiting() > 0 ? t.resumeWaiting(whole(updatesWaiting())) : t.resume) : t.pause);
    this.pauseButton.hidden = isPast;
    this.lost.hidden = socket.state !== 'lost';
    put(this.lostText, session === null ? t.lostFirst : socket.trouble === null ? t.lostNow : t.lostText(String(socket.trouble.seconds), socket.trouble.code));
    this.gate.hidden = socket.state !== 'locked' && !this.wanted;
    put(this.gateText, socket.state !== 'locked' ? t.gateMore : savedKey() === null ? t.gateNone : t.gateRefused);
    // Whoever has no key has no figures either.
    if (socket.state === 'locked') this.page.replaceChildren(h('h1', { class: 'unseen' }, 'Bangkom'));
    this.filters.hidden = socket.state === 'locked' || session === null;
    put(this.brand, session ? `Bangkom · ${session.region.name}` : 'Bangkom');
    this.announce();
    this.drawPlaces();
  }

  private announce(): void {
    const said = { connecting: '', live: t.saidLive, lost: t.saidLost, locked: savedKey() === null ? t.saidKey : t.gateRefused }[socket.state];
    if (said !== this.said && said !== '') say(said);
    if (socket.state === 'locked' && this.said !== said && savedKey() !== null) this.keyInput.focus();
    this.said = said;
  }

  private drawPlaces(): void {
    const [at = ''] = pathParts();
    const places = [['', '/', t.region], ...(seesOwn() ? [['own', '/own', t.own]] : []), ['needs', '/needs', t.needs], ['evaluation', '/evaluation', t.evaluation], ['budget', '/budget', t.budget], ['outreach', '/outreach', t.outreach], ['search', '/search', t.search], ...(seesPushes() ? [['partners', '/partners', t.partners]] : []), ...(seesPeople() ? [['roster', '/roster', t.roster]] : [])] as const;
    const key = places.map(([name]) => name).join() + at + location.search + t.code2;
    if (session === null) arrange(this.nav, []);
    else if (this.nav.dataset['key'] !== key) {
      this.nav.dataset['key'] = key;
      this.nav.replaceChildren(...places.map(([name, path, text]) => h('a', { href: NOW_ONLY.includes(name ?? '') ? linkNow(path ?? '/') : linkTo(path ?? '/'), 'aria-current': name === at ? 'page' : null }, text ?? '')));
      this.brand.setAttribute('href', linkTo('/'));
      this.drawFilters();
    }
    const who = this.foot.querySelector('.who');
    const name = savedKey() !== null && session ? session.viewer.name : null;
    if (who && who.getAttribute('data-name') !== String(name)) {
      who.setAttribute('data-name', String(name));
      who.replaceChildren(...(name === null ? [h('a', { href: '#gate', class: 'button sign-in' }, t.signIn)] : [h('span', { class: 'quiet' }, seesOwn() ? t.signedInOwn : t.signedIn(name)), button(t.forget, this.forget, { id: 'forget' })]));
    }
  }

  private drawFilters(): void {
    const [at = ''] = pathParts();
    const isPerYear = ['', 'agencies', 'people', ...NOW_ONLY].includes(at) && at !== 'needs';
    const now = Number(today().slice(0, 4));
    const { year } = place();
    const back = travelDay();
    const select = h('select', { id: 'year', name: 'year', change: () => this.go(linkHere({ year: select.value === String(now) ? null : select.value })) },
      ...[now, now - 1, now - 2].map(y => h('option', { value: y, selected: y === year }, String(y))));
    const date = h('input', { id: 'at', name: 'at', type: 'date', max: today(), value: back ?? '', change: () => this.go(linkHere({ at: date.value && date.value < today() ? date.value : null, year: null })) });
    const known = h('input', { id: 'known', type: 'checkbox', checked: parameter('known') === '1', change: () => this.go(linkHere({ known: known.checked ? '1' : null })) });
    const active = ['year', 'at', 'agency', 'status', 'competency'].filter(name => parameter(name) !== null).length;
    this.filters.replaceChildren(...(isPerYear ? [
      h('label', { for: 'year' }, t.year), select,
      ...(at === 'people' || NOW_ONLY.includes(at) ? [] : [h('label', { for: 'at' }, t.moment), date,
        ...(back === null ? [] : [h('span', { class: 'check' }, known, h('label', { for: 'known' }, t.known))])]),
      ...(at === '' && back === null ? [filterPlace] : []),
      ...(active > 0 ? [h('span', { class: 'quiet' }, t.filtersOn(whole(active))), h('a', { href: linkHere({ year: null, at: null, known: null, agency: null, status: null, competency: null }) }, t.reset)] : []),
    ] : []));
    this.filters.classList.toggle('none', !isPerYear);
    this.banner.hidden = back === null || session === null;
    if (back !== null) this.banner.replaceChildren(h('div', {}, h('h2', {}, t.pastTitle(day(back))), h('p', {}, parameter('known') === '1' ? t.pastKnown : t.pastText)), h('a', { class: 'button', href: linkHere({ at: null, known: null }) }, t.toNow));
  }
}
