import { button, h } from '../dom.js';
import { t, type Measure } from '../text/text.js';
import { questionMark } from './icons.js';

/** How a figure is counted: what it means, whose figure it is, what is divided by what. */

const dialog = h('dialog', { class: 'how', 'aria-labelledby': 'how-title' });

function explain(title: string, measures: readonly { readonly measure: Measure; readonly now?: string | undefined }[]): void {
  dialog.replaceChildren(
    h('h2', { id: 'how-title' }, t.how(title)),
    ...measures.map(({ measure, now }) => {
      const words = t.measures[measure];
      return h('section', {},
        measures.length > 1 && h('h3', {}, words.name),
        h('p', {}, words.means),
        h('dl', { class: 'facts' },
          h('div', {}, h('dt', {}, t.family), h('dd', {}, words.family === 'people' ? t.people : t.event)),
          h('div', {}, h('dt', {}, t.numerator), h('dd', {}, words.numerator)),
          h('div', {}, h('dt', {}, t.denominator), h('dd', {}, words.denominator ?? t.none)),
          now !== undefined && h('div', {}, h('dt', {}, t.nowCounted), h('dd', {}, now))));
    }),
    h('form', { method: 'dialog' }, h('button', { class: 'first' }, t.close)));
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
}

/** A button that opens the explanation of figures; `now` tells the numbers of this moment. */
export const howButton = (title: string, measures: readonly Measure[], now?: () => string): HTMLButtonElement =>
  button(questionMark(), () => explain(title, measures.map(measure => ({ measure, now: now?.() }))), { class: 'help', 'aria-label': t.how(title), title: t.how(title) });
