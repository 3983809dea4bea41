import { say } from '../announce.js';
import { button, h } from '../dom.js';
import { moment } from '../format.js';
import type { Refusal, Source } from '../graphql/refusal.js';
import { t } from '../text/text.js';

export type BlockStateName = 'loading' | 'ready' | 'empty' | 'denied' | 'error' | 'stale';

/**
 * In which state a block is, and what stands there instead of its content, or above it: that it loads, that there is nothing, that a
 * right is missing, that it could not be loaded, or since when it is old. What failed can be asked again from here, in every block.
 */
export class BlockState {
  readonly element = h('div', { class: 'instead' }, h('p', { class: 'quiet' }, t.loading));
  private readonly block: HTMLElement;
  private readonly title: () => string;
  private readonly changed: (hasContent: boolean) => void;
  private readonly failing = new Set<Source>();
  private name: BlockStateName = 'loading';
  private code = '';
  private shownAt: string | null = null;
  private isAskedAgain = false;

  /** `changed` shows or hides the content. */
  constructor(block: HTMLElement, title: () => string, changed: (hasContent: boolean) => void) {
    this.block = block;
    this.title = title;
    this.changed = changed;
    block.dataset['state'] = 'loading';
    block.setAttribute('aria-busy', 'true');
  }

  /** The content is there; it stays old while any part of it could not be loaded. */
  ready(): void {
    if (this.isFailing()) return this.become('stale');
    this.shownAt = new Date().toISOString();
    this.become('ready');
  }

  empty(text: string): void {
    this.become(this.isFailing() ? 'error' : 'empty', h('p', { class: 'quiet' }, text));
  }

  /** The reader has no right to see it. */
  deny(): void {
    this.become('denied', h('p', { class: 'quiet' }, t.denied), h('p', {}, h('a', { href: '#gate', class: 'sign-in' }, t.signIn)));
  }

  /** What was there stays; a note says since when it is old. */
  fail(refusal: Refusal): void {
    if (refusal.isDenied) return this.deny();
    if (refusal.source) this.failing.add(refusal.source);
    this.code = refusal.code;
    this.become(this.name === 'ready' || this.name === 'stale' ? 'stale' : 'error');
  }

  private isFailing(): boolean {
    for (const source of this.failing) if (!source.hasFailed) this.failing.delete(source);
    return this.failing.size > 0;
  }

  private become(name: BlockStateName, ...instead: readonly Node[]): void {
    const wasAskedAgain = this.isAskedAgain;
    this.isAskedAgain = false;
    if (name === this.name && name === 'ready') return;
    const isTrouble = name === 'error' || name === 'stale';
    const text = !isTrouble ? '' : name === 'error' ? t.failed(this.code) : this.shownAt === null ? t.failedPartly(this.code) : t.stale(this.code, moment(this.shownAt));
    // Whoever stands on the button stays there while the same trouble goes on.
    const isSame = name === this.name && isTrouble && !wasAskedAgain && this.element.dataset['text'] === text;
    this.name = name;
    this.block.dataset['state'] = name;
    this.block.setAttribute('aria-busy', String(name === 'loading'));
    this.element.hidden = name === 'ready';
    this.changed(name === 'ready' || name === 'stale');
    if (isSame) return;
    this.element.dataset['text'] = text;
    this.element.replaceChildren(...(isTrouble ? this.trouble(text) : instead));
    if (isTrouble) say(`${this.title()}: ${text}`);
    else if (wasAskedAgain) say(t.loaded(this.title()));
  }

  private trouble(text: string): Node[] {
    return [h('p', { class: 'flag' }, text), ...(this.failing.size > 0 ? [button(t.again, () => this.askAgain(), { 'aria-label': `${t.again}: ${this.title()}` })] : [])];
  }

  /** The button goes with what it stood in: the block itself takes the focus. */
  private askAgain(): void {
    this.block.tabIndex = -1;
    this.block.focus({ preventScroll: true });
    if (this.name === 'error') this.become('loading', h('p', { class: 'quiet' }, t.loading));
    else this.element.replaceChildren(h('p', { class: 'quiet' }, t.loading));
    this.isAskedAgain = true;
    for (const source of [...this.failing]) source.again();
  }
}
