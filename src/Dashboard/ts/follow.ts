import { cycleMoves, regionMoves, type CycleTopic } from './graphql/operations.js';
import type { Scope } from './live.js';

/** Milliseconds between two askings after changes of a topic itself. */
const TOPIC_GAP_MS = 1_000;

/** Milliseconds between two askings while completions go on and on. */
export const FIGURES_GAP_MS = 5_000;

/** Keeps a page as new as its topics, and as the figures of a year that it draws on. */
export function follow(scope: Scope, topics: readonly CycleTopic[], year: number | null): void {
  for (const topic of topics) scope.refreshOn(cycleMoves, { topic }, TOPIC_GAP_MS);
  if (year !== null) scope.refreshOn(regionMoves, { year }, FIGURES_GAP_MS);
}
