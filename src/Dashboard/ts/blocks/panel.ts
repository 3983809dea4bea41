import { linkHere } from '../address.js';
import { h, put } from '../dom.js';
import type { Refusal } from '../graphql/refusal.js';
import { t, type Measure, type MeasureWords } from '../text/text.js';
import { howButton } from './how.js';
import { chain } from './icons.js';
import { BlockState } from './state.js';

export interface PanelOptions {
  /** Names the block in links: `#id`. */
  readonly id: string;
  readonly title: string;
  readonly measures?: readonly (Measure | MeasureWords)[];
  readonly class?: string;
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
  private readonly state: BlockState;
  private readonly options: PanelOptions;

  constructor(options: PanelOptions) {
    this.options = options;
    this.heading = h('h2', { id: `${options.id}-title` }, options.title);
    this.element = h('section', { id: options.id, class: `panel ${options.class ?? ''}`, 'aria-labelledby': `${options.id}-title` },
      h('div', { class: 'heading' },
        h('div', { class: 'said' }, this.heading, this.finding),
        this.tools));
    this.state = new BlockState(this.element, () => options.title, hasContent => {
      this.body.hidden = !hasContent;
      this.actions.hidden = !hasContent || this.actions.childElementCount === 0;
    });
    this.element.append(this.state.element, this.body, this.actions);
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
    this.state.ready();
  }

  empty(text: string): void {
    this.state.empty(text);
  }

  /** The reader has no right to see it. */
  deny(): void {
    this.state.deny();
  }

  /** What was there stays; a note says that it is old. */
  fail(refusal: Refusal): void {
    this.state.fail(refusal);
  }
}
