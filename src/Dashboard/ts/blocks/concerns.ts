import { agencyPath, batchPath } from '../address.js';
import { addDays, daysBetween, percent, shortDay, whole } from '../format.js';
import type { BatchCard } from '../graphql/operations.js';
import { t } from '../text/text.js';
import { RANKED_FROM, type AgencyLine } from './league.js';

/** Something that somebody should look at. */
export interface Concern {
  readonly key: string;
  readonly subject: string;
  readonly path: string;
  readonly reason: string;
  /** Larger comes first. */
  readonly weight: number;
}

const SOON_DAYS = 14;

function agencyConcerns(lines: readonly AgencyLine[]): Concern[] {
  return lines.filter(a => a.figures.headcount >= RANKED_FROM).flatMap(a => {
    const { headcount, forecastCompliant, participants } = a.figures;
    const path = agencyPath(a.code);
    const forecast = forecastCompliant / headcount;
    const missing = 1 - participants / headcount;
    return [
      ...(forecast < 0.5 ? [{ key: `forecast-${a.code}`, subject: a.name, path, reason: t.concernForecast(percent(forecast)), weight: (0.5 - forecast) * headcount }] : []),
      ...(missing > 0.5 && a.gone > 0.5 ? [{ key: `reach-${a.code}`, subject: a.name, path: `${path}#members`, reason: t.concernReach(whole(headcount - participants), whole(headcount)), weight: (missing - 0.5) * headcount }] : []),
    ];
  });
}

function batchConcerns(batches: readonly BatchCard[], today: string): Concern[] {
  return batches.filter(b => b.status !== 'CANCELLED').flatMap(b => {
    const concern = (kind: string, reason: string, weight: number): Concern => ({ key: `${kind}-${b.code}`, subject: b.name, path: batchPath(b.code), reason, weight });
    const [enrolled, attended, completed] = [b.enrolled ?? 0, b.attended ?? 0, b.completed ?? 0];
    const found: Concern[] = [];
    const soon = b.startsOn !== null && b.startsOn >= today && b.startsOn <= addDays(today, SOON_DAYS);
    if (soon && b.seats !== null && enrolled < b.seats / 2) found.push(concern('empty', t.concernEmpty(whole(daysBetween(today, b.startsOn!)), whole(b.seats - enrolled), whole(b.seats)), b.seats - enrolled));
    if ((b.waitListed ?? 0) > 0 && b.status !== 'FINISHED') found.push(concern('waiting', t.concernWaiting(whole(b.waitListed)), b.waitListed ?? 0));
    if (b.status === 'FINISHED' && b.endsOn !== null && b.endsOn >= addDays(today, -60) && enrolled > 0 && completed < enrolled * 0.7) found.push(concern('left', t.concernLeft(whole(completed), whole(enrolled), shortDay(b.endsOn)), enrolled - completed));
    if (b.status === 'RUNNING' && b.mode === 'SCHEDULED' && enrolled > 0 && attended < enrolled / 2) found.push(concern('absent', t.concernAbsent(whole(attended), whole(enrolled)), enrolled - attended));
    return found;
  });
}

/** What needs attention, each with its reason, the heaviest first. */
export const concernsOf = (lines: readonly AgencyLine[], batches: readonly BatchCard[], today: string): Concern[] =>
  [...agencyConcerns(lines), ...batchConcerns(batches, today)].sort((a, b) => b.weight - a.weight || a.key.localeCompare(b.key));
