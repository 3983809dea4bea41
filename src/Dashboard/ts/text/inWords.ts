import { h, put } from '../dom.js';
import { more } from './more.js';
import { t } from './text.js';

/**
 * What the API said, in the reader's language: by its code where the page has words for it, else as it was said. The API speaks
 * English, and names more than a code does: where that matters, its own words stand below, marked as what they are.
 */
export const inWords = (code: string | null | undefined, message: string): string => more().codes[code ?? ''] ?? message;

/** The same for a failed request, whose code is one of a closed list. */
export const refusalWords = (refusal: { readonly code: string; readonly message: string }): string =>
  more().codes[refusal.code] ?? (refusal.message || t.failed(refusal.code));

/** A cell with what was said; with the API's own words below when its code alone tells too little. */
export function wordsCell<R>(code: (row: R) => string, message: (row: R) => string): { readonly content: readonly Node[]; readonly show: (row: R) => void } {
  const above = h('span', { class: 'value' });
  const below = h('span', { class: 'small below', lang: 'en' });
  return {
    content: [above, below],
    show: row => {
      const text = inWords(code(row), message(row));
      put(above, text);
      put(below, text !== message(row) && more().vague.includes(code(row)) ? message(row) : '');
    },
  };
}
