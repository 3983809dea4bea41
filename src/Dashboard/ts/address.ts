/** The page's address holds all that a link needs to show the same again: place, year, moment, language and theme. */

const KEPT = ['year', 'at', 'known', 'lang', 'theme'] as const;

export type Change = Readonly<Record<string, string | null>>;

/** The parts of the path: none for the region's page. */
export const pathParts = (): string[] => location.pathname.split('/').filter(part => part !== '').map(decodeURIComponent);

/** A parameter of the address, or null. */
export const parameter = (name: string): string | null => new URLSearchParams(location.search).get(name);

/** A link to a place that keeps year, moment, language and theme, but for what is changed. */
export function linkTo(path: string, change: Change = {}): string {
  const query = new URLSearchParams();
  for (const name of KEPT) {
    const value = name in change ? change[name] : parameter(name);
    if (value) query.set(name, value);
  }
  for (const [name, value] of Object.entries(change)) if (value && !(KEPT as readonly string[]).includes(name)) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A link to this place with another parameter. */
export function linkHere(change: Change): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  return text === '' ? location.pathname : `${location.pathname}?${text}`;
}

/** Changes parameters without going anywhere. */
export const note = (change: Change): void => history.replaceState(null, '', linkHere(change) + location.hash);

export const agencyPath = (code: string): string => `/agencies/${encodeURIComponent(code)}`;
export const batchPath = (code: string): string => `/batches/${encodeURIComponent(code)}`;
export const personPath = (id: string): string => `/people/${encodeURIComponent(id)}`;
export const partnerPath = (code: string): string => `/partners/${encodeURIComponent(code)}`;
