import { en } from './en.js';
import { id } from './id.js';

export type Text = typeof id;
export type Measure = keyof Text['measures'];

/** The words of the language that the reader chose. */
export let t: Text = id;

/** Indonesian unless English is asked for. */
export function speak(language: string | null): void {
  t = language === 'en' ? en : id;
  document.documentElement.lang = t.code2;
}
