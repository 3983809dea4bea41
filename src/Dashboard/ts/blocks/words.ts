import { h } from '../dom.js';
import { t, type Measure } from '../text/text.js';

/** What the figures mean, where they come from. */
export function wordsBlock(): HTMLElement {
  const shown: readonly Measure[] = ['compliance', 'jpMean', 'completions', 'reach', 'forecast', 'mix'];
  return h('section', { id: 'words', class: 'words-block', 'aria-labelledby': 'words-title' },
    h('h2', { id: 'words-title' }, t.wordsTitle),
    h('dl', { class: 'words' },
      h('div', {}, h('dt', {}, t.people), h('dd', {}, t.peopleMeans)),
      h('div', {}, h('dt', {}, t.event), h('dd', {}, t.eventMeans)),
      ...shown.map(measure => h('div', {}, h('dt', {}, t.measures[measure].name), h('dd', {}, t.measures[measure].means))),
      h('div', {}, h('dt', {}, t.sources), h('dd', {}, t.sourcesMean))));
}
