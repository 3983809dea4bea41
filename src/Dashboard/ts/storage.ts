/** What the browser keeps. It may refuse storage altogether; the page then forgets, and works. */

function kept(area: () => Storage, name: string, value?: string | null): string | null {
  try {
    if (value === null) area().removeItem(name);
    else if (value !== undefined) area().setItem(name, value);
    return area().getItem(name);
  } catch {
    return null;
  }
}

let remembered = kept(() => sessionStorage, 'bangkom.key');

/** The reader's key, in this tab alone. */
export const savedKey = (): string | null => remembered;

/** Keeps or forgets the key. */
export function saveKey(value: string | null): void {
  remembered = value;
  kept(() => sessionStorage, 'bangkom.key', value);
}

/** The theme chosen in this browser. */
export const savedTheme = (value?: string | null): string | null => kept(() => localStorage, 'bangkom.theme', value);
