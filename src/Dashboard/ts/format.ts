import { session } from './live.js';
import { t } from './text/text.js';

/** Numbers, days and moments as a reader of the language expects them, in the region's zone. */

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number | null | undefined, options: Intl.NumberFormatOptions): string {
  if (value === null || value === undefined) return '–';
  const name = t.locale + JSON.stringify(options);
  let found = formats.get(name);
  if (!found) formats.set(name, found = new Intl.NumberFormat(t.locale, options));
  return found.format(value);
}

export const whole = (value: number | null | undefined): string => format(value, { maximumFractionDigits: 0 });
export const oneDecimal = (value: number | null | undefined): string => format(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
export const twoDecimals = (value: number | null | undefined): string => format(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const exact = (value: number | null | undefined): string => format(value, { maximumFractionDigits: 6 });
export const percent = (value: number | null | undefined): string => format(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

const zone = (): string => session?.region.zone ?? 'Asia/Jakarta';

const utcDay = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** A bare date. */
export const day = (date: string | null): string =>
  date === null ? '–' : new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(utcDay(date));

/** A bare date without its year. */
export const shortDay = (date: string | null): string =>
  date === null ? '–' : new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(utcDay(date));

/** The month that a bare date lies in. */
export const month = (date: string): string => new Intl.DateTimeFormat(t.locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(utcDay(date));

/** The day of an instant in the region's zone, as yyyy-mm-dd. */
export const dayOf = (instant: Date | string): string => new Intl.DateTimeFormat('sv', { timeZone: zone() }).format(new Date(instant));

/** Today in the region. */
export const today = (): string => dayOf(new Date());

/** A date some days later. */
export const addDays = (date: string, days: number): string => new Date(utcDay(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Days from one bare date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((utcDay(to).getTime() - utcDay(from).getTime()) / 86_400_000);

const zoneNames: Readonly<Record<string, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

const inZone = (instant: string | Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(t.locale, { ...options, timeZone: zone() }).format(new Date(instant));

/** The time of an instant, to the second. */
export const clock = (instant: string | Date): string => inZone(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** The day of an instant. */
export const instantDay = (instant: string | null): string => instant === null ? '–' : inZone(instant, { dateStyle: 'medium' });

/** A moment with its zone; its day too unless it is today. */
export function moment(instant: string): string {
  const name = zoneNames[zone()] ?? inZone(instant, { timeZoneName: 'short' }).split(' ').at(-1);
  const date = dayOf(instant) === today() ? '' : `${instantDay(instant)} `;
  return `${date}${clock(instant)} ${name}`;
}

/** The last moment of a day in the region, as the API takes it; now, of a day that is not over. */
export function endOfDay(date: string): string {
  const offset = (at: Date): number => {
    const part = new Intl.DateTimeFormat('en', { timeZone: zone(), timeZoneName: 'longOffset' }).formatToParts(at).find(p => p.type === 'timeZoneName');
    const found = /([+-])(\d\d):(\d\d)/.exec(part?.value ?? '');
    return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
  };
  const end = utcDay(date).getTime() + 86_399_000;
  const instant = end - offset(new Date(end)) * 60_000;
  return new Date(Math.min(instant, Date.now() - 1000)).toISOString();
}

/** Share of a year that is gone on a date, the date included. */
export function yearGone(year: number, date: string): number {
  const start = Date.UTC(year, 0, 1);
  return Math.min(1, (utcDay(date).getTime() - start + 86_400_000) / (Date.UTC(year + 1, 0, 1) - start));
}
