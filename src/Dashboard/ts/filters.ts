import { linkHere, parameter } from './address.js';
import { h } from './dom.js';
import type { EmployeeStatus } from './graphql/operations.js';
import { t } from './text/text.js';

/** By what the region's page is narrowed: one kind of ASN, one competency, or both. */
export interface Slice { readonly status: EmployeeStatus | null; readonly competency: string | null }

/** Where a page puts filters of its own, beside those of all pages. */
export const filterPlace = h('span', { class: 'place' });

/** What the address asks for; null: everything. */
export function sliceAsked(): Slice | null {
  const asked = parameter('status');
  const status = (Object.keys(t.employments) as EmployeeStatus[]).find(s => s === asked) ?? null;
  const competency = parameter('competency');
  return status === null && competency === null ? null : { status, competency };
}

/** Lets the reader choose; competencies can be named once they are known. */
export function offerSlices(go: (href: string) => void, competencies: readonly { readonly code: string; readonly name: string }[]): void {
  const slice = sliceAsked();
  // What is offered already stays, with the reader's focus in it.
  const key = JSON.stringify([t.code2, slice, competencies]);
  if (filterPlace.dataset['key'] === key) return;
  filterPlace.dataset['key'] = key;
  const select = (name: 'status' | 'competency', label: string, all: string, options: readonly (readonly [string, string])[]): readonly Node[] => {
    const chosen = slice?.[name] ?? '';
    const known = chosen === '' || options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen] as const];
    const element = h('select', { id: name, name, change: () => go(linkHere({ [name]: element.value || null })) },
      h('option', { value: '' }, all), ...known.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
    return [h('label', { for: name }, label), element];
  };
  filterPlace.replaceChildren(
    ...select('status', t.asnKind, t.everyKind, Object.entries(t.employments)),
    ...select('competency', t.competencyOne, t.everyCompetency, competencies.map(c => [c.code, c.name] as const)));
}
