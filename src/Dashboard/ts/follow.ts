import { cycleMoves, regionMoves, type CycleTopic } from './graphql/operations.js';
import type { Scope } from './live.js';

/** Keeps a page as new as its topics, and as the figures of a year that it draws on. */
export function follow(scope: Scope, topics: readonly CycleTopic[], year: number | null): void {
  for (const topic of topics) scope.refreshOn(cycleMoves, { topic });
  if (year !== null) scope.refreshOn(regionMoves, { year });
}
