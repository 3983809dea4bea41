import { parameter } from './address.js';
import { endOfDay, today } from './format.js';
import type { TimeTravel } from './graphql/operations.js';

/** The year and the moment that the address asks for. */
export interface Place {
  readonly year: number;
  /** Null: now, live. */
  readonly at: TimeTravel | null;
  /** The day of the moment, or of a year that is over its last. */
  readonly on: string;
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The day that the page is asked to go back to, or null. */
export function travelDay(): string | null {
  const day = parameter('at');
  return isDay(day) && day < today() ? day : null;
}

export function place(): Place {
  const back = travelDay();
  const now = today();
  const thisYear = Number(now.slice(0, 4));
  const asked = Number(parameter('year'));
  const latest = back === null ? thisYear : Number(back.slice(0, 4));
  const year = Number.isInteger(asked) && asked > 2000 && asked <= latest ? asked : latest;
  const end = back ?? now;
  const at = back === null ? null : parameter('known') === '1' ? { knownAt: endOfDay(back), asOf: endOfDay(back) } : { asOf: endOfDay(back) };
  return { year, at, on: year < latest ? `${year}-12-31` : end };
}

/** The first day of the twelve months that end with the month of a day. */
export function twelveMonthsBefore(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year}-01-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}-01`;
}
