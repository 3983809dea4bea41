import { save } from './dom.js';
import { t } from './text/text.js';

/** CSV for spreadsheets: UTF-8 with a mark, semicolons, the language's decimal sign. */

/** A spreadsheet would run a text that begins like a formula; a quote in front keeps it a text. */
const quoted = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

const written = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'string' ? quoted(value) : String(Number(value.toFixed(6))).replace('.', t.decimal);

export function saveCsv(name: string, heads: readonly string[], rows: readonly (readonly (string | number | null)[])[]): void {
  const lines = [heads.map(quoted), ...rows.map(row => row.map(written))].map(line => line.join(';'));
  save(`${name}.csv`, 'text/csv;charset=utf-8', `\uFEFF${lines.join('\r\n')}\r\n`);
}
