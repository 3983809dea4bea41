import { linkHere } from '../address.js';
import { button, h, put } from '../dom.js';
import type { Refusal } from '../graphql/refusal.js';
import { t, type Measure, type MeasureWords } from '../text/text.js';
import { howButton } from './how.js';
import { chain } from './icons.js';

export interface PanelOptions {
  /** Names the block in links: `#id`. */
  readonly id: string;
  readonly title: string;
  readonly measures?: readonly (Measure | MeasureWords)[];
  readonly class?: string;
  /** Asks again after a failure. */
  readonly retry?: () => void;
}

/** A block of the page: a title that states the finding, tools, its content, and what stands there instead of it. */
export class Panel {
  readonly element: HTMLElement;
  readonly tools = h('div', { class: 'tools' });
  /** What can be done with the whole block, below it. */
  readonly actions = h('div', { class: 'tools actions', hidden: true });
  readonly body = h('div', { class: 'body', hidden: true });
  private readonly heading: HTMLHeadingElement;
  private readonly finding = h('p', { class: 'finding' });
  private readonly instead = h('div', { class: 'instead' }, h('p', { class: 'quiet' }, t.loading));
  private readonly options: PanelOptions;

  constructor(options: PanelOptions) {
    this.options = options;
    this.heading = h('h2', { id: `${options.id}-title` }, options.title);
    this.element = h('section', { id: options.id, class: `panel ${options.class ?? ''}`, 'aria-labelledby': `${options.id}-title`, 'data-state': 'loading' },
      h('div', { class: 'heading' },
        h('div', { class: 'said' }, this.heading, this.finding),
        this.tools),
      this.instead, this.body, this.actions);
    if (options.measures) this.tools.append(howButton(options.title, options.measures));
    this.tools.append(h('a', { class: 'help anchor', href: `${linkHere({})}#${options.id}`, 'aria-label': t.deepLink(options.title), title: t.deepLink(options.title) }, chain()));
  }

  /** The finding as the title, the subject below it. */
  say(finding: string, subject: string = this.options.title): void {
    put(this.heading, finding);
    put(this.finding, finding === subject ? '' : subject);
  }

  /** Says that a filter of the page does not reach it. */
  exempt(text: string): void {
    this.finding.after(h('p', { class: 'exempt' }, text));
  }

  /** The content is there. */
  ready(): void {
    this.become('ready', null);
  }

  empty(text: string): void {
    this.become('empty', h('p', { class: 'quiet' }, text));
  }

  /** The reader has no right to see it. */
  deny(): void {
    this.become('denied', h('p', { class: 'quiet' }, t.denied), h('p', {}, h('a', { href: '#gate', class: 'sign-in' }, t.signIn)));
  }

  /** What was there stays; a note says that it is old. */
  fail(refusal: Refusal): void {
    if (refusal.isDenied) return this.deny();
    const text = h('p', { class: 'flag' }, this.element.dataset['state'] === 'ready' || this.element.dataset['state'] === 'stale' ? t.stale : t.failed(refusal.code));
    const again = this.options.retry && button(t.again, this.options.retry);
    if (this.body.hidden) this.become('error', text, again);
    else this.become('stale', text, again);
  }

  private become(state: string, ...instead: (Node | null | undefined)[]): void {
    if (this.element.dataset['state'] === state && state === 'ready') return;
    this.element.dataset['state'] = state;
    this.body.hidden = state !== 'ready' && state !== 'stale';
    this.actions.hidden = this.body.hidden || this.actions.childElementCount === 0;
    this.instead.hidden = state === 'ready';
    this.instead.replaceChildren(...instead.filter((node): node is Node => node instanceof Node));
  }
}
