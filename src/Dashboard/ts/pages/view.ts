import { linkTo } from '../address.js';
import { h, type Child } from '../dom.js';
import { t } from '../text/text.js';

/** A page inside the frame. */
export interface View {
  readonly element: HTMLElement;
}

/** The page's heading: what it is about, and where that stands. */
export class PageHead {
  readonly element: HTMLElement;
  private readonly title = h('h1', {});
  private readonly kind = h('p', { class: 'kind' });
  private readonly facts = h('p', { class: 'page-facts' });

  constructor(kind: string, title: string) {
    this.element = h('div', { class: 'page-head' }, this.kind, this.title, this.facts);
    this.kind.textContent = kind;
    this.kind.hidden = kind === '';
    this.show(title);
  }

  show(title: string, ...facts: readonly Child[]): void {
    this.title.textContent = title;
    document.title = `${title} · Bangkom`;
    this.facts.replaceChildren(...facts.filter((f): f is Node | string => f !== null && f !== undefined && f !== false));
    this.facts.hidden = this.facts.childNodes.length === 0;
  }
}

/** What stands instead of something that is not there. */
export const notFound = (): HTMLElement =>
  h('section', { class: 'note' }, h('h1', {}, t.notFound), h('p', {}, t.notFoundText), h('p', {}, h('a', { href: linkTo('/') }, t.toRegion)));

/** What stands instead of a page that the reader has no right to. */
export const deniedNote = (): HTMLElement =>
  h('section', { class: 'note denied' }, h('p', {}, t.denied), h('p', {}, h('a', { href: '#gate', class: 'sign-in' }, t.signIn)));
